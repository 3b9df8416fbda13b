using Newsroom.Articles;
using Newsroom.Events;
using Newsroom.Reading.Formats;

namespace Newsroom.Reading;

/// <summary>Bytes → <see cref="Draft"/>: read the format, edit the copy, then find what is not stated.</summary>
public sealed class ArticleReader(IEnumerable<IFormat> formats, LanguageDetection languages, SiteOptions site)
{
    private readonly Dictionary<string, IFormat> _formats = formats
        .SelectMany(format => format.Extensions.Select(extension => (extension, format)))
        .ToDictionary(pair => pair.extension, pair => pair.format);

    /// <exception cref="UnreadableException">The file gives no article; the message says why.</exception>
    public Draft Read(Upload upload)
    {
        var bytes = upload.Content ?? throw new UnreadableException(
            $"The file is too large: {upload.Size / 1048576.0:0.#} MB; at most {site.MaxFileBytes / 1048576.0:0.#} MB of text are read.");
        var format = _formats.GetValueOrDefault(upload.Path.Extension) ?? throw new UnreadableException(
            (upload.Path.Extension.Length == 0 ? "The file's name has no extension" : $"Files of type .{upload.Path.Extension} are not read")
            + $"; {string.Join(", ", _formats.Keys.Select(extension => $".{extension}"))} are.");
        var warnings = new List<string>();
        var page = format.Read(bytes, warnings);
        return Compose(upload, page, CopyEditor.Edit(page), warnings);
    }

    private Draft Compose(Upload upload, Page page, Copy copy, List<string> warnings)
    {
        var stated = page.Stated;
        if (copy.Text.Length == 0 && stated.Title is null)
        {
            throw new UnreadableException("The file has no text.");
        }

        var language = upload.Path.Language ?? stated.Language ?? languages.Detect($"{stated.Title}\n{copy.Text}") ?? site.Languages[0];
        var title = stated.Title ?? copy.Headline ?? Lead.Title(copy.Lead) ?? upload.Path.Name;
        var dateline = DatelineText.Find(copy.Lead);
        var published = stated.Date ?? Midnight(copy.Published ?? dateline?.Date) ?? page.Metadata.Date;
        if (copy.IsTruncated)
        {
            warnings.Add($"Only the first {Search.TermFrequencies.LongestBody:N0} words are searchable.");
        }

        var known = stated.Or(page.Metadata);
        return new Draft
        {
            IsDraft = stated.Draft ?? false,
            Warnings = warnings,
            Cut = copy.Cut,
            Body = new EditionBody
            {
                Language = language,
                Title = Lead.Limit(title, 300),
                Summary = known.Summary is { } summary ? Lead.Limit(summary, 1000) : Lead.Summary(copy.Lead),
                Published = published ?? upload.Uploaded,
                PublishedInferred = published is null,
                Dateline = dateline,
                Author = known.Author,
                Tags = [.. known.Tags.Select(tag => Lead.Limit(tag, 60)).Distinct().Take(50)],
                Downloads = known.Downloads,
                Events = [.. stated.Events.Select(happening => happening.ToEvent(upload.Path.ArticleId, title))],
                Html = copy.Html,
                Text = copy.Text,
            },
        };
    }

    private static DateTimeOffset? Midnight(DateOnly? day) =>
        day is { } date ? new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero) : null;
}
