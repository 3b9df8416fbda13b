using Newsroom.Content;

namespace Newsroom.Reading.Formats.Json;

/// <summary>
/// The field <c>image</c>: an address or a path, or an object with <c>url</c>, <c>alt</c>, <c>caption</c> and <c>credit</c>, or a list of
/// which the first counts.
/// </summary>
internal static class JsonPicture
{
    private const int MaxTextLength = 500;

    /// <summary>Null if there is none. The address is not checked.</summary>
    public static Picture? Read(JsonFields article) => article.First("image") switch
    {
        { Text: { } source } => new Picture(source),
        { Fields: { } fields } when (fields.Line("url") ?? fields.Line("src")) is { } source =>
            new Picture(source, Text(fields, "alt"), Text(fields, "caption"), Text(fields, "credit")),
        _ => null,
    };

    private static string? Text(JsonFields fields, string name) =>
        fields.Line(name) is { } text ? TextLimits.Shorten(text, MaxTextLength) : null;
}
