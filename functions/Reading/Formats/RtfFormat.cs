using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading.Formats.Documents;
using Newsroom.Reading.Formats.Rtf;

namespace Newsroom.Reading.Formats;

/// <summary>
/// Rich Text (RTF 1.9), as word processors write it: paragraphs, headings, emphasis, lists, tables, links and notes, without headers,
/// footers, comments, pictures and hidden text.
/// </summary>
public sealed class RtfFormat(HtmlCleaner html) : IFormat
{
    public IReadOnlyList<string> Extensions => ["rtf"];

    public Page Read(ReadOnlyMemory<byte> content, ICollection<string> warnings, ReadingBudget? budget = null)
    {
        var reader = new RtfReader(content, budget);
        var story = reader.Read();
        var properties = reader.Properties;
        var headline = StoryHeadline.Take(story.Blocks, properties.Title);
        FakeHeadings.Promote(story.Blocks);
        return new Page
        {
            Body = html.Clean(StoryHtml.Write(story, warnings)),
            Headline = StatedText.Line(headline),
            Metadata = properties,
            Cut = story.Cut,
        };
    }
}
