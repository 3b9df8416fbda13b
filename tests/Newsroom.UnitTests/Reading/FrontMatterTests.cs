using System.Text;
using CsCheck;
using Newsroom.Content;
using Newsroom.Reading;
using Xunit;

namespace Newsroom.Tests.Reading;

public sealed class FrontMatterTests
{
    private readonly List<string> _warnings = [];

    [Fact]
    public void Keys_are_read_in_any_case()
    {
        var (stated, text) = Read(
            "---\nTitle: Un titre\nDATE: 2024-06-25\nLanguage: FR\nsummary: Un résumé\nAuthor: Anne\nTags: [a, b]\nDraft: yes\n---\nLe "
                + "texte.");
        Assert.Equal("Le texte.", text);
        Assert.Equal(
            ("Un titre", new DateTimeOffset(2024, 6, 25, 0, 0, 0, TimeSpan.Zero), "fr", "Un résumé", "Anne", true),
            (stated.Title, stated.Date, stated.Language, stated.Summary, stated.Author, stated.Draft));
        Assert.Equal(["a", "b"], stated.Tags);
        Assert.Empty(_warnings);
    }

    [Theory]
    [InlineData("1848-02-24", 1848)]
    [InlineData("0033-04-03", 33)]
    [InlineData("9998-12-31", 9998)]
    public void A_date_of_any_year_is_taken_as_it_is_written(string date, int year)
    {
        Assert.Equal(year, Read($"---\ndate: {date}\n---\nx").Stated.Date?.Year);
        Assert.Empty(_warnings);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void A_date_at_the_end_of_time_holds_the_article(string date) =>
        Assert.Contains(date, Assert.Single(Read($"---\ndate: {date}\n---\nx").Stated.Doubts).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("start: 1750-05-05")]
    [InlineData("start: 9999-12-31")]
    [InlineData("start: 2026-12-31, end: 9999-12-31T23:59")]
    public void An_event_of_a_year_that_calendars_do_not_know_is_left_out_and_the_reason_is_given(string times)
    {
        Assert.Empty(Read($"---\nevents:\n  - {{ {times} }}\n---\nx").Stated.Events);
        Assert.Contains("its year is not between 1901 and 2199", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tags: Rabat, migration ,,", new[] { "Rabat", "migration" })]
    [InlineData("tags:\n  - Rabat\n  - [a]\n  - 2024", new[] { "Rabat", "2024" })]
    [InlineData("tags: {a: b}", new string[0])]
    public void Tags_are_a_list_or_a_line(string yaml, string[] tags) => Assert.Equal(tags, Read($"---\n{yaml}\n---\nx").Stated.Tags);

    [Theory]
    [InlineData("authors:\n  - Anne\n  - Koffi\ncategories: [villes]", "Anne, Koffi", "villes")]
    [InlineData("author: Anne\ntags: [ports]\nkeywords: [villes, Ports]\ntopics: [mer]", "Anne", "ports,villes,mer")]
    [InlineData(
        "authors:\n  - name: Anne\n    link: https://example.org/a\n  - name: Koffi\ntags: ports villes",
        "Anne, Koffi",
        "ports,villes"
    )]
    [InlineData("author:\n  name: Anne\nkeywords: le port, la ville", "Anne", "le port,la ville")]
    public void Other_programs_have_other_names_for_authors_and_tags(string yaml, string author, string tags)
    {
        var (stated, _) = Read($"---\n{yaml}\n---\nLe texte.");
        Assert.Equal((author, tags), (stated.Author, string.Join(',', stated.Tags)));
        Assert.Empty(_warnings);
    }

    [Theory]
    [InlineData("description: Courte.\nsummary: Longue.", "Longue.")]
    [InlineData("description: Courte.\nexcerpt: De l’éditeur.", "De l’éditeur.")]
    [InlineData("description: Courte.", "Courte.")]
    public void The_summary_has_several_names(string yaml, string summary) =>
        Assert.Equal(summary, Read($"---\n{yaml}\n---\nx").Stated.Summary);

    [Fact]
    public void Keys_that_are_not_known_are_named()
    {
        Read("---\ntitle: a\nlayout: post\nslug: b\nmood: good\nlastmod: 2024-06-01\nwind: west\n---\nx");
        Assert.Equal("Line 5: these keys are not known and ignored: mood (line 5), wind (line 7).", Assert.Single(_warnings));
    }

    [Theory]
    [InlineData("slug: my-orchard")]
    [InlineData("permalink: /news/my-orchard/")]
    [InlineData("aliases:\n  - /old/orchard/\n  - /orchard.html")]
    [InlineData("lastmod: 2026-06-01")]
    [InlineData("image: /images/orchard.jpg")]
    [InlineData("image:\n  src: orchard.jpg\n  alt: Trees in bloom")]
    [InlineData("cover:\n  image: orchard.jpg")]
    [InlineData("externalUrl: https://example.org/orchard")]
    public void What_site_generators_say_about_their_pages_is_neither_reported_nor_taken_for_anything_else(string yaml)
    {
        var (stated, text) = Read($"---\ntitle: Orchard\n{yaml}\ndate: 2026-03-05\n---\nThe text.");
        Assert.Equal(
            ("Orchard", new DateTimeOffset(2026, 3, 5, 0, 0, 0, TimeSpan.Zero), "The text."), (stated.Title, stated.Date, text));
        Assert.Equal((null, 0), (stated.NotBefore, stated.Doubts.Count));
        Assert.Empty(_warnings);
    }

    [Theory]
    [InlineData("title: a\ndate: soon\n", "Line 2")]
    [InlineData("---\ntitle: a\ndate: soon\n---\n", "Line 3")]
    public void A_correction_may_look_like_front_matter(string yaml, string line)
    {
        Assert.Equal("a", FrontMatter.ReadCorrection(yaml, _warnings).Title);
        Assert.StartsWith($"{line}: 'soon'", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Le texte.")]
    [InlineData("- a\n- b")]
    [InlineData("title: [a")]
    public void A_correction_that_says_nothing_is_refused(string yaml) =>
        Assert.Throws<UnreadableException>(() => FrontMatter.ReadCorrection(yaml, _warnings));

    [Theory]
    [InlineData("title: a\ndate: 32/13/2024", "Line 3: '32/13/2024' is not a date")]
    [InlineData("language: Klingon", "Line 2: 'Klingon' is not a language code")]
    [InlineData("title: a\n\n# comment\nevents:\n  - title: b\n    start: soon", "Line 6: the event needs a start")]
    [InlineData("events:\n  - start: 2024-06-25T10:00\n    zone: Europe/Atlantis", "Line 3: 'Europe/Atlantis' is not a time zone")]
    [InlineData(
        "title: a\nevents:\n  - start: 2024-06-25\n    url: javascript:alert(1)",
        "Line 5: 'javascript:alert(1)' is not the address"
    )]
    [InlineData("title: [unclosed", "Line 2: 'title: [unclosed' is not well formed; it was read as it stands.")]
    [InlineData("title: a\n\tsummary: tab", "Line 2: 'title: a' is not well formed; it was read as it stands.")]
    [InlineData("title: &x a\nsummary: *x", "Line 3: 'summary: *x' is not well formed; it was read as it stands.")]
    public void A_warning_names_the_line_as_an_editor_counts_it(string yaml, string warning)
    {
        var (_, text) = Read($"---\n{yaml}\n---\nLe texte.");
        Assert.Equal("Le texte.", text);
        Assert.StartsWith(warning, Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_are_the_same_with_the_line_ends_of_Windows()
    {
        var (decoded, _) = TextDecoder.Decode(Encoding.UTF8.GetBytes("---\r\ntitle: a\r\ndate: soon\r\n---\r\nLe texte.\r\n"));
        var (stated, text) = Read(decoded);
        Assert.Equal(("a", "Le texte.\n"), (stated.Title, text));
        Assert.StartsWith("Line 3: 'soon'", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Pas de bloc.")]
    [InlineData("---")]
    [InlineData("---\nUn trait, puis du texte.")]
    [InlineData("Texte.\n---\ntitle: a\n---\n")]
    public void Without_a_block_all_is_text(string text)
    {
        Assert.Equal(text, Read(text).Text);
        Assert.Empty(_warnings);
    }

    [Theory]
    [InlineData("---\nUn paragraphe entre deux traits.\n\nUn autre.\n---\nLa suite.")]
    [InlineData("---\n- une liste\n- de deux choses\n---\nLa suite.")]
    [InlineData("---\n« Dit-il » : un deux : trois : quatre\n---\nLa suite.")]
    public void Text_between_two_rules_is_not_lost(string text)
    {
        var (stated, rest) = Read(text);
        Assert.Null(stated.Title);
        Assert.Equal(text, rest);
        Assert.StartsWith("Line 2: ", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("---\n---\nLe texte.", "Le texte.")]
    [InlineData("---\ntitle: a\n---", "")]
    [InlineData("---\ntitle: a\n--- \nLe texte.", "Le texte.")]
    [InlineData("---\ntitle: a\n---\n\nLe texte.\n---\nLa suite.", "\nLe texte.\n---\nLa suite.")]
    public void The_text_starts_after_the_second_rule(string text, string rest)
    {
        Assert.Equal(rest, Read(text).Text);
        Assert.Empty(_warnings);
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var (stated, text) = Read($"---\ntitle: {new string('[', 30_000)}\n---\nLe texte.");
        Assert.Equal((null, "Le texte."), (stated.Title, text));
        Assert.Contains("is not well formed", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Downloads_have_a_title_and_perhaps_an_address()
    {
        var (stated, _) = Read("""
            ---
            downloads:
              - https://example.org/a.pdf
              - Le rapport
              - { title: Le plan, url: "https://example.org/b.pdf", type: application/pdf, size: 1234 }
              - { title: Mauvais, url: "javascript:alert(1)" }
              - { url: "file:///etc/passwd" }
            ---
            x
            """);
        Assert.Equal(
            [
                new Download("https://example.org/a.pdf", "https://example.org/a.pdf"), new Download("Le rapport"),
                new Download("Le plan", "https://example.org/b.pdf", "application/pdf", 1234), new Download("Mauvais"),
            ],
            stated.Downloads);
        Assert.Equal(2, _warnings.Count);
    }

    [Fact]
    public void What_escapes_of_YAML_smuggle_in_is_cleaned()
    {
        var (stated, _) = Read("---\ntitle: \"a\\x01b\\0c\\ud800d\"\nsummary: |\n  deux\n  lignes\n---\nx");
        Assert.DoesNotContain(stated.Title ?? "", char.IsControl);
        Assert.DoesNotContain(stated.Title ?? "", char.IsSurrogate);
        Assert.True(stated.Summary is null or "deux lignes");
    }

    [Fact]
    public void Long_values_are_cut_to_what_a_row_holds()
    {
        var (stated, _) = Read(
            $"---\nauthor: {new string('a', 20_000)}\nevents:\n  - title: {new string('b', 20_000)}\n    start: 2024-06-25\n---\nx");
        Assert.Equal(300, stated.Author!.Length);
        Assert.Equal(300, Assert.Single(stated.Events).Title!.Length);
    }

    [Fact]
    public void Any_text_is_read_without_failing() =>
        Gen.OneOf(
                Gen.OneOf(
                    "---\n",
                    "\n---\n",
                    "title: ",
                    "date: ",
                    "events:\n",
                    "  - ",
                    "start: 2024-06-25",
                    "end: ",
                    "zone: ",
                    "tags: ",
                    "\n",
                    " ",
                    "[",
                    "]",
                    "{",
                    "}",
                    "&a ",
                    "*a",
                    "!!int ",
                    "\"\\u",
                    "\"\\UFFFFFFFF\"",
                    "\"\\ud800\"",
                    "'",
                    "|",
                    ">",
                    "%YAML 9.9",
                    "<<: ",
                    "? ",
                    ": ",
                    "#",
                    "...",
                    "0001-01-01",
                    "9999-12-31",
                    "\t",
                    "é",
                    "😀"),
                Gen.String.Select(text => text))
            .Array[0, 30]
            .Select(parts => "---\n" + string.Concat(parts) + "\n---\nLe texte.")
            .Sample(text => FrontMatter.Read(text, []));

    private (Stated Stated, string Text) Read(string text) => FrontMatter.Read(text, _warnings);
}
