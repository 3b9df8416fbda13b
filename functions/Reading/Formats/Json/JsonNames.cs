using System.Globalization;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Json;

/// <summary>
/// The fields <c>names</c> (objects with <c>acronym</c> and <c>name</c>) and <c>dateline</c> (<c>place</c> and <c>date</c>).
/// </summary>
internal static class JsonNames
{
    private const int MaxAcronymLength = 20;
    private const int MaxNameLength = 200;

    public static IReadOnlyList<Name> Read(JsonFields article) =>
        [.. article.Items("names").Select(item => item.Fields).OfType<JsonFields>().Select(ReadOne).OfType<Name>()];

    public static Dateline? ReadDateline(JsonFields article) =>
        article.Object("dateline") is { } fields
        && fields.Line("place") is { } place
        && fields.Read("date", Day, "a day such as 2026-03-31") is { } day
            ? new Dateline(TextLimits.Shorten(place, MaxNameLength), day)
            : null;

    private static Name? ReadOne(JsonFields fields) =>
        fields.Line("acronym") is { } acronym && fields.Line("name") is { } name
            ? new Name(TextLimits.Shorten(acronym, MaxAcronymLength), TextLimits.Shorten(name, MaxNameLength))
            : null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
