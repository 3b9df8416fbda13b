using Newsroom.Articles;
using Newsroom.Events;

namespace Newsroom.Reading;

/// <summary>Bytes → <see cref="Draft"/>: decode, take the front matter, read the format, cut the boilerplate, then find what is not stated.</summary>
public sealed class ArticleReader(LanguageDetection languages, HtmlCleaner cleaner, SiteOptions site)
{
    /// <exception cref="UnreadableException">The file gives no article; the message says why.</exception>
    public Draft Read(Upload upload)
    {
        var bytes = upload.Content ?? throw new UnreadableException(
            $"The file is too large: {upload.Size / 1048576.0:0.#} MB; at most {site.MaxFileBytes / 1048576.0:0.#} MB of text are read.");
        var markdown = upload.Path.Extension switch
        {
            "txt" => false,
            "md" or "markdown" => true,
            "" => throw new UnreadableException("The file's name has no extension; .txt and .md are read."),
            var other => throw new UnreadableException($"Files of type .{other} are not read; .txt and .md are."),
        };

        var warnings = new List<string>();
        var (decoded, guess) = TextDecoder.Decode(bytes.Span);
        if (guess is not null)
        {
            warnings.Add(guess);
        }

        var (stated, text) = FrontMatter.Read(decoded, warnings);
        var page = markdown ? MarkdownText.Read(text, cleaner) : PlainText.Read(text);
        return Compose(upload, stated, page, warnings);
    }

    private Draft Compose(Upload upload, FrontMatter stated, Page page, List<string> warnings)
    {
        if (page.Text.Length == 0 && stated.Title is null)
        {
            throw new UnreadableException("The file has no text.");
        }

        var language = upload.Path.Language ?? stated.Language ?? languages.Detect($"{stated.Title}\n{page.Text}") ?? site.Languages[0];
        var title = stated.Title ?? page.Headline ?? Lead.Title(page.Lead) ?? upload.Path.Name;
        var dateline = DatelineText.Find(page.Lead);
        var published = stated.Date ?? Midnight(page.Published ?? dateline?.Date);
        if (page.Truncated)
        {
            warnings.Add($"Only the first {Search.TermFrequencies.LongestBody:N0} words are searchable.");
        }

        return new Draft
        {
            IsDraft = stated.Draft,
            Warnings = warnings,
            Cut = page.Cut,
            Body = new EditionBody
            {
                Language = language,
                Title = Lead.Limit(title, 300),
                Summary = stated.Summary is { } summary ? Lead.Limit(summary, 1000) : Lead.Summary(page.Lead),
                Published = published ?? upload.Uploaded,
                PublishedInferred = published is null,
                Dateline = dateline,
                Author = stated.Author,
                Tags = [.. stated.Tags.Select(tag => Lead.Limit(tag, 60)).Distinct().Take(50)],
                Downloads = stated.Downloads,
                Events = [.. stated.Events.Select(happening => happening.ToEvent(upload.Path.ArticleId, title))],
                Html = page.Html,
                Text = page.Text,
            },
        };
    }

    private static DateTimeOffset? Midnight(DateOnly? day) =>
        day is { } date ? new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero) : null;
}
