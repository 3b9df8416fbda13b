using System.Text.Json;
using System.Text.Json.Serialization;
using Newsroom.Content;
using Newsroom.Events.Extraction;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Xunit;

namespace Newsroom.Tests.Events.Extraction;

public sealed class ReferenceArticlesTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static TheoryData<string> Articles =>
        [
            "000_99689216857a831c.txt",
            "001_6ccb78711614c763.txt",
            "002_b9af2f1766088a0c.txt",
            "003_bc660e991947afc9.txt",
            "004_dd3eb7dceb9fbb7c.txt",
        ];

    public static TheoryData<string> ArticlesWithoutPlace => ["000_99689216857a831c.txt", "003_bc660e991947afc9.txt"];

    [Theory]
    [MemberData(nameof(Articles))]
    public void Every_event_is_found_and_no_other(string name)
    {
        var shared = Shared();
        Assert.SkipWhen(shared is null, "The reference articles are not beside the repository.");
        var golden = JsonSerializer.Deserialize<Dictionary<string, Golden>>(
            File.ReadAllText(Path.Combine(shared, "golden", "seeds.json")),
            Json
        )![name];
        var left = Extract(shared, name).ToList();
        foreach (var expected in golden.Events)
        {
            var found = left.Find(expected.Matches);
            Assert.True(found is not null, $"{expected} is not among:\n{string.Join('\n', left)}");
            left.Remove(found);
        }

        Assert.DoesNotContain(left, extra => !golden.MayAlso.Any(allowed => allowed.Matches(extra)));
    }

    [Theory]
    [MemberData(nameof(ArticlesWithoutPlace))]
    public void A_place_in_the_name_of_a_process_is_not_the_place_of_its_events(string name)
    {
        var shared = Shared();
        Assert.SkipWhen(shared is null, "The reference articles are not beside the repository.");
        var expected = JsonSerializer.Deserialize<Dictionary<string, PlaceFact[]>>(
            File.ReadAllText(Path.Combine(shared, "golden", "places.json")),
            Json
        )![name];
        var events = Extract(shared, name);
        Assert.All(expected, fact =>
        {
            var found = Assert.Single(events, item => item.Start == fact.Start);
            Assert.Equal((fact.Place, fact.Online), (found.Place, found.Online));
        });
    }

    [Fact]
    public void A_signing_is_named_by_a_noun_phrase()
    {
        var shared = Shared();
        Assert.SkipWhen(shared is null, "The reference articles are not beside the repository.");
        var signing = Assert.Single(Extract(shared, "000_99689216857a831c.txt"), item => item.Precision == EventPrecision.Day);
        Assert.Equal("Signature du protocole d'accord entre l’ICMPD et le MMC", signing.Title);
    }

    private static IReadOnlyList<Event> Extract(string shared, string name)
    {
        var page = CopyEditor.Edit(new PlainTextFormat(new HtmlCleaner()).Read(File.ReadAllBytes(Path.Combine(shared, "seeds", name)), []));
        var dateline = DatelineText.Find(page.Lead);
        return EventExtractor.Extract(new ExtractionInput("article", page.Headline ?? Lead.Title(page.Lead) ?? name, "fr", page.Text)
        {
            Published = dateline?.Date ?? new DateOnly(2026, 11, 22),
            PublishedInferred = dateline is null,
            Dateline = dateline,
        });
    }

    private static string? Shared()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var shared = Path.Combine(folder.FullName, "shared");
            if (File.Exists(Path.Combine(shared, "golden", "seeds.json")))
            {
                return shared;
            }
        }

        return null;
    }

    private sealed record PlaceFact(DateTime Start, string? Place, bool? Online);

    private sealed record Golden(GoldenEvent[] Events)
    {
        public GoldenEvent[] MayAlso { get; init; } = [];
    }

    private sealed record GoldenEvent(string Start, string Precision)
    {
        public string? End { get; init; }
        public string? EndInclusive { get; init; }
        public string? Zone { get; init; }
        public string? Place { get; init; }
        public string? Venue { get; init; }
        public string? Language { get; init; }
        public bool? Online { get; init; }
        public string[] About { get; init; } = [];

        [JsonIgnore]
        private DateTime Opening => DateTime.Parse(Precision == "month" ? $"{Start}-01" : Start, null);

        public bool Matches(Event found) =>
            found.Start == Opening
            && found.Precision == (Precision == "month" ? EventPrecision.Month : EventPrecision.Day)
            && found.End
                == (
                    Precision == "month" ? Opening.AddMonths(1)
                    : End is not null ? DateTime.Parse(End, null)
                    : DateTime.Parse(EndInclusive ?? Start, null).AddDays(1))
            && (Zone is null || found.Zone == Zone)
            && (Place is null || found.Place == Place)
            && (Venue is null || found.Venue == Venue)
            && (Language is null || found.Languages?.Contains(Language) == true)
            && (Online is null || found.Online == Online)
            && Array.TrueForAll(About, word => found.Title.Contains(word, StringComparison.Ordinal));
    }
}
