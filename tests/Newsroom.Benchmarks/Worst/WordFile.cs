using System.IO.Compression;
using System.Text;

namespace Newsroom.Benchmarks.Worst;

/// <summary>A Word file of a text of elements, with noise beside it: an archive of too little for what it unpacks to is refused.</summary>
internal static class WordFile
{
    private const int Ratio = 90;
    private const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static byte[] Write(string text)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"bin\" ContentType=\"application/octet-stream\"/><Override PartName=\"/word/document.xml\" "
                + "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            Add(archive, "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
                + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>"
                + "</Relationships>");
            Add(archive, "word/document.xml",
                $"<w:document xmlns:w=\"{Namespace}\"><w:body><w:p><w:r><w:t>Gardens</w:t></w:r></w:p>{text}</w:body></w:document>");
            var noise = new byte[text.Length / Ratio];
            new Random(1).NextBytes(noise);
            using var part = archive.CreateEntry("noise.bin", CompressionLevel.NoCompression).Open();
            part.Write(noise);
        }

        return stream.ToArray();
    }

    private static void Add(ZipArchive archive, string name, string content)
    {
        using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes(content));
    }
}
