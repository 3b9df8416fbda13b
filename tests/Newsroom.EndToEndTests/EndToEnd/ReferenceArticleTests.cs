using System.Text.Json;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>
/// The five reference articles: French news texts from the web, and the facts in them as an editor noted them. They are in a folder
/// <c>shared</c> beside the repository, not in it.
/// </summary>
public sealed class ReferenceArticleTests(RunningSite sites)
{
    internal static readonly DirectoryInfo? Shared = FindShared();

    private static readonly string[] Languages = ["fr", "en"];

    [Fact]
    public async Task They_are_published_in_French_and_English_with_the_facts_an_editor_reads_out_of_them()
    {
        Assert.SkipWhen(Shared is null, "There is no folder shared/seeds beside the repository.");
        var folder = await sites.NewFolderAsync();
        var files = Shared.GetDirectories("seeds").Single().GetFiles("*.txt");
        Assert.Equal(5, files.Length);
        var rows = await Task.WhenAll(files.Select(async file =>
            await folder.PublishAsync(file.Name, await File.ReadAllBytesAsync(file.FullName, TestContext.Current.CancellationToken))));

        Assert.All(rows, row => Assert.Equal("complete", row.Text("state")));
        Assert.All(rows, row => Assert.Equal(Languages.Order(), row.Texts("languages").Order()));
        using var golden = JsonDocument.Parse(await File.ReadAllBytesAsync(
            Path.Combine(Shared.FullName, "golden", "seeds.json"), TestContext.Current.CancellationToken));
        foreach (var facts in golden.RootElement.EnumerateObject())
        {
            await AssertFactsAsync(folder, facts.Name, facts.Value);
        }

        await AssertFoundAsync(folder, "fr", "migrations+mixtes", "001_6ccb78711614c763.txt");
        await AssertFoundAsync(folder, "en", "mixed+migration", "001_6ccb78711614c763.txt");
    }

    private static async Task AssertFactsAsync(SiteFolder folder, string file, JsonElement facts)
    {
        var article = await folder.ArticleAsync(file, "fr");
        var english = await folder.ArticleAsync(file, "en");
        var told = $"{article.Text("title")}\n{article.Text("text")}";
        Assert.Equal(facts.Text("language"), article.Text("language"));
        Assert.Equal("original", article.Text("kind"));
        Assert.Equal("machine", english.Text("kind"));
        Assert.Equal(article.Time("published"), english.Time("published"));
        if (facts.Text("title") is { } title)
        {
            Assert.Equal(title, article.Text("title"));
        }

        if (facts.Text("titleStartsWith") is { } start)
        {
            Assert.StartsWith(start, article.Text("title"), StringComparison.Ordinal);
        }

        if (facts.TryGetProperty("dateline", out var dateline))
        {
            Assert.Equal(dateline.Text("date"), article.Time("published").ToString("yyyy-MM-dd", null));
            Assert.False(article.GetProperty("publishedInferred").GetBoolean());
            Assert.Equal(dateline.Text("place"), article.GetProperty("dateline").Text("place"));
        }
        else if (facts.Text("published") is { Length: > 0 } day)
        {
            Assert.Equal(day, article.Time("published").ToString("yyyy-MM-dd", null));
        }
        else
        {
            Assert.True(article.GetProperty("publishedInferred").GetBoolean());
        }

        var names = article.List("names").ToDictionary(name => name.Text("acronym")!, name => name.Text("name"));
        Assert.All(
            facts.GetProperty("names").EnumerateObject(), name => Assert.Equal(name.Value.GetString(), names.GetValueOrDefault(name.Name)));
        Assert.All(
            facts.Texts("downloads"),
            title => Assert.Contains(title, article.List("downloads").Select(download => download.Text("title"))));
        foreach (var language in new[] { article, english })
        {
            Assert.Superset(
                facts.List("events")
                    .Select(item => item.Text("start")![..Math.Min(10, item.Text("start")!.Length)])
                    .ToHashSet(),
                language.List("events")
                    .Select(item => item.Text("start")![..Math.Min(10, item.Text("start")!.Length)])
                    .ToHashSet());
        }

        Assert.All(facts.Texts("mustNotContain"), boilerplate => Assert.DoesNotContain(boilerplate, told, StringComparison.Ordinal));
        Assert.All(facts.Texts("mustContainOnce"), once => Assert.Equal(2, told.Split(once).Length));
        Assert.All(
            facts.Texts("headings"), heading => Assert.Contains($"<h2>{heading}</h2>", article.Text("html"), StringComparison.Ordinal));
    }

    private static async Task AssertFoundAsync(SiteFolder folder, string language, string query, string file)
    {
        var found = await folder.Site.GetJsonAsync($"api/search?q={query}&lang={language}&limit=50");
        Assert.Contains(folder.Id(file), found.List("items").Select(item => item.Text("id")));
        Assert.All(found.List("items"), item => Assert.Contains("<mark>", Assert.Single(item.Texts("snippets")), StringComparison.Ordinal));
    }

    private static DirectoryInfo? FindShared()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var shared = new DirectoryInfo(Path.Combine(folder.FullName, "shared"));
            if (Directory.Exists(Path.Combine(shared.FullName, "seeds"))
                    && File.Exists(Path.Combine(shared.FullName, "golden", "seeds.json")))
            {
                return shared;
            }
        }

        return null;
    }
}
