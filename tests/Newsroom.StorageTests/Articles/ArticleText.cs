using System.Globalization;
using Newsroom.Content;

namespace Newsroom.Tests.Articles;

/// <summary>Articles as editors write them, for the tests of this folder.</summary>
public static class ArticleText
{
    private static readonly string[] AliasNames = ["first", "second", "third"];

    private static readonly (DateTime Start, string Title) Opening = (new(2026, 3, 31), "Ouverture");
    private static readonly (DateTime Start, string Title) Closing = (new(2026, 4, 2), "Clôture");
    private static readonly (DateTime Start, string Title) Press = (new(2026, 4, 3), "Conférence de presse");

    /// <summary>Every event that any of the texts states.</summary>
    public static IReadOnlyList<(DateTime Start, string Title)> AllEvents => [Opening, Closing, Press];

    public static string First(string name) =>
        Write(name, "fr", "2024-06-25", "Le dialogue a commencé à Rabat. Les ministres y participent.", Opening, Closing);

    /// <summary>The same article with another text, date and events: one stays, one is removed, one is new.</summary>
    public static string Changed(string name) =>
        Write(name, "fr", "2024-06-27", "Les ministres ont conclu. Un plan commun en résulte.", Closing, Press);

    /// <summary>The same article with a corrected date of the opening and title of the closing.</summary>
    public static string Corrected(string name) =>
        Write(
            name,
            "fr",
            "2024-06-25",
            "Le dialogue a commencé à Rabat. Les ministres y participent.",
            Opening with { Start = Opening.Start.AddDays(1) },
            Closing with { Title = "Clôture solennelle" });

    /// <summary>The same article without its events.</summary>
    public static string WithoutEvents(string name) => First(name).Replace("events:", "others:", StringComparison.Ordinal);

    public static string InEnglish(string name) =>
        Write(name, "en", "2024-06-25", "The dialogue has started in Rabat. Ministers take part.", Opening);

    public static string AsDraft(string name) => First(name).Replace("language:", "draft: true\nlanguage:", StringComparison.Ordinal);

    /// <summary>The same article with old addresses: of those that <see cref="OldAddresses"/> lists, some by their places.</summary>
    public static string WithAliases(string name, params int[] places) => First("Titre").Replace(
        "language:",
        $"aliases: [{string.Join(", ", places.Select(place => OldAddresses($"{name}.md")[place]))}]\nlanguage:",
        StringComparison.Ordinal);

    /// <summary>All old addresses that an article of a path may have.</summary>
    public static IReadOnlyList<string> OldAddresses(string path) =>
        [.. AliasNames.Select(place => $"/{new BlobPath(path).Name}/{place}")];

    private static string Write(string name, string language, string date, string text, params (DateTime Start, string Title)[] events) =>
        $"""
        ---
        title: {name} en {language}
        language: {language}
        date: {date}
        events:
        {string.Join('\n', events.Select(@event => string.Create(
            CultureInfo.InvariantCulture, $"  - title: {@event.Title}\n    start: {@event.Start:yyyy-MM-dd}")))}
        ---
        {text}
        """;
}
