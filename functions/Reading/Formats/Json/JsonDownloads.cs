using Newsroom.Content;

namespace Newsroom.Reading.Formats.Json;

/// <summary>The field <c>downloads</c>: titles, or objects with <c>title</c>, <c>url</c>, <c>type</c> and <c>size</c>.</summary>
internal static class JsonDownloads
{

    public static IReadOnlyList<Download> Read(JsonFields article) => [.. article.Items("downloads").Select(Read).OfType<Download>()];

    private static Download? Read((string? Text, JsonFields? Fields) item)
    {
        if (item.Fields is not { } fields)
        {
            return new Download(TextLimits.Shorten(item.Text!, TextLimits.MaxTitle), StatedText.WebAddress(item.Text));
        }

        var url = fields.Read("url", StatedText.WebAddress, "the address of a file, such as https://example.org/report.pdf");
        return (fields.Line("title") ?? url) is { } title
            ? new Download(TextLimits.Shorten(title, TextLimits.MaxTitle), url, fields.Line("type"), fields.Count("size"))
            : null;
    }
}
