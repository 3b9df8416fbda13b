using System.Text.Json;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Newsroom.Reading.Formats.Json;

namespace Newsroom.Importing.Feeds;

/// <summary>Articles in JSON, saved as a file: a JSON Feed, posts of the WordPress REST API, articles of schema.org.</summary>
internal sealed class JsonExport(FileInfo file, ImportSettings settings, HtmlCleaner html, Func<BlobPath, bool> isArticle) : IExport
{
    private const long MaxBytes = 200 << 20;

    private static readonly string[] Ids = ["id", "@id", "guid", "url", "link"];
    private static readonly string[] Pages = ["link", "url", "mainEntityOfPage", "@id", "external_url", "id"];

    private readonly ArticleFile _writer = new(html);
    private readonly UploadNames _names = new(settings.Folder);
    private readonly List<OldFiles> _files = [];

    public string Description => "Articles in JSON";

    public IReadOnlyCollection<OldFile> Files => [.. _files.SelectMany(files => files.Used).DistinctBy(used => used.Path)];

    public IEnumerable<ImportedItem> Read()
    {
        if (file.Length > MaxBytes)
        {
            throw new UnreadableException($"The file has {file.Length >> 20} MB; of JSON at most {MaxBytes >> 20} MB are read. Divide it.");
        }

        using var source = new JsonSource(TextDecoder.Decode(File.ReadAllBytes(file.FullName), []), int.MaxValue);
        if (source.Articles.Count == 0 && !source.IsList)
        {
            source.Single();
        }

        foreach (var (article, container) in source.Articles)
        {
            yield return Take(article, container);
        }
    }

    private ImportedItem Take(JsonElement article, JsonContainer container)
    {
        var id = Ids.Select(name => Written(article, name)).FirstOrDefault(text => text is not null) ?? "";
        var address = Pages.Select(name => Written(article, name)).FirstOrDefault(text => StatedText.WebAddress(text) is not null);
        var item = new ImportedItem(article.Text("type") ?? article.Text("@type") ?? "item", id, "", address ?? "", ImportOutcome.Taken);
        var notes = new List<string>();
        try
        {
            var fields = new JsonFields(new ForeignArticle(html).Translate(article, container), "", notes);
            var stated = JsonFormat.ReadStated(fields);
            item = item with { Title = stated.Title ?? "" };
            return item.Kind == "page" && !settings.Types.Contains("page")
                ? item with { Outcome = ImportOutcome.LeftOut, Notes = ["Pages are taken with --types page."] }
                : Take(item, article, fields, stated, notes);
        }
        catch (Exception reason) when (reason is UnreadableException or InvalidOperationException)
        {
            return item with
            {
                Outcome = ImportOutcome.LeftOut,
                Notes = [reason is UnreadableException ? reason.Message : "Its fields are not those of an article."],
            };
        }
    }

    private ImportedItem Take(ImportedItem item, JsonElement original, JsonFields fields, Stated stated, List<string> notes)
    {
        var text = fields.Lines("html") ?? (fields.Lines("text") is { } plain ? PlainTextFormat.ToHtml(plain) : null);
        if (text is null && stated.Title is null)
        {
            return item with { Outcome = ImportOutcome.LeftOut, Notes = ["It has neither a title nor a text."] };
        }

        var files = new OldFiles(
            _names, Uri.TryCreate(item.Address, UriKind.Absolute, out var site) ? site : null, settings.TakesFiles, isArticle);
        _files.Add(files);
        if (original.Member("content").Has("rendered") && original.Member("_embedded") is null)
        {
            notes.Add("Its author, categories and tags are numbers: save it again with ?_embed.");
        }

        var path = $"{_names.Take(FeedNames.WishOf(item.Address, stated.Title, item.Id, stated.Date), item.Id)}.md";
        var article = ArticleOf(path, item, original, stated, files) with { Html = text ?? "" };
        if (article.IsDraft)
        {
            var doubt = stated.Doubts.Count > 0 ? stated.Doubts[0].Reason : "it is a draft, private or protected by a password.";
            notes.Insert(0, $"Held: {doubt}");
        }

        return item with
        {
            Outcome = article.IsDraft ? ImportOutcome.Held : ImportOutcome.Taken,
            Path = path,
            Content = _writer.Write(article, body => files.Resolve(path, body), notes),
            Notes = notes,
        };
    }

    private static ImportedArticle ArticleOf(
        string path, ImportedItem item, JsonElement original, Stated stated, OldFiles files) => new()
        {
            Path = path,
            Title = stated.Title,
            Date = FeedNames.Write(stated.Date),
            Language = stated.Language,
            Summary = stated.Summary,
            Authors = stated.Author is { } author ? [author] : [],
            Tags = stated.Tags,
            Aliases = [.. FeedNames.AliasesOf(item.Address), .. stated.Aliases, .. NumberOf(original, item)],
            Image = stated.Image is { } picture ? picture with { Source = files.Resolve(path, picture.Source, isPicture: true) } : null,
            Downloads = [.. stated.Downloads.Select(download => download.Url).OfType<string>()
                .Select(url => files.Resolve(path, url, isPicture: false))],
            Limits =
            [
                .. stated.NotBefore is { } from ? [("publishDate", FeedNames.Write(from)!)] : Array.Empty<(string, string)>(),
                .. stated.Expires is { } end ? [("expiryDate", FeedNames.Write(end)!)] : Array.Empty<(string, string)>(),
            ],
            IsDraft = stated.Draft is true || stated.Doubts.Count > 0,
            Html = "",
        };

    /// <summary>The address of a post of WordPress by its number.</summary>
    private static IEnumerable<string> NumberOf(JsonElement original, ImportedItem item) =>
        original.Member("content").Has("rendered") && item.Id.All(char.IsAsciiDigit) && item.Id.Length > 0
            ? [$"/?{(item.Kind == "page" ? "page_id" : "p")}={item.Id}"] : [];

    private static string? Written(JsonElement article, string name) => article.Member(name) switch
    {
        { ValueKind: JsonValueKind.String } => article.Text(name),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        { ValueKind: JsonValueKind.Object } value => value.Text("rendered") ?? value.Text("@id"),
        _ => null,
    };
}
