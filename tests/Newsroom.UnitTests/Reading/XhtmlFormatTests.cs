using System.Text;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Xunit;

namespace Newsroom.Tests.Reading;

public sealed class XhtmlFormatTests
{
    private const string Long = "Les ministres se sont réunis mardi pour parler de la route et du rail, comme chaque année depuis dix ans.";

    private static Page Read(string body, string head = "", Encoding? encoding = null) => new XhtmlFormat(new HtmlCleaner()).Read(
        (encoding ?? Encoding.UTF8).GetBytes($"<?xml version=\"1.0\" encoding=\"{(encoding ?? Encoding.UTF8).WebName}\"?>"
            + "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">"
            + $"<html xmlns=\"http://www.w3.org/1999/xhtml\"><head>{head}</head><body><h1>La route</h1>{body}</body></html>"), []);

    [Theory]
    [InlineData("<title/>")]
    [InlineData("<script src=\"a.js\"/>")]
    [InlineData("<title >La route</title><script type=\"text/javascript\"><![CDATA[ if (a < b) { c(); } ]]></script>")]
    public void Elements_that_end_in_their_own_tag_hide_nothing(string head)
    {
        var page = Read($"<div/><p>{Long}</p><a id=\"x\" title=\"a > b\"/><p>{Long} Fin.</p>", head);
        Assert.Equal(("La route", $"{Long}\n{Long} Fin."), (page.Headline, page.Body.TextContent.Trim()));
    }

    [Fact]
    public void Character_data_is_text() =>
        Assert.Equal($"{Long} 1 < 2", Read($"<p>{Long} <![CDATA[1 < 2]]></p>").Body.TextContent.Trim());

    [Fact]
    public void Void_elements_stay_as_they_are() => Assert.Equal(
        $"<p>{Long}<br>Fin.</p>", Read($"<p>{Long}<br/>Fin.</p>").Body.InnerHtml.Trim());

    [Fact]
    public void The_encoding_of_the_declaration_counts() =>
        Assert.Equal(Long, Read($"<p>{Long}</p>", encoding: Encoding.Latin1).Body.TextContent.Trim());
}
