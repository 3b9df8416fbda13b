using System.Text.RegularExpressions;
using Newsroom.Tests.Infrastructure;
using Xunit;

namespace Newsroom.Tests.Documentation;

/// <summary>The documents of the repository hang together, and README stays short.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void Every_relative_link_leads_to_a_file_and_every_anchor_to_a_heading()
    {
        var broken = from document in Document.All
                     from link in document.Links
                     where !Resolves(document, link)
                     select $"{document.Path}: {link}";
        Assert.Empty(broken);
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_found()
    {
        var readme = Document.All.Single(document => document.Path == "README.md");
        Assert.True(Resolves(readme, "docs/api.md#addresses"));
        Assert.False(Resolves(readme, "docs/api.md#missing"));
        Assert.False(Resolves(readme, "docs/missing.md"));
        Assert.False(Resolves(readme, "#missing"));
    }

    [Fact]
    public void README_has_at_most_150_lines_and_1300_words()
    {
        var readme = Repository.Read("README.md");
        Assert.InRange(readme.TrimEnd().Split('\n').Length, 1, 150);
        Assert.InRange(Word().Count(readme), 1, 1300);
    }

    [Fact]
    public void Every_document_can_be_reached_from_README()
    {
        var reached = new HashSet<string>();
        var next = new Queue<string>(["README.md"]);
        while (next.TryDequeue(out var path))
        {
            if (reached.Add(path) && Document.All.FirstOrDefault(document => document.Path == path) is { } document)
            {
                document.Links.Where(IsRelative).Select(link => Target(document, link)).ToList().ForEach(next.Enqueue);
            }
        }

        Assert.DoesNotContain(Document.All, document => !reached.Contains(document.Path));
    }

    [Fact]
    public void Every_decision_has_context_decision_and_consequences_and_a_number_of_its_own()
    {
        var decisions = Document.All.Where(document => Decision().IsMatch(document.Path)).ToList();
        Assert.NotEmpty(decisions);
        Assert.All(decisions, decision => Assert.Equal(["context", "decision", "consequences"], decision.Anchors.Skip(1)));
        Assert.Equal(decisions.Count, decisions.Select(Number).Distinct().Count());
        Assert.All(decisions, decision => Assert.StartsWith($"# {Number(decision)}. ", decision.Text, StringComparison.Ordinal));
    }

    private static string Number(Document decision) => Decision().Match(decision.Path).Groups["number"].Value;

    private static bool IsRelative(string link) => !Uri.TryCreate(link, UriKind.Absolute, out _);

    private static bool Resolves(Document document, string link)
    {
        if (!IsRelative(link))
        {
            return true;
        }

        var target = Target(document, link);
        var full = Path.Combine(Repository.Root, target);
        return link.Split('#') is [_, var anchor]
            ? Document.All.FirstOrDefault(other => other.Path == target)?.Anchors.Contains(anchor) == true
            : File.Exists(full) || Directory.Exists(full);
    }

    /// <summary>The path that a link leads to, relative to the root of the repository.</summary>
    private static string Target(Document document, string link)
    {
        var file = link.Split('#')[0];
        var full = file.Length == 0 ? document.FullPath : Path.Combine(Path.GetDirectoryName(document.FullPath)!, file);
        return Path.GetRelativePath(Repository.Root, Path.GetFullPath(full)).Replace('\\', '/');
    }

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^docs/decisions/0*(?<number>\d+)-")]
    private static partial Regex Decision();
}
