using DocumentFormat.OpenXml.Packaging;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading.Formats.Documents;
using Newsroom.Reading.Formats.Word;

namespace Newsroom.Reading.Formats;

/// <summary>
/// Word (ECMA-376, WordprocessingML): the text as it would be printed if all tracked changes were accepted, without headers, footers,
/// comments and hidden text.
/// </summary>
public sealed class WordFormat(HtmlCleaner html) : IContainerFormat
{
    public IReadOnlyList<string> Extensions => ["docx"];

    public Page Read(ReadOnlyMemory<byte> content, ICollection<string> warnings, ReadingBudget? budget = null)
    {
        using var package = WordPackage.Open(content);
        return package.Read(document => Read(document, warnings));
    }

    public ReadOnlyMemory<byte>? Extract(ReadOnlyMemory<byte> content, string name) => ZipPictures.Extract(content, name);

    private Page Read(WordprocessingDocument document, ICollection<string> warnings)
    {
        var story = StoryReader.Read(document, warnings);
        var properties = WordProperties.Read(document, warnings);
        var headline = StoryHeadline.Take(story.Blocks, properties.Title);
        FakeHeadings.Promote(story.Blocks);
        return new Page
        {
            Body = html.Clean(StoryHtml.Write(story, warnings)),
            Headline = StatedText.Line(headline),
            Metadata = new Stated { Author = story.Author, Date = story.Date }.Or(properties),
            Cut = story.Cut,
            Around = WordMargins.Read(document),
            Embedded = story.Pictures,
        };
    }
}
