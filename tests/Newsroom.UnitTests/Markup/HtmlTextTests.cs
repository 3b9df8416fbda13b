using Newsroom.Markup;
using Xunit;

namespace Newsroom.Tests.Markup;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("On <http://ok.example/a> since", "On &lt;<a href=\"http://ok.example/a\">http://ok.example/a</a>&gt; since")]
    [InlineData("<ada@ok.example>", "&lt;<a href=\"mailto:ada@ok.example\">ada@ok.example</a>&gt;")]
    [InlineData("(http://ok.example/b)", "(<a href=\"http://ok.example/b\">http://ok.example/b</a>)")]
    [InlineData("http://ok.example/?a=1&b=2, <b>",
        "<a href=\"http://ok.example/?a=1&amp;b=2\">http://ok.example/?a=1&amp;b=2</a>, &lt;b&gt;")]
    public void Addresses_become_links_without_what_stands_around_them(string text, string html) =>
        Assert.Equal(html, HtmlText.Linked(text));
}
