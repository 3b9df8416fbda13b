using System.Text.Json;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Texts are translated sentence by sentence, and no sentence is sent twice.</summary>
public sealed class SentenceTests(RunningSite sites)
{
    private static readonly string[] Forty =
        [.. Enumerable.Range(1, 40).Select(i => $"La ville numéro {i} accueille {i + 2} familles {(i > 10 ? "<b>chaque</b>" : "chaque")} "
            + "année.")];

    [Fact]
    public async Task One_changed_sentence_of_forty_is_one_sentence_sent()
    {
        var folder = await sites.NewFolderAsync();
        await folder.Site.UploadAsync(folder.Path("villes.html"), Page(Forty));
        var row = await folder.Site.OverAsync(folder.Path("villes.html"));
        Assert.Equal("complete", row.Text("state"));
        Assert.Equal((41, 41), Effort(row));

        await folder.Site.UploadAsync(
            folder.Path("villes.html"),
            Page([.. Forty.Select((sentence, i) => i == 20 ? "Les voisins parlent de leurs projets." : sentence)]));
        row = await folder.Site.OverAsync(
            folder.Path("villes.html"), row => row.TryGetProperty("translations", out _) && Effort(row).Sent == 1);
        Assert.Equal((41, 1), Effort(row));
        Assert.Equal(
            "Les voisins parlent de leurs projets.".Length,
            row.GetProperty("translations").GetProperty("en").GetProperty("characters").GetInt32());

        var english = await folder.Site.GetJsonAsync($"api/articles/{row.Text("article")}?lang=en");
        Assert.Contains("neighbours", english.Text("html"), StringComparison.Ordinal);
        Assert.DoesNotContain("number 21", english.Text("text"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(40, english.Text("html")!.Split("<p>").Skip(1).Sum(paragraph => paragraph.Split(". ").Length));
    }

    [Fact]
    public async Task An_article_and_its_translation_can_be_read_beside_each_other()
    {
        var folder = await sites.NewFolderAsync();
        await folder.Site.UploadAsync(folder.Path("villes.html"), Page(Forty[10..13]));
        var id = (await folder.Site.OverAsync(folder.Path("villes.html"))).Text("article");
        var segments = (await folder.Site.GetJsonAsync($"api/articles/{id}?lang=en&view=parallel")).List("segments");
        Assert.Equal("title", segments[0].Text("part"));
        Assert.Equal("Les villes s’organisent", segments[0].Text("source"));
        Assert.Equal(Forty[10..13], segments.Where(segment => segment.Text("part") == "body").Select(segment => segment.Text("source")));
        Assert.All(
            segments.Where(segment => segment.Text("part") == "body"),
            segment => Assert.Contains("<b>", segment.Text("target"), StringComparison.Ordinal));
        Assert.False((await folder.Site.GetJsonAsync($"api/articles/{id}?lang=en")).TryGetProperty("segments", out _));
        Assert.False((await folder.Site.GetJsonAsync($"api/articles/{id}?lang=fr&view=parallel")).TryGetProperty("segments", out _));
    }

    private static string Page(string[] sentences) =>
        "<html lang=fr><title>Les villes s’organisent</title><h1>Les villes s’organisent</h1>"
            + $"{string.Concat(sentences.Chunk(4).Select(four => $"<p>{string.Join(' ', four)}</p>"))}";

    private static (int Sentences, int Sent) Effort(JsonElement row)
    {
        var effort = row.GetProperty("translations").GetProperty("en");
        return (effort.GetProperty("sentences").GetInt32(), effort.GetProperty("sent").GetInt32());
    }
}
