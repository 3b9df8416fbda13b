using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Newsroom.Markup;

namespace Newsroom.Benchmarks.Extraction;

/// <summary>The two sets of pages, as their repositories have them.</summary>
internal static partial class TestPages
{
    private const int MinWords = 100;

    /// <summary>Readability's pages with their texts; those with placeholder text or hardly any are left out.</summary>
    /// <exception cref="BenchmarkException">They are not there.</exception>
    public static IReadOnlyList<TestPage> OfReadability(DirectoryInfo folder)
    {
        var pages = new DirectoryInfo(Path.Combine(folder.FullName, "readability", "test", "test-pages"));
        Demand(pages.Exists, $"{pages.FullName} (the test pages of mozilla/readability)");
        return [.. pages.EnumerateDirectories().OrderBy(page => page.Name, StringComparer.Ordinal).Select(OfReadabilityPage)
            .Where(page => WordScore.Words(page.Text!).Count() >= MinWords && !Placeholder().IsMatch(page.Text!))];
    }

    /// <summary>Trafilatura's pages with the phrases that people marked in them.</summary>
    /// <exception cref="BenchmarkException">They are not there.</exception>
    public static IReadOnlyList<TestPage> OfTrafilatura(DirectoryInfo folder)
    {
        var tests = Path.Combine(folder.FullName, "trafilatura", "tests");
        var file = new FileInfo(Path.Combine(tests, "evaldata.json"));
        Demand(file.Exists, $"{file.FullName} (the evaluation set of adbar/trafilatura)");
        using var set = JsonDocument.Parse(File.ReadAllText(file.FullName));
        return [.. set.RootElement.EnumerateObject().Select(item => OfTrafilaturaPage(tests, item.Value)).Where(page => page.File.Exists)
            .OrderBy(page => page.Name, StringComparer.Ordinal)];
    }

    private static void Demand(bool exists, string what)
    {
        if (!exists)
        {
            throw new BenchmarkException($"There is no {what}: put it there to run this benchmark.");
        }
    }

    private static TestPage OfReadabilityPage(DirectoryInfo folder)
    {
        var expected = new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(folder.FullName, "expected.html")));
        using var metadata = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.FullName, "expected-metadata.json")));
        return new TestPage(folder.Name, new FileInfo(Path.Combine(folder.FullName, "source.html")))
        {
            Text = HtmlText.Of(expected.Body!),
            Title = Field(metadata.RootElement, "title"),
            Date = Day(Field(metadata.RootElement, "publishedTime")),
            Author = Field(metadata.RootElement, "byline"),
        };
    }

    private static TestPage OfTrafilaturaPage(string tests, JsonElement item)
    {
        var name = item.GetProperty("file").GetString()!;
        var cached = new FileInfo(Path.Combine(tests, "cache", name));
        return new TestPage(name, cached.Exists ? cached : new FileInfo(Path.Combine(tests, "eval", name)))
        {
            With = Phrases(item, "with"),
            Without = Phrases(item, "without"),
            Title = Field(item, "title"),
            Date = Day(Field(item, "date")),
            Author = Field(item, "author"),
        };
    }

    private static List<string> Phrases(JsonElement item, string name) =>
        [.. item.GetProperty(name).EnumerateArray().Select(phrase => phrase.GetString()!)];

    private static string? Field(JsonElement item, string name) => !item.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String when !string.IsNullOrWhiteSpace(value.GetString()) => value.GetString(),
        JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(part => part.GetString())),
        _ => null,
    };

    private static DateOnly? Day(string? text) =>
        text?.Length >= 10 && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : null;

    [GeneratedRegex("lorem ipsum|ipsum dolor|tempor incididunt", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
