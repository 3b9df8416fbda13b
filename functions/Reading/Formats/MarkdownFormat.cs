using System.Text.RegularExpressions;
using Markdig;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading.Headers;

namespace Newsroom.Reading.Formats;

/// <summary>
/// Markdown: CommonMark with tables, footnotes, definition and task lists, emoji names and bare links; front matter and the syntax of site
/// generators.
/// </summary>
public sealed partial class MarkdownFormat(HtmlCleaner html) : IContainerFormat
{
    private const int MaxHead = 2_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseGridTables().UseAutoLinks().UseFootnotes().UseEmphasisExtras().UseListExtras()
        .UseDefinitionLists().UseTaskLists().UseEmojiAndSmiley(enableSmileys: false).Build();

    public IReadOnlyList<string> Extensions => ["md", "markdown"];

    public Page Read(ReadOnlyMemory<byte> content, ICollection<string> warnings, ReadingBudget? budget = null) =>
        Read(content, warnings, budget, (text, _) => text);

    /// <summary>Reads a text in another syntax.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="warnings">Takes what an editor should know.</param>
    /// <param name="budget">Is checked now and then; null for none.</param>
    /// <param name="toMarkdown">Writes the text as Markdown, and names what it cuts.</param>
    internal Page Read(
        ReadOnlyMemory<byte> content,
        ICollection<string> warnings,
        ReadingBudget? budget,
        Func<string, ICollection<string>, string> toMarkdown)
    {
        var cut = new List<string>();
        var (stated, text) = FrontMatter.Read(TextDecoder.Decode(content.Span, warnings), warnings);
        var embedded = new List<EmbeddedFile>();
        text = EmbeddedData.Take(text, embedded, cut);
        var around = Comments(text);
        text = toMarkdown(text, cut);
        stated = stated with { Doubts = [.. stated.Doubts, .. cut.Where(code => HiddenModule().IsMatch(code)).Select(NotPublic)] };
        InputBounds.CheckMarkdown(text);
        text = Shortcodes.Resolve(text, cut);
        budget?.Check();
        var written = ToHtml(text);
        budget?.Check();
        var body = html.Clean(written, cut, warnings);
        budget?.Check();
        var headline = Headings.TakeFirst(body);
        return new Page
        {
            Body = body,
            Headline = headline,
            Stated = stated,
            Metadata = new Stated { Summary = Summary(text) },
            Cut = cut,
            Around = around,
            Embedded = embedded,
        };
    }

    public ReadOnlyMemory<byte>? Extract(ReadOnlyMemory<byte> content, string name) =>
        EmbeddedData.Extract(FrontMatter.Read(TextDecoder.Decode(content.Span, []), []).Text, name);

    /// <summary>The text above a marker <c>&lt;!--more--&gt;</c>, without its headline; null where there is none.</summary>
    private string? Summary(string text)
    {
        if (Shortcodes.More(text) is not { Success: true } more)
        {
            return null;
        }

        var above = html.Clean(ToHtml(text[..more.Index]), []);
        Headings.TakeFirst(above);
        return StatedText.Line(HtmlText.Of(above));
    }

    /// <summary>Comments at the head of the text: <c>&lt;!-- DRAFT: do not publish --&gt;</c>.</summary>
    private static IReadOnlyList<string> Comments(string text) =>
        [.. Comment().Matches(text.Length <= MaxHead ? text : text[..MaxHead]).Select(match => match.Groups["text"].Value.Trim())];

    private static Doubt NotPublic(string code) => new(
        HeaderKeys.Draft, $"The file says {HeaderNotes.Quote(code)}. State \"draft: false\" if it is to be public.");

    [GeneratedRegex(@"\G\s*<!--(?<text>[^<]{1,200}?)-->", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    /// <summary>What a page of components exports about itself: <c>export const meta = { draft: true }</c>.</summary>
    [GeneratedRegex(
        @"^export\b.*?\b(?:(?:draft|unlisted|hidden|private)[""']?\s*[:=]\s*[""']?true\b|publish(?:ed)?[""']?\s*[:=]\s*[""']?false\b)",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex HiddenModule();

    private static string ToHtml(string text)
    {
        try
        {
            return Markdown.ToHtml(text, Pipeline);
        }
        catch (ArgumentException tooDeep)
        {
            throw new UnreadableException(
                "The text is nested too deeply: quotations or lists stand inside each other without end.",
                tooDeep);
        }
    }
}
