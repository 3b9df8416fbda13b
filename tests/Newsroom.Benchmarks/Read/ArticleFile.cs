using System.Net;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Newsroom.Benchmarks.Read;

/// <summary>A way to write a text of paragraphs into a file.</summary>
internal sealed record ArticleFile(string Extension, Func<string, byte[]> Write)
{
    public static IReadOnlyList<ArticleFile> Formats { get; } =
    [
        new("txt", Encoding.UTF8.GetBytes),
        new("md", text => Encoding.UTF8.GetBytes($"# {text}")),
        new("html", text => Encoding.UTF8.GetBytes(WebPage(text))),
        new("docx", WordDocument),
        new("json", text =>
            JsonSerializer.SerializeToUtf8Bytes(
                new Dictionary<string, string>
                {
                    ["title"] = Paragraphs(text)[0],
                    ["text"] = string.Join("\n\n", Paragraphs(text)[1..]),
                })),
    ];

    private static string[] Paragraphs(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string WebPage(string text)
    {
        var paragraphs = Paragraphs(text);
        var links = string.Concat(
            Enumerable.Range(1, 12).Select(number => $"<li><a href=\"/rubrique/{number}\">Rubrique {number}</a></li>"));
        return $"""
            <!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(paragraphs[0])} | Les nouvelles</title>
            <meta property="og:site_name" content="Les nouvelles"><script>var a = 1;</script></head>
            <body><header><nav><ul>{links}</ul></nav></header><main><article><h1>{WebUtility.HtmlEncode(paragraphs[0])}</h1>
            {string.Join('\n', paragraphs.Skip(1).Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph)}</p>"))}
            </article></main><aside><h2>À lire aussi</h2><ul>{links}</ul></aside><footer><p>© Les nouvelles</p></footer></body></html>
            """;
    }

    private static byte[] WordDocument(string text)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(
                new Body(Paragraphs(text).Select(paragraph => new Paragraph(new Run(new Text(paragraph))))));
        }

        return stream.ToArray();
    }
}
