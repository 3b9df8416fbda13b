using System.Text.RegularExpressions;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Terms of an organisation in translations by Apertium.</summary>
public sealed partial class GlossaryTests(RunningSite sites)
{
    private const string Table = """
        fr,en,case,keep
        Processus de Rabat,Rabat Process,,
        Processus de Khartoum,Khartoum Process,,
        Centre des migrations mixtes,Mixed Migration Centre,,
        Centre de migration mixte,Mixed Migration Centre,,
        Conseil danois pour les réfugiés,Danish Refugee Council,,
        Centre international pour le développement des politiques migratoires,International Centre for Migration Policy Development,,
        "Pacte mondial pour des migrations sûres, ordonnées et régulières","Global Compact for Safe, Orderly and Regular Migration",,
        Forum international d'examen des migrations,International Migration Review Forum,,
        Nations unies,United Nations,,
        Plan d'action de Marrakech,Marrakesh Action Plan,,
        PMM,GCM,,
        ICMPD,,no,yes
        MMC,,,yes
        4Mi,,yes,yes
        MIEUX,,,yes
        """;

    private static readonly Dictionary<string, string> Terms = new()
    {
        ["Processus de Rabat"] = "Rabat Process",
        ["Processus de Khartoum"] = "Khartoum Process",
        ["Centre des migrations mixtes"] = "Mixed Migration Centre",
        ["Centre de migration mixte"] = "Mixed Migration Centre",
        ["Conseil danois pour les réfugiés"] = "Danish Refugee Council",
        ["Centre international pour le développement des politiques migratoires"] = "International Centre for Migration Policy Development",
        ["Pacte mondial pour des migrations sûres, ordonnées et régulières"] = "Global Compact for Safe, Orderly and Regular Migration",
        ["Forum international d'examen des migrations"] = "International Migration Review Forum",
        ["Nations unies"] = "United Nations",
        ["Plan d'action de Marrakech"] = "Marrakesh Action Plan",
        ["PMM"] = "GCM",
        ["ICMPD"] = "ICMPD",
        ["MMC"] = "MMC",
        ["4Mi"] = "4Mi",
        ["MIEUX"] = "MIEUX",
    };

    [Fact]
    public async Task The_reference_articles_have_every_term_number_acronym_and_address()
    {
        var shared = ReferenceArticleTests.Shared;
        Assert.SkipWhen(shared is null, "There is no folder shared/seeds beside the repository.");
        await using var site = await sites.StartOwnAsync(new SiteSettings { Translator = "apertium" });
        await site.UploadAsync("glossary/names.csv", Table);
        Assert.Equal("complete", (await site.OverAsync("glossary/names.csv")).Text("state"));
        var folder = new SiteFolder(site);
        var seen = new HashSet<string>();
        foreach (var file in shared.GetDirectories("seeds").Single().GetFiles("*.txt"))
        {
            await folder.PublishAsync(file.Name, await File.ReadAllBytesAsync(file.FullName, TestContext.Current.CancellationToken));
            var english = await site.GetJsonAsync($"api/articles/{folder.Id(file.Name)}?lang=en&view=parallel");
            Assert.Equal("machine", english.Text("kind"));
            var segments = english.List("segments").Select(segment =>
                (Plain(segment.Text("source")!), Plain(segment.Text("target")!), segment.Texts("flags")));
            foreach (var (source, target, flags) in segments)
            {
                Assert.Empty(flags.Except(["quotation", "length"]));
                Assert.All(Numbers().Matches(source), number => Assert.Contains(number.Value, target, StringComparison.Ordinal));
                Assert.All(Addresses().Matches(source), address => Assert.Contains(address.Value, target, StringComparison.Ordinal));
                var terms = Terms.Where(term => Regex.IsMatch(source, $@"(?i)(?<!\w){Regex.Escape(term.Key)}(?!\w)"));
                foreach (var (term, translation) in terms)
                {
                    Assert.Contains(translation, target, StringComparison.OrdinalIgnoreCase);
                    seen.Add(term);
                }
            }
        }

        Assert.Equal(Terms.Keys.Order(), seen.Order());
    }

    [Fact]
    public async Task Another_glossary_changes_on_request_the_sentences_that_it_touches()
    {
        await using var site = await sites.StartOwnAsync(new SiteSettings { Translator = "apertium" });
        var folder = new SiteFolder(site);
        await folder.PublishAsync("un.md", "# Un sommet\n\nLes voisins du Processus de Rabat parlent. Les enfants regardent la ville.");
        var other = await folder.PublishAsync("deux.md", "# Un marché\n\nLes enfants regardent la ville.");
        var before = await folder.ArticleAsync("un.md", "en");
        Assert.DoesNotContain("Rabat Process", before.Text("text"), StringComparison.Ordinal);

        await site.UploadAsync("glossary/names.csv", "fr;en\nProcessus de Rabat;Rabat Process\nseul;\n");
        var row = await site.OverAsync("glossary/names.csv");
        Assert.Equal(["Line 3: 'seul' has no translation, and its column keep does not say yes."], row.Texts("warnings"));
        Assert.Equal(before.Text("text"), (await folder.ArticleAsync("un.md", "en")).Text("text"));

        Assert.Contains(
            "2 translations are compared", (await site.PostAsync("api/translations/renew")).Text("message"), StringComparison.Ordinal);
        var after = await site.EventuallyAsync(
            () => folder.ArticleAsync("un.md", "en"),
            english => english.Text("text")!.Contains("of the Rabat Process", StringComparison.Ordinal));
        Assert.Equal(before.Text("text")!.Split(". ")[1], after.Text("text")!.Split(". ")[1]);
        Assert.Equal(before.Text("id"), after.Text("id"));
        Assert.Equal(1, after.GetProperty("translation").GetProperty("sent").GetInt32());
        Assert.Equal([folder.Id("un.md")], await folder.FoundAsync("en", "\"rabat process\""));
        Assert.Equal(
            other.GetProperty("translations").ToString(),
            (await site.StatusAsync(folder.Path("deux.md"))).GetProperty("translations").ToString());

        // Without the glossary, the translation is as before.
        await site.DeleteAsync("glossary/names.csv");
        await site.OverAsync("glossary/names.csv", row => row.Text("state") == "withdrawn");
        await site.PostAsync($"api/translations/renew?path={folder.Path("un.md")}");
        await site.EventuallyAsync(() => folder.ArticleAsync("un.md", "en"), english => english.Text("text") == before.Text("text"));
        await folder.WithdrawAsync("un.md");
        await folder.WithdrawAsync("deux.md");
        Assert.Empty(await site.BodiesAsync());
        Assert.Empty(site.Errors);
    }

    [Fact]
    public async Task What_waits_for_review_is_approved_by_a_request()
    {
        await using var site = await sites.StartOwnAsync(
            new SiteSettings { Translator = "apertium", Others = new() { ["Newsroom:ReviewAbovePercent"] = "0" } });
        var folder = new SiteFolder(site);

        // An acronym that Apertium translates as a word.
        await site.UploadAsync(folder.Path("un.md"), "# Un sommet\n\nLe programme MIEUX commence demain.");
        var row = await site.EventuallyAsync(
            () => site.StatusAsync(folder.Path("un.md")),
            row => row.ValueKind != System.Text.Json.JsonValueKind.Undefined
                && row.Text("error")?.Contains("waits for review", StringComparison.Ordinal) == true);
        Assert.Equal("published", row.Text("state"));
        Assert.Equal("fr", (await folder.ArticleAsync("un.md", "en")).Text("language"));
        Assert.Contains(
            "an acronym of the original is missing",
            await site.GetTextAsync($"api/articles/{folder.Id("un.md")}/en/export"),
            StringComparison.Ordinal);
        Assert.Equal(
            "un.md",
            System.IO.Path.GetFileName(
                (await site.PostAsync($"api/translations/approve?path={folder.Path("un.md")}&lang=en")).Text("path")));
        Assert.Equal("en", (await folder.ArticleAsync("un.md", "en")).Text("language"));
        Assert.Equal("complete", (await site.StatusAsync(folder.Path("un.md"))).Text("state"));
        Assert.True((await site.GetJsonAsync("api/status")).GetProperty("translation").GetProperty("characters").GetInt64() > 0);
    }

    [Fact]
    public async Task A_table_without_languages_is_refused_with_the_reason()
    {
        await using var site = await sites.StartOwnAsync(new SiteSettings());
        await site.UploadAsync("glossary/odd.csv", "word,translation\nchat,cat\n");
        var row = await site.OverAsync("glossary/odd.csv");
        Assert.Equal(
            ("rejected", "The first row of a glossary has the codes of the languages, such as fr,en,case,keep."),
            (row.Text("state"), row.Text("error")));
    }

    private static string Plain(string html) => System.Net.WebUtility.HtmlDecode(Tags().Replace(html, ""));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"(?<![\w])\d{2,}(?!\w)")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"https?://\S+|[\w.]+@[\w.]+\w")]
    private static partial Regex Addresses();
}
