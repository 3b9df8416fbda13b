using System.IO.Compression;
using System.Text;

namespace Newsroom.Tests.Reading;

/// <summary>OpenDocument texts as word processors write them, made of the XML inside their body.</summary>
internal static class OpenDocumentFile
{
    private const string Namespaces =
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
        + "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
        + "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" "
        + "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
        + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

    private const string Automatic = """
        <office:automatic-styles>
        <style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
        <style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
        <style:style style:name="Up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
        <style:style style:name="Hid" style:family="text"><style:text-properties text:display="none"/></style:style>
        <style:style style:name="PB" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-weight="bold"/></style:style>
        <style:style style:name="PT" style:family="paragraph" style:parent-style-name="Title"/>
        <style:style style:name="PC" style:family="paragraph" style:parent-style-name="PC"/>
        <text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>
        <text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>
        </office:automatic-styles>
        """;

    /// <summary>An archive with the styles B, I, Up, Hid (of text), PB, PT, PC (of paragraphs), Bullets and Numbers (of lists).</summary>
    public static byte[] Of(string body, string meta = "", string manifest = "", string header = "En-tête")
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "mimetype", "application/vnd.oasis.opendocument.text");
            Write(zip, "content.xml", $"<office:document-content {Namespaces}>{Automatic}{Body(body)}</office:document-content>");
            Write(zip, "styles.xml", $"<office:document-styles {Namespaces}><office:styles>"
                + "<style:style style:name=\"Title\" style:family=\"paragraph\"/></office:styles><office:master-styles>"
                + "<style:master-page><style:header><text:p>" + header + "</text:p></style:header></style:master-page></office:master-styles>"
                + "</office:document-styles>");
            Write(zip, "meta.xml", $"<office:document-meta {Namespaces}><office:meta>{meta}</office:meta></office:document-meta>");
            Write(zip, "META-INF/manifest.xml", $"<manifest xmlns=\"urn:x\">{manifest}</manifest>");
        }

        return stream.ToArray();
    }

    /// <summary>The same as one XML file.</summary>
    public static byte[] Flat(string body, string meta = "") => Encoding.UTF8.GetBytes(
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document {Namespaces}><office:meta>{meta}</office:meta>{Automatic}{Body(body)}"
            + "</office:document>");

    /// <summary>An archive with one part.</summary>
    public static byte[] With(string name, string content)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, name, content);
        }

        return stream.ToArray();
    }

    public static string P(string text, string style = "Standard") => $"<text:p text:style-name=\"{style}\">{text}</text:p>";

    public static string H(string text, int level) => $"<text:h text:outline-level=\"{level}\">{text}</text:h>";

    private static string Body(string body) => $"<office:body><office:text>{body}</office:text></office:body>";

    private static void Write(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(content);
    }
}
