using AngleSharp.Dom;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading.Formats.Json;

namespace Newsroom.Reading.Formats;

/// <summary>
/// JSON (RFC 8259): one article, in the fields with which the API answers, or in those of other programs
/// (<see cref="ForeignArticle"/>). Fields that are not known are for others.
/// </summary>
public sealed class JsonFormat(HtmlCleaner html) : IFormat
{
    public IReadOnlyList<string> Extensions => ["json"];

    public Page Read(ReadOnlyMemory<byte> content, ICollection<string> warnings, ReadingBudget? budget = null)
    {
        using var source = new JsonSource(TextDecoder.Decode(content.Span, warnings));
        var (article, container) = source.Single();
        var fields = new JsonFields(new ForeignArticle(html).Translate(article, container), "", warnings);
        var stated = ReadStated(fields);
        return fields.Lines("html") is { } written ? FromHtml(written, stated, warnings) : FromText(fields.Lines("text") ?? "", stated);
    }

    /// <summary>What the fields of an article say, in ours.</summary>
    internal static Stated ReadStated(JsonFields fields) => JsonPublication.AddTo(new Stated
    {
        Title = fields.Line("title"),
        Language = fields.Read("language", LanguageCode.Normalise, "a language code such as fr or en"),
        Summary = fields.Line("summary"),
        Author = fields.Line("author") is { } author ? TextLimits.Shorten(author, TextLimits.MaxAuthor) : null,
        Tags = fields.List("tags"),
        Aliases = fields.List("aliases"),
        Events = JsonEvents.Read(fields),
        Downloads = JsonDownloads.Read(fields),
        Image = JsonPicture.Read(fields),
        Dateline = JsonNames.ReadDateline(fields),
        Names = JsonNames.Read(fields),
        Places = fields.List("places"),
    }, fields);

    private Page FromHtml(string written, Stated stated, ICollection<string> warnings)
    {
        var cut = new List<string>();
        var body = html.Clean(written, cut, warnings);
        if (stated.Title is null)
        {
            return new Page { Body = body, Headline = Headings.TakeFirst(body), Stated = stated, Cut = cut };
        }

        if (
            body.FirstElementChild is { LocalName: "h1" or "h2" } first
            && string.Equals(Block.LineOf(first), stated.Title, StringComparison.OrdinalIgnoreCase))
        {
            first.Remove();
        }

        return new Page { Body = body, Markup = MarkupLevel.Fields, Headline = stated.Title, Stated = stated, Cut = cut };
    }

    private Page FromText(string written, Stated stated)
    {
        // Programs write a paragraph on a line.
        InputBounds.CheckLines(written, maxLine: int.MaxValue);
        return new Page
        {
            Body = html.Parse(PlainTextFormat.ToHtml(written)),
            Markup = MarkupLevel.None,
            Headline = stated.Title,
            Stated = stated,
        };
    }
}
