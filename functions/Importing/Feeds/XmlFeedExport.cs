using System.Xml.Linq;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading;

namespace Newsroom.Importing.Feeds;

/// <summary>A feed in RSS or Atom, saved as a file.</summary>
internal sealed class XmlFeedExport(FileInfo file, ImportSettings settings, HtmlCleaner html, Func<BlobPath, bool> isArticle) : IExport
{
    private readonly ArticleFile _writer = new(html);
    private readonly PlainLine _plain = new(html);
    private readonly UploadNames _names = new(settings.Folder);
    private readonly List<OldFiles> _files = [];

    public string Description => "Feed (RSS or Atom)";

    public IReadOnlyCollection<OldFile> Files => [.. _files.SelectMany(files => files.Used).DistinctBy(used => used.Path)];

    public IEnumerable<ImportedItem> Read()
    {
        string? language = null;
        foreach (var element in XmlPieces.Read(file))
        {
            switch (element.Name.LocalName)
            {
                case "language":
                    language = LanguageCode.Normalise(element.Value);
                    break;
                case "item" or "entry":
                    yield return Take(new XmlFeedItem(element), language);
                    break;
            }
        }
    }

    private ImportedItem Take(XmlFeedItem item, string? language)
    {
        var title = _plain.Of(item.Title);
        var taken = new ImportedItem("entry", item.Id, title ?? "", item.Address ?? "", ImportOutcome.Taken);
        if (item.Html is null && title is null)
        {
            return taken with { Outcome = ImportOutcome.LeftOut, Notes = ["It has neither a title nor a text."] };
        }

        var files = new OldFiles(
            _names, Uri.TryCreate(item.Address, UriKind.Absolute, out var site) ? site : null, settings.TakesFiles, isArticle);
        _files.Add(files);
        var notes = new List<string>();
        if (item.IsSummary)
        {
            notes.Add("The feed has a summary alone, and not the whole text.");
        }

        try
        {
            var path = $"{_names.Take(FeedNames.WishOf(item.Address, title, item.Id, item.Date), item.Id)}.md";
            var article = new ImportedArticle
            {
                Path = path,
                Title = title,
                Date = FeedNames.Write(item.Date),
                Language = item.Language ?? language,
                Summary = item.Html is null ? null : _plain.Of(item.Summary),
                Authors = item.Authors,
                Tags = [.. item.Tags.Select(_plain.Of).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
                Aliases = FeedNames.AliasesOf(item.Address),
                Image = item.Picture is { } picture ? new Picture(files.Resolve(path, picture, isPicture: true)) : null,
                Downloads = [.. item.Enclosures.Select(address => files.Resolve(path, address, isPicture: false))],
                Html = item.Html ?? "",
            };
            return taken with { Path = path, Content = _writer.Write(article, body => files.Resolve(path, body), notes), Notes = notes };
        }
        catch (UnreadableException reason)
        {
            return taken with { Outcome = ImportOutcome.LeftOut, Notes = [reason.Message] };
        }
    }
}
