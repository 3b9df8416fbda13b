using Newsroom.Reading;
using Xunit;

namespace Newsroom.Tests.Reading;

/// <summary>Front matter in the syntaxes of site generators.</summary>
public sealed class HeaderSyntaxTests
{
    private readonly List<string> _warnings = [];

    [Theory]
    [InlineData("+++\ntitle = \"Gardens\"\ndate = 2024-05-01T10:00:00+02:00\nauthors = [\"Ada\"]\ntags = [\"a\", \"b\"]\ndescription = \"Short\"\ndraft = false\n+++\n")]
    [InlineData("+++ # Hugo\ntitle = 'Gardens'\ndate = 2024-05-01T10:00:00+02:00\ntags = [\n  \"a\",\n  \"b\",\n]\nsummary = \"Short\"\nauthor = \"Ada\"\n+++\n")]
    [InlineData("---toml\ntitle = \"Gardens\"\ndate = 2024-05-01T10:00:00+02:00\ntags = [\"a\", \"b\"]\nsummary = \"Short\"\n[[authors]]\nname = \"Ada\"\n---\n")]
    [InlineData("{\n  \"title\": \"Gardens\",\n  \"date\": \"2024-05-01T10:00:00+02:00\",\n  \"tags\": [\"a\", \"b\"],\n  \"author\": \"Ada\",\n  \"excerpt\": \"Short\"\n}\n")]
    [InlineData("---json\n{ \"title\": \"Gardens\", \"date\": \"2024-05-01T10:00:00+02:00\", \"tags\": [\"a\", \"b\"], \"author\": {\"name\": \"Ada\"}, \"summary\": \"Short\" }\n---\n")]
    [InlineData("Title: Gardens\nDate: 2024-05-01 10:00 +0200\nCategory: a\nTags: a, b\nAuthor: Ada\nSummary: Short\n\n")]
    [InlineData("--- \ntitle: Gardens\ndate: 2024-05-01 10:00:00+02:00\ntags: [a, b]\nauthor: Ada\nsummary: Short\n...\n")]
    [InlineData("\n\n--- # Hugo\ntitle: Gardens\ndate: 2024-05-01 10:00 +02\ntags: a b\nauthor: Ada\nsummary: Short\n--- # end\n")]
    [InlineData("---yaml\ntitle: Gardens\ndate: 2024-05-01 10:00 CEST\ntags: [a]\nkeywords: b\nauthor: Ada\nsummary: Short\n---\n")]
    [InlineData("title: Gardens\ndate: 2024-05-01 10:00 Europe/Paris\ntags: a, b\nauthor: Ada\nsummary: Short\n---\n")]
    public void Are_all_read(string header)
    {
        var (stated, text) = FrontMatter.Read($"{header}The text.", _warnings);
        Assert.Equal("The text.", text.Trim());
        Assert.Equal(
            ("Gardens", new DateTimeOffset(2024, 5, 1, 10, 0, 0, TimeSpan.FromHours(2)), "Ada", "Short", "a,b"),
            (stated.Title, stated.Date, stated.Author, stated.Summary, string.Join(',', stated.Tags)));
        Assert.Empty(stated.Doubts);
        Assert.Empty(_warnings);
    }

    [Fact]
    public void Four_hyphens_are_read_with_a_warning()
    {
        var (stated, text) = FrontMatter.Read("----\ntitle: Gardens\n----\nThe text.", _warnings);
        Assert.Equal(("Gardens", "The text."), (stated.Title, text));
        Assert.StartsWith("Line 1: a fence has three hyphens", Assert.Single(_warnings), StringComparison.Ordinal);
        Assert.Empty(stated.Doubts);
    }

    [Theory]
    [InlineData("{{< figure src=\"a.jpg\" >}}\n\nThe text.")]
    [InlineData("Il dit: bonjour\nElle dit: bonsoir\n\nThe text.")]
    [InlineData("Date: 12 May 2027\nPlace: the town hall\n\nThe text.")]
    [InlineData("***\n\nThe text.")]
    public void Text_is_left_alone(string text)
    {
        Assert.Equal(text, FrontMatter.Read(text, _warnings).Text);
        Assert.Empty(_warnings);
    }

    [Fact]
    public void Brackets_without_end_do_not_exhaust_the_stack()
    {
        var (stated, text) = FrontMatter.Read($"+++\ntitle = \"a\"\nx = {new string('[', 30_000)}\n+++\nThe text.", _warnings);
        Assert.Equal(("a", "The text."), (stated.Title, text));
    }
}
