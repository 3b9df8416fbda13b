using System.Text;
using System.Xml.Linq;
using CsCheck;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Publishing;
using Newsroom.Reading;
using Newsroom.Translation;
using Newsroom.Translation.Xliff;
using Xunit;

namespace Newsroom.Tests.Translation.Xliff;

/// <summary>
/// What translation programs make of an export can be uploaded; what does not belong to the article is refused with a reason.
/// </summary>
public sealed class XliffFormatTests
{
    private const string Path = "2025/summit.en.xlf";

    private static readonly XNamespace Core = "urn:oasis:names:tc:xliff:document:2.0";
    private static readonly HtmlCleaner Cleaner = new();
    private static readonly XliffFormat Format = new(Cleaner);
    private static readonly XliffWriter Writer = new(Cleaner);

    private static readonly Gen<string> AText = Gen.OneOf(
        OneOf("Un mot. ", "Deux mots ! ", "&amp; ", "&lt;b&gt; ", "« trois » ", "12,5 % ", "&nbsp;"),
        OneOf("é\u0301", "\ud83d\ude00 ", "]]&gt; ", "a  b ", "\n", "\u2028", "\ufffe"),
        Gen.Char.AlphaNumeric.Select(c => $"{c}"));

    private static readonly Gen<string> AFragment = Gen.Recursive<string>((depth, inner) => depth > 3 ? AText : Gen.OneOf(
        AText,
        OneOf("<br>", "<img src=\"https://example.org/a.png\" alt=\"a &quot;b&quot; <c>\">"),
        Gen.Select(
            OneOf("b", "em", "a href=\"https://example.org/?a=1&amp;b=2\" title=\"x\ny\"", "span lang=\"en\"", "abbr title=\"« »\""),
            inner.Array[0, 3],
            (tag, parts) => $"<{tag}>{string.Concat(parts)}</{tag.Split(' ')[0]}>")));

    private static readonly Gen<string> AnArticle = AFragment.Array[1, 5].Select(string.Concat).Array[1, 5].Select(
        lines => string.Concat(lines.Select((line, i) => i % 3 == 2 ? $"<ul><li>{line}</li></ul>" : $"<p>{line}</p>")));

    [Fact]
    public void Whatever_markup_an_article_has_it_comes_back_as_it_went_and_is_valid_on_the_way() => AnArticle.Sample(html =>
    {
        var original = Body(HtmlWriter.Inner(Cleaner.Clean(html)));
        var file = Write(original, Same(original));
        Assert.Empty(XliffRules.Violations(XElement.Parse(Encoding.UTF8.GetString(file), LoadOptions.PreserveWhitespace)));
        var read = Read(file);
        Assert.Equal(Squeeze(original.Html), Squeeze(read.Body.Html));
        Assert.Equal(
            Same(original).Select(segment => segment.Source), read.Translated!.Alignment.Segments.Select(segment => segment.Source));
    }, iter: 300);

    [Fact]
    public void All_but_the_sentences_is_as_in_the_original()
    {
        var original = Body("<p>Un mot.</p>") with
        {
            Summary = "Un mot.",
            Tags = ["ville"],
            Places = ["Rabat"],
            Events = [SampleEvent()],
            Downloads = [new Download("Rapport", "https://example.org/r.pdf")],
        };
        var read = Read(Write(original, [.. Same(original).Select(segment => segment with { Target = $"[{segment.Source}]" })]));
        Assert.Equal(
            ("[Titre]", "[Un mot.]", "<p>[Un mot.]</p>", "[Un mot.]", "en"),
            (read.Body.Title, read.Body.Summary, read.Body.Html, read.Body.Text, read.Body.Language));
        Assert.Equal(SampleEvent() with { Title = "[Ouverture]" }, Assert.Single(read.Body.Events));
        Assert.Equal(
            (original.Published, "ville", "Rabat", original.Downloads[0]),
            (read.Body.Published, read.Body.Tags[0], read.Body.Places[0], read.Body.Downloads[0]));
        Assert.Equal("v1", read.Translated!.Basis);
    }

    [Theory]
    [InlineData(
        "<pc id=\"2\" dataRefStart=\"d3\" dataRefEnd=\"d4\">deux</pc> et <pc id=\"1\" dataRefStart=\"d1\" dataRefEnd=\"d2\">un</pc>",
        "<i>deux</i> et <b>un</b>"
    )]
    [InlineData("<pc id=\"1\">un</pc> deux", "<b>un</b> deux")]
    [InlineData("<sc id=\"1\" dataRef=\"d1\"/>un<ec startRef=\"1\" dataRef=\"d2\"/>", "<b>un</b>")]
    [InlineData("<sc id=\"1\"/>un<ec startRef=\"1\"/>", "<b>un</b>")]
    [InlineData(
        "<mrk id=\"m1\" type=\"term\">un <pc id=\"1\">deux</pc></mrk><sm id=\"m2\"/> trois<em startRef=\"m2\"/>",
        "un <b>deux</b> trois"
    )]
    [InlineData("a &lt;script&gt; &amp; <cp hex=\"0041\"/>", "a &lt;script&gt; &amp; A")]
    public void Codes_may_be_moved_split_and_annotated(string target, string html) =>
        Assert.Equal($"<p>{html}</p>", Read(Edit("<p>un <b>mot</b> et <i>un</i>.</p>", SetTarget(target))).Body.Html);

    [Fact]
    public void Segments_may_be_joined_and_cut_and_the_sentences_are_known_again()
    {
        // The second and third sentence become one segment, the first becomes two.
        var read = Read(Edit("<p>Un, deux. Trois. Quatre.</p>", unit =>
        {
            unit.Elements().Remove();
            unit.Add(
                Segment("Un,", "One,"),
                Ignorable(" "),
                Segment("deux.", "two."),
                Ignorable(" "),
                Segment("Trois. Quatre.", "Three and four."));
        }));
        Assert.Equal("<p>One, two. Three and four.</p>", read.Body.Html);
        Assert.Equal(
            [("Un, deux.", "One, two."), ("Trois.", "Three and four."), ("Quatre.", "")],
            read.Translated!.Alignment.Segments.Skip(1).Select(segment => (segment.Source, segment.Target)));
    }

    [Fact]
    public void Targets_may_come_in_another_order() => Assert.Equal("<p>Two. One.</p>", Read(Edit("<p>Un. Deux.</p>", unit =>
    {
        var targets = unit.Descendants(Core + "target").ToList();
        (targets[0].Value, targets[1].Value) = ("One.", "Two.");
        targets[0].SetAttributeValue("order", 3);
        targets[1].SetAttributeValue("order", 1);
    })).Body.Html);

    [Fact]
    public void A_target_that_is_empty_on_purpose_is_a_translation()
    {
        var file = Edit("<p>Un. Deux.</p>", unit =>
        {
            var targets = unit.Descendants(Core + "target").ToList();
            (targets[0].Value, targets[1].Value) = ("One and two.", "");
        });
        Assert.Equal("<p>One and two. </p>", Read(file).Body.Html);
    }

    [Fact]
    public void Other_namespaces_notes_and_groups_do_not_matter() => Assert.Equal("<p>Un.</p>", Read(Edit("<p>Un.</p>", unit =>
    {
        unit.AddFirst(new XElement("{urn:example}tool", "x"), new XElement(Core + "notes", new XElement(Core + "note", "?")));
        unit.SetAttributeValue("{urn:example}seen", "yes");
        unit.ReplaceWith(new XElement(Core + "group", new XAttribute("id", "g1"), unit));
    })).Body.Html);

    [Fact]
    public void What_a_translator_writes_is_cleaned() => Assert.Equal("<p>x</p>", Read(Edit("<p>un <b>mot</b>.</p>", unit =>
    {
        unit.Descendants(Core + "data").First().Value = "<script>alert(1)</script><b onclick=\"x()\">";
        SetTarget("x")(unit);
    })).Body.Html);

    [Theory]
    [InlineData("no XML", "The file is no XML")]
    [InlineData(
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><xliff>&a;</xliff>",
        "document type (DTD), which is not read"
    )]
    [InlineData(
        "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"/>",
        "The file is XLIFF 1.2; XLIFF 2.0 and 2.1 are read."
    )]
    [InlineData("<html/>", "The file is no XLIFF: it begins with <html>.")]
    [InlineData(
        "<xliff version=\"2.1\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"><file id=\"f\"/></xliff>",
        "The file has no skeleton"
    )]
    [InlineData(
        "<xliff version=\"2.1\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"><file id=\"f\"><skeleton>{}</skeleton></file></xliff>",
        "The file's skeleton is damaged"
    )]
    [InlineData(
        "<xliff version=\"2.1\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"><file "
            + "id=\"f\"><skeleton>{\"body\":null}</skeleton></file></xliff>",
        "The file's skeleton is damaged"
    )]
    public void What_is_no_export_is_refused(string file, string reason) => AssertRefused(reason, Encoding.UTF8.GetBytes(file));

    [Fact]
    public void What_is_not_of_this_article_or_not_complete_is_refused()
    {
        var original = Body("<p>Un <b>mot</b>. Deux mots.</p>");
        var file = Write(original, Same(original));
        AssertRefused("This file is of the article 2025/summit: upload it beside that as 2025/summit.en.xlf.", file, "2025/other.en.xlf");
        AssertRefused("The file is a translation into English: upload it as 2025/summit.en.xlf.", file, "2025/summit.xlf");
        AssertRefused("The file is a translation into English: upload it as 2025/summit.en.xlf.", file, "2025/summit.de.xlf");
        AssertRefused("2 of 3 sentences have no translation yet; the first is: Un mot.", Write(original, [.. Same(original).Take(1)]));
        AssertRefused(
            "Unit u3 has a code that the original has not: <pc id=\"9\">.",
            Edit(original.Html, SetTarget("<pc id=\"9\">x</pc>"), number: 1));
        AssertRefused("Unit u3 has an element <x> in its text", Edit(original.Html, SetTarget("<x/>")));
        AssertRefused(
            "The original has no unit u99.",
            Edit(original.Html, unit => unit.AddAfterSelf(new XElement(Core + "unit", new XAttribute("id", "u99")))));
        AssertRefused(
            "nested too deeply",
            Edit(original.Html, SetTarget(Nested("<mrk id=\"m\">", "</mrk>", 5_000))));
        AssertRefused(
            "skeleton is damaged", Write(original with { Downloads = [new Download("x", "javascript:alert(1)")] }, Same(original)));
        AssertRefused(
            "nested too deeply",
            Encoding.UTF8.GetBytes(Nested("<x>", "</x>", 200_000)));
    }

    private static string Nested(string start, string end, int depth) =>
        string.Concat(Enumerable.Repeat(start, depth)) + string.Concat(Enumerable.Repeat(end, depth));

    [Fact]
    public void A_translators_file_is_the_original_only_where_there_is_no_other()
    {
        static Source From(string path, string language) => new(path, "1", language, "v", default, default);
        var translation = new Article { Id = "x", Sources = [From("x.en.xlf", "en")] };
        Assert.Equal("en", translation.OriginalLanguage(["en", "fr"]));
        Assert.Equal("fr", (translation with { Sources = [.. translation.Sources, From("x.fr.md", "fr")] }).OriginalLanguage(["en", "fr"]));
    }

    [Fact]
    public void Sentences_that_are_doubtful_have_a_note()
    {
        var original = Body("<p>Dix villes en 2024.</p>");
        var doubtful = new AlignedSegment(SegmentPart.Body, "Dix villes en 2024.", "Ten towns.") { Flags = [SegmentFlag.Number] };
        var root = XElement.Parse(Encoding.UTF8.GetString(Writer.Write(Skeleton(original), "en", EditionKind.Machine, [doubtful])!));
        Assert.Equal(
            "s1: a number of the original is missing.", root.Descendants(Core + "unit").Elements(Core + "notes").Single().Value.Trim());
        var translated = root.Descendants(Core + "segment").Single(segment => segment.Element(Core + "target") is not null);
        Assert.Equal("newsroom:doubtful", translated.Attribute("subState")!.Value);
        Assert.Empty(XliffRules.Violations(root));
    }

    [Fact]
    public void The_rules_find_what_is_wrong()
    {
        var original = Body("<p>Un <b>mot</b>. Deux mots.</p>");
        (Action<XElement> Break, string Section)[] breaks =
        [
            (unit => unit.Attribute("id")!.Remove(), "4.2.2"),
            (unit => unit.SetAttributeValue("id", "a b"), "4.3.1.21"),
            (unit => unit.SetAttributeValue("id", "u1"), "4.3.1.21"),
            (unit => unit.Descendants(Core + "segment").First().SetAttributeValue("state", "done"), "4.3.1.31"),
            (unit => unit.Descendants(Core + "segment").First().SetAttributeValue("subState", "done"), "4.3.1.35"),
            (unit => unit.Descendants(Core + "pc").First().SetAttributeValue("dataRefStart", "d9"), "4.3.1.9"),
            (unit => unit.Descendants(Core + "pc").Last().SetAttributeValue("canReorder", "no"), "4.3.1.21"),
            (unit => unit.Descendants(Core + "pc").Last().SetAttributeValue("id", "s2"), "4.3.1.21"),
            (unit => unit.Descendants(Core + "target").First().SetAttributeValue(XNamespace.Xml + "lang", "es"), "4.3.2.1"),
            (unit => unit.Document!.Root!.Attribute("trgLang")!.Remove(), "4.2.2.1"),
            (unit => unit.Element(Core + "originalData")!.Remove(), "4.3.1.9"),
            (unit => unit.Elements(Core + "segment").Remove(), "4.2.2.5"),
            (unit => unit.Add(unit.Element(Core + "originalData")), "4.2.2"),
            (unit => unit.Descendants(Core + "target").First().Add(new XElement(Core + "sc", new XAttribute("id", "x"))), "4.2.3.4"),
        ];
        Assert.All(breaks, one =>
        {
            var document = XDocument.Parse(Encoding.UTF8.GetString(Write(original, Same(original))));
            one.Break(document.Descendants(Core + "unit").Last());
            Assert.Contains(
                XliffRules.Violations(document.Root!),
                violation => violation.StartsWith(one.Section, StringComparison.Ordinal));
        });
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static byte[] Write(EditionBody original, IReadOnlyList<AlignedSegment> known) =>
        Writer.Write(Skeleton(original), "en", EditionKind.Human, known)!;

    private static Skeleton Skeleton(EditionBody original) => new(new BlobPath(Path).ArticleId, "2025/summit.fr.md", "v1", original);

    private static Draft Read(byte[] file) => Format.Read(new BlobPath(Path), file);

    /// <summary>Every sentence translated by itself.</summary>
    private static IReadOnlyList<AlignedSegment> Same(EditionBody original) =>
        [.. new SegmentedEdition(original, Cleaner).Sources.Select(source => new AlignedSegment(source.Part, source.Text, source.Text))];

    /// <summary>An export in which the last unit was changed.</summary>
    private static byte[] Edit(string html, Action<XElement> change, int number = 1)
    {
        var original = Body(html);
        var document = XDocument.Parse(Encoding.UTF8.GetString(Write(original, Same(original))), LoadOptions.PreserveWhitespace);
        change(document.Descendants(Core + "unit").ElementAt(number));
        return Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting));
    }

    private static Action<XElement> SetTarget(string content) => unit =>
        unit.Descendants(Core + "target")
            .First()
            .ReplaceWith(XElement.Parse($"<target xmlns=\"{Core}\">{content}</target>", LoadOptions.PreserveWhitespace));

    private static XElement Segment(string source, string target) =>
        new(Core + "segment", new XElement(Core + "source", source), new XElement(Core + "target", target));

    private static XElement Ignorable(string source) => new(Core + "ignorable", new XElement(Core + "source", source));

    private static void AssertRefused(string reason, byte[] file, string path = Path) =>
        Assert.Contains(
            reason, Assert.Throws<UnreadableException>(() => Format.Read(new BlobPath(path), file)).Message, StringComparison.Ordinal);

    // XML normalizes white space in attributes, and does not allow some characters.
    private static string Squeeze(string html) =>
        string.Join(' ', html.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private static EditionBody Body(string html) => new()
    {
        Title = "Titre",
        Language = "fr",
        Published = new DateTimeOffset(2025, 1, 2, 0, 0, 0, TimeSpan.Zero),
        Html = html,
        Text = "",
    };

    private static Event SampleEvent() => new()
    {
        Id = "abcdefghijklm",
        Article = new BlobPath(Path).ArticleId,
        Title = "Ouverture",
        Start = new DateTime(2032, 5, 1),
        End = new DateTime(2032, 5, 2),
        AllDay = true,
    };
}
