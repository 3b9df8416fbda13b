using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Newsroom.Content;

namespace Newsroom.Files;

/// <summary>
/// Writes drawings (SVG 2) anew with what is drawn: without metadata, comments, scripts and what programs keep for themselves, such as the
/// folders of their users. Photos inside are made anew, too.
/// </summary>
public static partial class SvgCleaner
{
    /// <summary>Bytes of a file that is read.</summary>
    public const long MaxBytes = 5 << 20;

    private const int MaxPhotos = 20;
    private const long MaxCharactersOfEntities = 1_000_000;
    private const string XLink = "http://www.w3.org/1999/xlink";

    private static readonly HashSet<string> Drawn =
        ["", "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"];

    private static readonly HashSet<string> NotDrawn = ["metadata", "script"];

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Parse,
        XmlResolver = null,
        MaxCharactersFromEntities = MaxCharactersOfEntities,
        Async = true,
    };

    /// <param name="content">The file.</param>
    /// <param name="convert">Makes a photo anew.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="UnreadableException">It is broken, or has a photo that can't be made anew. The message says so.</exception>
    public static async Task<byte[]> CleanAsync(
        byte[] content, Func<byte[], Task<ConvertedPicture>> convert, CancellationToken cancellationToken)
    {
        var drawing = await ReadAsync(content, cancellationToken);
        drawing.DocumentType?.Remove();
        foreach (var node in drawing.DescendantNodes().Where(IsLeftOut).ToList())
        {
            node.Remove();
        }

        var photos = 0;
        foreach (var element in drawing.Descendants())
        {
            foreach (var attribute in element.Attributes().Where(IsLeftOut).ToList())
            {
                attribute.Remove();
            }

            foreach (var attribute in element.Attributes().Where(one => Photo().IsMatch(one.Value)))
            {
                Check(attribute.Name.LocalName == "href" && ++photos <= MaxPhotos);
                attribute.Value = await ConvertAsync(attribute.Value, convert);
            }
        }

        Check(!drawing.DescendantNodes().OfType<XText>().Any(text => Photo().IsMatch(text.Value)));
        using var written = new MemoryStream();
        await using (var writer = XmlWriter.Create(written, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Async = true }))
        {
            await drawing.SaveAsync(writer, cancellationToken);
        }

        return written.ToArray();
    }

    private static async Task<XDocument> ReadAsync(byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content, writable: false), Settings);
            return await XDocument.LoadAsync(reader, LoadOptions.PreserveWhitespace, cancellationToken);
        }
        catch (XmlException broken)
        {
            throw new UnreadableException($"The drawing is broken: {broken.Message}", broken);
        }
    }

    private static bool IsLeftOut(XNode node) => node switch
    {
        XElement element => !Drawn.Contains(element.Name.NamespaceName) || NotDrawn.Contains(element.Name.LocalName),
        XComment or XProcessingInstruction => true,
        _ => false,
    };

    private static bool IsLeftOut(XAttribute attribute) => !attribute.IsNamespaceDeclaration
        && ((attribute.Name.NamespaceName.Length > 0 && attribute.Name.NamespaceName != XLink && attribute.Name.Namespace != XNamespace.Xml)
            || attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));

    private static async Task<string> ConvertAsync(string address, Func<byte[], Task<ConvertedPicture>> convert)
    {
        var match = Base64().Match(address);
        Check(match.Success);
        try
        {
            var photo = await convert(Convert.FromBase64String(Uri.UnescapeDataString(match.Groups["content"].Value)));
            return $"data:{photo.MediaType};base64,{Convert.ToBase64String(photo.Bytes)}";
        }
        catch (FormatException broken)
        {
            throw new UnreadableException("The drawing has a broken photo inside.", broken);
        }
    }

    private static void Check(bool canBeMade)
    {
        if (!canBeMade)
        {
            throw new UnreadableException("The drawing has photos inside that can't be made anew: export it as PNG.");
        }
    }

    [GeneratedRegex(@"data:\s*image/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Photo();

    [GeneratedRegex(@"^\s*data:image/[\w.+-]+;base64,(?<content>[\s\S]*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Base64();
}
