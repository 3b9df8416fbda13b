using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Xunit;

namespace Newsroom.Tests.Reading;

/// <summary>Warnings name what of a PDF is not in the article.</summary>
public sealed class PdfUnreadTextTests
{
    private const string Text = "Les ministres des transports se sont retrouvés mardi à Genève.";

    private static (Page Page, List<string> Warnings) Read(PdfPages pages)
    {
        var warnings = new List<string>();
        return (new PdfFormat(new HtmlCleaner()).Read(pages.Write(), warnings), warnings);
    }

    [Fact]
    public void Of_text_beside_the_page_the_warning_says_where_it_is_and_not_what_it_says()
    {
        var (page, warnings) = Read(PdfPages.Of(Text).NextPage().Text(60, 700, Text).Text(-300, 600, "Anne D.").NextPage()
            .Text(60, 700, Text).Text(60, 900, "7").Text(60, -40, "9"));
        Assert.Equal(
            "Text that stands beside the page, where nobody sees it, is not published: 6 characters on page 2, 2 characters on page 3.",
            Assert.Single(warnings));
        Assert.Empty(page.Cut);
        Assert.DoesNotContain("Anne", page.Body.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_pages_with_text_beside_them_the_first_five_are_named()
    {
        var pages = new PdfPages();
        for (var number = 1; number <= 7; number++)
        {
            pages = pages.Text(60, 700, $"{Text} {number}.").Text(700, 600, "x");
            _ = number < 7 ? pages.NextPage() : pages;
        }

        var warning = Assert.Single(Read(pages).Warnings);
        Assert.EndsWith("1 character on page 4, 1 character on page 5, and on 2 more pages.", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_turned_against_the_page_is_listed_as_cut()
    {
        var (page, warnings) = Read(PdfPages.Of(Text).Raw("BT /R 8 Tf 0 1 -1 0 40 300 Tm (Source : la commune) Tj ET\n")
            .Raw("BT /R 8 Tf 0 -1 1 0 560 300 Tm (Photo : Anne Dubois) Tj ET\n"));
        Assert.Equal(
            "Text that is turned against the direction of its page was left out, and is listed as cut: 2 lines on page 1.",
            Assert.Single(warnings));
        Assert.Equal(["Source : la commune", "Photo : Anne Dubois"], page.Cut);
        Assert.Equal(Text, page.Body.TextContent.Trim());
    }

    [Fact]
    public void Text_in_a_font_that_the_file_does_not_have_is_reported()
    {
        var warning = Assert.Single(Read(PdfPages.Of(Text).NextPage().Text(60, 700, Text)
            .Raw("BT /X 10 Tf 60 500 Td (Perdu) Tj ET\n")).Warnings);
        Assert.Equal("Text in a font that is missing in the PDF could not be read: text on page 2.", warning);
    }

    [Fact]
    public void A_field_that_cannot_be_read_is_reported_and_the_page_is_read()
    {
        var (page, warnings) = Read(PdfPages.Of(Text).Field(60, 500, "Perdu) Tj ET Q Q Q Q BT (x"));
        Assert.Equal(
            "Some of what was written onto the pages is broken and could not be read: 1 field, note or stamp on page 1.",
            Assert.Single(warnings));
        Assert.StartsWith(Text, page.Body.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void Characters_that_the_file_does_not_name_are_counted()
    {
        const string signs = "\uE001\uE002\uE003\uE004\uE005";
        var (page, warnings) = Read(new PdfPages().Letters(60, 700, $"Les ministres {signs} parlent {signs}")
            .NextPage().Letters(60, 700, "Le rail \uE001 \uF0B7"));
        Assert.Equal(
            "The PDF does not say which letters some of its characters are: they are missing or wrong. 10 characters on page 1.",
            Assert.Single(warnings));
        Assert.StartsWith("Les ministres parlent", page.Body.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_is_turned_as_a_whole_is_read_without_a_warning()
    {
        var (page, warnings) = Read(new PdfPages().Raw(
            "BT /R 10 Tf 0 1 -1 0 300 60 Tm (Les ministres se sont retrouv\\351s mardi.) Tj ET\n"));
        Assert.Equal("Les ministres se sont retrouvés mardi.", page.Body.TextContent.Trim());
        Assert.Empty(warnings);
    }
}
