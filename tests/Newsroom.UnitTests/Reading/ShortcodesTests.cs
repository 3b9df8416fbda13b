using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Settings;
using Xunit;

namespace Newsroom.Tests.Reading;

public sealed class ShortcodesTests
{
    private const string Text =
        "The town council voted a new plan for shared gardens last night. Residents may hand in their projects until the end of the month.";

    private readonly ArticleReader _reader =
        new ServiceCollection().AddSingleton(new SiteOptions()).AddReading().BuildServiceProvider().GetRequiredService<ArticleReader>();

    [Theory]
    [InlineData("{{< youtube dQw4w9WgXcQ >}}", "")]
    [InlineData("{% include video.html id=\"abc\" %}", "")]
    [InlineData("The site is {{ site.title }}.", "The site is .")]
    [InlineData("[gallery ids=\"1,2\"]", "")]
    public void A_shortcode_without_a_meaning_is_cut_and_named(string written, string text)
    {
        var draft = Read(written);
        Assert.Equal($"{Text}\n\n{text}".Trim(), draft.Body.Text);
        Assert.Single(draft.Cut);
    }

    [Theory]
    [InlineData("{{% notice note %}}Bring your *own* tools.{{% /notice %}}", "Bring your own tools.")]
    [InlineData("{% if site.show %}Shown text{% endif %}", "Shown text")]
    [InlineData("Read [[Garden rules|the rules]] and [[Seeds]].", "Read the rules and Seeds.")]
    [InlineData("A line.\n{: .no_toc }", "A line.")]
    [InlineData("## Where {#where}", "Where")]
    [InlineData(":::note Mind the dog\nIt bites.\n:::", "Mind the dog\n\nIt bites.")]
    [InlineData("Write `{{< youtube id >}}` there.", "Write {{< youtube id >}} there.")]
    [InlineData("```\n{% raw %}\n```", "{% raw %}")]
    [InlineData("Write {% before {% include a.html %}after it.", "Write {% before after it.")]
    [InlineData("Write {{< before {{< youtube id >}}after it.", "Write {{< before after it.")]
    [InlineData("A party :tada:", "A party 🎉")]
    public void What_surrounds_text_leaves_the_text(string written, string text) =>
        Assert.Equal(
            $"{Text}\n\n{text}".Replace("\n", " ", StringComparison.Ordinal),
            Read(written).Body.Text.Replace("\n", " ", StringComparison.Ordinal));

    [Fact]
    public void A_figure_becomes_a_picture_with_its_caption()
    {
        var html = Read("{{< figure src=\"https://example.org/photo.jpg\" alt=\"A garden\" caption=\"The garden in May\" >}}").Body.Html;
        Assert.Contains("src=\"https://example.org/photo.jpg\"", html, StringComparison.Ordinal);
        Assert.Contains("alt=\"A garden\"", html, StringComparison.Ordinal);
        Assert.Contains("The garden in May", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_becomes_a_link() =>
        Assert.Contains("<a href=\"other.md\"", Read("See [this]({{< ref \"other.md\" >}}).").Body.Html, StringComparison.Ordinal);

    [Fact]
    public void The_summary_ends_at_the_marker()
    {
        var draft = Read("More.", "# Gardens\n\nA short lead that says what matters.\n\n<!--more-->\n\n");
        Assert.Equal("A short lead that says what matters.", draft.Body.Summary);
        Assert.StartsWith("A short lead", draft.Body.Text, StringComparison.Ordinal);
    }

    private Draft Read(string written, string head = "")
    {
        var content = Encoding.UTF8.GetBytes($"{head}{Text}\n\n{written}");
        return _reader.Read(new Upload(new BlobPath("a.md"), "1", DateTimeOffset.UnixEpoch, content.Length, content));
    }
}
