using System.Diagnostics;
using CsCheck;
using Newsroom.Events.Extraction;
using Xunit;

namespace Newsroom.Tests.Events.Extraction;

public sealed class HostileTextTests
{
    private static readonly string[] Pieces =
    [
        "le ",
        "du ",
        "au ",
        "5",
        "31 ",
        "30 ",
        "février ",
        "mai ",
        "May ",
        "décembre ",
        "2025 ",
        "2024",
        " – ",
        "-",
        "/",
        ", ",
        ". ",
        "« ",
        " »",
        "“",
        "”",
        "\"",
        "(",
        ")",
        "\n",
        "\n\n- ",
        "atelier ",
        "Réunion ",
        "se tiendra ",
        "will be held ",
        "on ",
        "from ",
        "to ",
        "de 14 h à 16 h ",
        "9am–5pm ",
        "à Tunis",
        " in Geneva",
        "online",
        "vendredi ",
        "Friday ",
        "La langue de travail sera ",
        "l’anglais ",
        "dans la salle ",
        "Orangeraie ",
        "intitulé ",
        "depuis ",
        "\u0000",
        "\ud800",
        "\u00A0",
        "é",
        "2025-12-31 ",
        "99 ",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(OneOf(Pieces).Array[0, 60].Select(string.Concat), Gen.String);

    private static readonly Gen<string> Languages = OneOf(["fr", "en", "es", "", "zz"]);

    private static Gen<string> OneOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    [Fact]
    public void Any_text_gives_events_that_end_after_they_start() =>
        Gen.Select(Texts, Languages)
            .Sample(
                (text, language) =>
                {
                    foreach (var found in SentenceTests.Extract(language, text))
                    {
                        Assert.True(found.End > found.Start, text);
                        Assert.InRange(found.Confidence, 0.5, 1);
                        Assert.InRange(found.Title.Length, 1, 250);
                        Assert.False(found.Stated);
                        Assert.NotNull(found.Sentence);
                        Assert.True(
                            !found.AllDay
                                || (
                                    found.Zone is null
                                    && found.Start.TimeOfDay == TimeSpan.Zero
                                    && found.End.TimeOfDay == TimeSpan.Zero));
                    }
                });

    [Fact]
    public void The_same_text_gives_the_same_events() =>
        Texts.Sample(text =>
            Assert.Equal(
                SentenceTests.Extract("fr", text).Select(found => found.Key),
                SentenceTests.Extract("fr", text).Select(found => found.Key)));

    [Fact]
    public void Events_of_an_article_have_different_ids() =>
        Texts.Sample(text => Assert.Distinct(SentenceTests.Extract("fr", text).Select(found => found.Id)));

    public static TheoryData<string, string> Hostile =>
        new()
        {
            { "one line of a letter", new string('a', 1_000_000) },
            { "one line of full stops", new string('.', 1_000_000) },
            { "one line of digits", new string('1', 1_000_000) },
            { "one line of spaces", new string(' ', 1_000_000) },
            { "one line of words", string.Concat(Enumerable.Repeat("réunion du 5 ", 80_000)) },
            { "ten thousand dates in a line", string.Concat(Enumerable.Repeat("le 5 mai 2025, ", 10_000)) },
            {
                "ten thousand events",
                string.Concat(
                    Enumerable
                        .Range(0, 10_000)
                        .Select(i => $"Un atelier numéro {i} se tiendra le {1 + i % 28} mai {2000 + i % 90} à Tunis. "))
            },
            {
                "ten thousand items",
                string.Concat(Enumerable.Range(0, 10_000).Select(i => $"- Atelier {i} – mai {2000 + i % 90}, Tunis\n"))
            },
            { "nested quotes", string.Concat(Enumerable.Repeat("réunion « “", 20_000)) + "le 5 mai 2025" },
            { "open quotes", new string('«', 200_000) + " atelier le 5 mai 2025" },
            { "months in a row", string.Concat(Enumerable.Repeat("mai et ", 50_000)) + "2025" },
            { "days in a row", string.Concat(Enumerable.Repeat("5, ", 50_000)) + "5 mai 2025" },
            { "capitals", string.Concat(Enumerable.Repeat("New York de la Palace ", 20_000)) + "le 5 mai 2025" },
            { "at places", string.Concat(Enumerable.Repeat("dans la salle A B C du Palais de la ", 20_000)) + "le 5 mai 2025" },
            { "parentheses", new string('(', 100_000) + "réunion le 5 mai 2025" + new string(')', 100_000) },
            {
                "towns",
                string.Concat(Enumerable.Repeat("à Saint-Denis, quai de la Salle des Fêtes, ", 20_000)) + "le 5 mai 2025 à 9 h"
            },
            {
                "one noun, told again and again",
                string.Concat(
                    Enumerable.Range(0, 5_000).Select(i => $"Le congrès aura lieu le {1 + i % 28} mai {2000 + i % 90}.\n\n"))
            },
            { "a weekday before a stretch of months", "Un atelier se tiendra vendredi décembre – décembre 2025 à Tunis." },
            { "labels", string.Concat(Enumerable.Repeat("Date : 5 mai 2025\n", 50_000)) },
        };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_texts_are_read_quickly(string what, string text)
    {
        _ = what;
        var clock = Stopwatch.StartNew();
        var events = SentenceTests.Extract("fr", text);
        Assert.True(events.Count <= 100);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed}");
    }
}
