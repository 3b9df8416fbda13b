using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading.Formats.Documents;
using Newsroom.Reading.Formats.OpenDocument;

namespace Newsroom.Reading.Formats;

/// <summary>
/// OpenDocument texts (ISO/IEC 26300), as an archive or as one XML file: the text as it would be printed if all tracked changes were
/// accepted, without headers, footers, comments and hidden text.
/// </summary>
public sealed class OpenDocumentFormat(HtmlCleaner html) : IContainerFormat
{
    public IReadOnlyList<string> Extensions => ["odt", "fodt"];

    public ReadOnlyMemory<byte>? Extract(ReadOnlyMemory<byte> content, string name) => ZipPictures.Extract(content, name);

    public Page Read(ReadOnlyMemory<byte> content, ICollection<string> warnings, ReadingBudget? budget = null)
    {
        var source = OpenDocumentSource.Open(content);
        budget?.Check();
        var properties = OpenDocumentProperties.Read(source.Properties);
        var story = OpenDocumentReader.Read(source, warnings);
        budget?.Check();
        var headline = StoryHeadline.Take(story.Blocks, properties.Title);
        FakeHeadings.Promote(story.Blocks);
        return new Page
        {
            Body = html.Clean(StoryHtml.Write(story, warnings)),
            Headline = StatedText.Line(headline),
            Metadata = properties,
            Cut = story.Cut,
            Around = source.Margins,
            Embedded = story.Pictures,
        };
    }
}
