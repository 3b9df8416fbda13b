using System.Diagnostics;
using System.Net;
using System.Xml.Linq;
using Newsroom.Tests.Translation.Xliff;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>An article goes out to a translator as XLIFF and comes back.</summary>
public sealed class TranslatorTests(RunningSite sites)
{
    private static readonly XNamespace Core = "urn:oasis:names:tc:xliff:document:2.0";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sentence_edited_in_the_export_is_published_as_a_persons_and_followed_through_a_change_of_the_original()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("villes.fr.md", Original(folder, "Ils parlent de leurs projets."));
        var machine = await folder.ArticleAsync("villes.md", "en");
        var exported = await ExportAsync(folder, "en");
        Assert.All(Segments(exported), segment => Assert.Equal("translated", segment.Attribute("state")!.Value));

        var edited = Segments(exported).Single(segment => segment.Element(Core + "source")!.Value == "Ils parlent de leurs projets.");
        edited.SetAttributeValue("state", "final");
        edited.SetAttributeValue("subState", null);
        edited.Element(Core + "target")!.Value = "They talk of what they plan & dream.";
        var row = await folder.PublishAsync("villes.en.xlf", exported.ToString(SaveOptions.DisableFormatting));
        Assert.Equal(("complete", ""), (row.Text("state"), string.Join(' ', row.Texts("warnings"))));

        var human = await folder.ArticleAsync("villes.md", "en");
        Assert.Equal("human", human.Text("kind"));
        Assert.False(human.TryGetProperty("engine", out _));
        var sentence = (await ParallelAsync(folder)).Single(segment => segment.Source == "Ils parlent de leurs projets.").Target;
        Assert.Equal("They talk of what they plan &amp; dream.", sentence);
        AssertSameAround(sentence, human.Text("html")!, machine.Text("html")!);
        Assert.Equal(
            machine.List("events").Select(
                item => (item.Text("id"), item.Text("start"), item.Text("end"), item.Text("title"))),
            human.List("events").Select(
                item => (item.Text("id"), item.Text("start"), item.Text("end"), item.Text("title"))));
        Assert.Equal(("2025-01-02", machine.Text("title")), (human.Text("published")![..10], human.Text("title")));

        await folder.PublishAsync("villes.fr.md", Original(folder, "Les familles chantent."));
        var outdated = (await folder.ArticleAsync("villes.md", "en")).GetProperty("outdated");
        Assert.Equal("Les familles chantent.", Assert.Single(outdated.Texts("changed")));
        Assert.Equal("Ils parlent de leurs projets.", Assert.Single(outdated.Texts("removed")));

        exported = await ExportAsync(folder, "en");
        var open = Assert.Single(Segments(exported), segment => segment.Attribute("state")!.Value == "initial");
        Assert.Equal("Les familles chantent.", open.Element(Core + "source")!.Value);
        Assert.Null(open.Element(Core + "target"));
        Assert.All(
            Segments(exported).Where(segment => segment != open), segment => Assert.Equal("reviewed", segment.Attribute("state")!.Value));

        row = await folder.PublishAsync("villes.en.xlf", exported.ToString(SaveOptions.DisableFormatting));
        Assert.Equal("rejected", row.Text("state"));
        Assert.EndsWith(
            "sentences has no translation yet; the first is: Les familles chantent.", row.Text("error"), StringComparison.Ordinal);
        Assert.Equal("human", (await folder.ArticleAsync("villes.md", "en")).Text("kind"));

        open.Add(new XElement(Core + "target", "Whole families sing out loud."));
        row = await folder.PublishAsync("villes.en.xlf", exported.ToString(SaveOptions.DisableFormatting));
        Assert.Equal("complete", row.Text("state"));
        human = await folder.ArticleAsync("villes.md", "en");
        Assert.Contains("Whole families sing out loud.", human.Text("text"), StringComparison.Ordinal);
        Assert.False(human.TryGetProperty("outdated", out _));

        await folder.WithdrawAsync("villes.en.xlf");
        var again = await folder.Site.EventuallyAsync(
            () => folder.ArticleAsync("villes.md", "en"), article => article.Text("kind") == "machine");
        Assert.DoesNotContain("Whole families sing out loud.", again.Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_is_valid_and_another_program_saves_it_as_it_was()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync(
            "villes.fr.md",
            Original(
                folder,
                "Un « lien » <br> & [un autre](https://example.org/?a=1&b=2 \"Titre\") ; 5 > 4.\n\n"
                    + "- un `code` ![image](https://example.org/i.png \"I\")\n- deux"));
        using var answer = await folder.Site.GetAsync($"api/articles/{folder.Id("villes.md")}/en/export");
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancelled);

        Assert.Equal("application/xliff+xml; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("villes.en.xlf", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Empty(XliffRules.Violations(XElement.Parse(System.Text.Encoding.UTF8.GetString(bytes))));
        Assert.Equal(bytes, await XmllintAsync(bytes));
        using var net = new MemoryStream();
        XDocument.Load(new MemoryStream(bytes), LoadOptions.PreserveWhitespace).Save(net, SaveOptions.DisableFormatting);
        Assert.Equal(
            System.Text.Encoding.UTF8.GetString(bytes).TrimEnd(),
            System.Text.Encoding.UTF8.GetString(net.ToArray()).TrimStart('\uFEFF').Replace(" />", "/>", StringComparison.Ordinal)
                .Replace("encoding=\"utf-8\"?>", "encoding=\"UTF-8\"?>", StringComparison.Ordinal).TrimEnd());
    }

    [Fact]
    public async Task A_translation_that_came_as_a_text_is_exported_sentence_by_sentence_and_without_one_the_sources_are()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync(
            "x.fr.md",
            "---\ntitle: Les voisins\nsummary: Une ville.\ndate: 2025-01-02\n---\nLes voisins vivent ici. Ils dansent.\n\nIls chantent.");
        await folder.PublishAsync(
            "x.en.md",
            "---\ntitle: The neighbours\nsummary: A town.\ndate: 2025-01-02\n---\nThe neighbours live here. They dance.\n\n"
                + "They sing. Every day.");
        Assert.Equal(
            [
                ("Les voisins", "The neighbours"),
                ("Une ville.", "A town."),
                ("Les voisins vivent ici.", "The neighbours live here."),
                ("Ils dansent.", "They dance."),
                ("Ils chantent.", null),
            ],
            Segments(await ExportAsync(folder, "en", "x.md")).Select(
                segment => (segment.Element(Core + "source")!.Value, segment.Element(Core + "target")?.Value)));
        Assert.All(Segments(await ExportAsync(folder, "de", "x.md")), segment => Assert.Null(segment.Element(Core + "target")));

        await AssertProblemAsync(
            folder,
            $"api/articles/{folder.Id("x.md")}/fr/export",
            HttpStatusCode.BadRequest,
            "'fr' is the language of the original: name the language to translate it into.");
        await AssertProblemAsync(
            folder, "api/articles/aaaaaaaaaaaaa/en/export", HttpStatusCode.NotFound, "There is no article 'aaaaaaaaaaaaa'.");
        var row = await folder.PublishAsync("y.en.xlf", (await ExportAsync(folder, "en", "x.md")).ToString());
        Assert.Equal(
            ("rejected", $"This file is of the article {folder.Path("x")}: upload it beside that as {folder.Path("x.en.xlf")}."),
            (row.Text("state"), row.Text("error")));
    }

    private static string Original(SiteFolder folder, string text) => $"""
        ---
        title: Les villes {folder.Word()}
        summary: Une ville.
        date: 2025-01-02
        tags: [{folder.Tag}]
        events:
          - title: La fête des voisins
            start: 2032-05-01T18:00
            end: 2032-05-01T21:00
            zone: Europe/Paris
        ---
        Les voisins vivent dans la **grande** ville. {text} Ils dansent avec [les familles](https://example.org/familles).
        """;

    /// <summary>Two texts differ in one sentence only.</summary>
    private static void AssertSameAround(string sentence, string text, string other)
    {
        var at = text.IndexOf(sentence, StringComparison.Ordinal);
        Assert.StartsWith(text[..at], other, StringComparison.Ordinal);
        Assert.EndsWith(text[(at + sentence.Length)..], other, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<(string Source, string Target)>> ParallelAsync(SiteFolder folder) =>
    [
        .. (await folder.Site.GetJsonAsync($"api/articles/{folder.Id("villes.md")}?lang=en&view=parallel")).List("segments")
            .Select(segment => (segment.Text("source")!, segment.Text("target")!)),
    ];

    private static async Task<XElement> ExportAsync(SiteFolder folder, string language, string name = "villes.md")
    {
        var root = XElement.Parse(
            await folder.Site.GetTextAsync($"api/articles/{folder.Id(name)}/{language}/export"), LoadOptions.PreserveWhitespace);
        Assert.Empty(XliffRules.Violations(root));
        return root;
    }

    private static IEnumerable<XElement> Segments(XElement root) => root.Descendants(Core + "segment");

    private static async Task AssertProblemAsync(SiteFolder folder, string address, HttpStatusCode status, string detail)
    {
        using var answer = await folder.Site.GetAsync(address);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(detail, await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    /// <summary>The document after loading and saving by libxml2.</summary>
    private static async Task<byte[]> XmllintAsync(byte[] document)
    {
        ForeignReader.SkipWithout("xmllint");
        using var xmllint = Process.Start(
            new ProcessStartInfo("xmllint", ["-"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        using var saved = new MemoryStream();
        var reading = xmllint.StandardOutput.BaseStream.CopyToAsync(saved, Cancelled);
        await xmllint.StandardInput.BaseStream.WriteAsync(document, Cancelled);
        xmllint.StandardInput.Close();
        await reading;
        await xmllint.WaitForExitAsync(Cancelled);
        Assert.Equal(0, xmllint.ExitCode);
        return saved.ToArray();
    }
}
