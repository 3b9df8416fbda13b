using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Importing.WordPress;

/// <summary>An export of WordPress (WXR).</summary>
internal sealed class WordPressExport : IExport
{
    private const string Post = "post";
    private const string Published = "publish";

    /// <summary>As many as an article here has.</summary>
    private const int MaxTags = 50;

    private static readonly Dictionary<string, string> NoArticles = new()
    {
        ["nav_menu_item"] = "It is an entry of a menu.",
        ["revision"] = "It is an older version of another item.",
        ["tribe_organizer"] = "It is an organiser of events.",
        ["wp_navigation"] = "It is a menu.",
        ["wp_template"] = "It is a part of the design.",
        ["wp_template_part"] = "It is a part of the design.",
        ["wp_global_styles"] = "It is a part of the design.",
        ["wp_font_family"] = "It is a part of the design.",
        ["wp_font_face"] = "It is a part of the design.",
        ["custom_css"] = "It is a part of the design.",
        ["customize_changeset"] = "It is a part of the design.",
        ["oembed_cache"] = "It is a copy of another site's content.",
    };

    private readonly FileInfo _file;
    private readonly ImportSettings _settings;
    private readonly ArticleFile _writer;
    private readonly WordPressIndex _index;
    private readonly UploadNames _names;
    private readonly OldFiles _files;
    private readonly PostContent _content;
    private readonly PlainLine _plain;
    private readonly Dictionary<string, string> _stems = [];

    public WordPressExport(FileInfo file, ImportSettings settings, HtmlCleaner html, Func<BlobPath, bool> isArticle)
    {
        (_file, _settings, _writer) = (file, settings, new ArticleFile(html));
        _index = WordPressIndex.Read(file);
        _names = new UploadNames(settings.Folder);
        _files = new OldFiles(_names, _index.Site, settings.TakesFiles, isArticle);
        _content = new PostContent(_index);
        _plain = new PlainLine(html);
        foreach (var attachment in _index.Attachments)
        {
            _files.Add(attachment.Url);
        }

        foreach (var address in _index.Public.Where(one => IsTaken(one.Type)).SelectMany(one => one.Addresses))
        {
            _files.AddArticle(address);
        }
    }

    public string Description => $"WordPress export of {_index.Title}{(_index.Site is { } site ? $" ({site})" : "")}";

    public IReadOnlyCollection<OldFile> Files => _files.Used;

    public IEnumerable<ImportedItem> Read()
    {
        var others = new List<ImportedItem>();
        foreach (var element in XmlPieces.Read(_file).Where(element => element.Name.LocalName == "item"))
        {
            var item = new WordPressItem(element);
            if (item.Type is "attachment" or "wp_block" or "tribe_venue")
            {
                // What becomes of them is known once all articles are.
                others.Add(New(item, ImportOutcome.Used) with { Address = item.AttachmentUrl ?? item.Link });
            }
            else
            {
                yield return Take(item);
            }
        }

        foreach (var other in others)
        {
            yield return other.Kind == "attachment" ? OfAttachment(other) : other;
        }
    }

    private ImportedItem OfAttachment(ImportedItem item) => !_files.IsUsed(item.Address)
        ? item with { Outcome = ImportOutcome.LeftOut, Notes = ["No article that was taken uses it."] }
        : _files.PathOf(item.Address) is { } path ? item with { Path = path }
        : item with { Notes = ["It stays at its address: in the container it would be an article of its own."] };

    private ImportedItem Take(WordPressItem item)
    {
        if (Refusal(item) is { } refusal)
        {
            return New(item, ImportOutcome.LeftOut) with { Notes = [refusal] };
        }

        var notes = new List<string>();
        var held = HeldBecause(item);
        if (held is not null)
        {
            notes.Add(held);
        }

        try
        {
            var article = ArticleOf(item, isDraft: held is not null, notes);
            var content = _writer.Write(article, body => _files.Resolve(article.Path, body), notes);
            return New(item, held is null ? ImportOutcome.Taken : ImportOutcome.Held) with
            {
                Path = article.Path,
                Content = content,
                Notes = notes,
            };
        }
        catch (UnreadableException reason)
        {
            return New(item, ImportOutcome.LeftOut) with { Notes = [reason.Message] };
        }
    }

    private static ImportedItem New(WordPressItem item, ImportOutcome outcome) =>
        new(item.Type, item.Id, item.Title, item.Link, outcome);

    /// <summary>Why an item is no article; null if it is one.</summary>
    private string? Refusal(WordPressItem item) => item switch
    {
        { Status: "auto-draft" } => "WordPress made it by itself, and nobody has saved it.",
        _ when NoArticles.GetValueOrDefault(item.Type) is { } reason => reason,
        { Content: "", Title: "", Excerpt: null } => "It is empty.",
        _ when IsTaken(item.Type) => null,
        { Type: "page" } => "Pages are taken with --types page.",
        _ => $"Items of this kind are taken with --types {item.Type}.",
    };

    private bool IsTaken(string type) => type is Post or CalendarPost.Type || _settings.Types.Contains(type);

    /// <summary>Why an article must not be public; null if it is public there.</summary>
    private static string? HeldBecause(WordPressItem item) => item switch
    {
        { HasPassword: true } => "Held: it is protected by a password.",
        { Status: Published } => null,
        { Status: "future" } => "Held: it was to be published later.",
        { Status: "trash" } => "Held: it is in the trash.",
        { Status: "private" } => "Held: it is private.",
        { Status: "pending" } => "Held: it waits for review.",
        { Status: "draft" } => "Held: it is a draft.",
        _ => $"Held: its status is '{item.Status}'.",
    };

    private ImportedArticle ArticleOf(WordPressItem item, bool isDraft, List<string> notes)
    {
        var path = PathOf(item, notes);
        var image = _index.AttachmentOf(item.Meta("_thumbnail_id"));
        var html = _content.ToHtml(item, notes);
        var tags = Tags(item);
        if (tags.Length > MaxTags)
        {
            notes.Add($"It has {tags.Length} categories and tags: the first {MaxTags} count.");
        }

        if (item.Comments > 0)
        {
            notes.Add($"{item.Comments} comments were left out.");
        }

        return new ImportedArticle
        {
            Path = path,
            Title = _plain.Of(item.Title),
            Date = isDraft && item.Status != "future" && item.Utc is null ? null : item.Date,
            Language = new BlobPath(path).Language is null ? WordPressLanguage.Of(item) ?? _index.Language : null,
            Summary = _plain.Of(item.Excerpt),
            Authors = Authors(item),
            Tags = tags,
            Aliases = WordPressAddresses.Of(item, _index.Site),
            Image = image is null ? null : new Picture(
                _files.Resolve(path, image.Url, isPicture: true), _plain.Of(image.Alt), _plain.Of(image.Caption)),
            Events = item.Type == CalendarPost.Type ? CalendarPost.EventsOf(item, _index, _plain, notes) : [],
            IsDraft = isDraft,
            Html = html,
        };
    }

    /// <summary>A translation has the path of the article it is one of, with its language.</summary>
    private string PathOf(WordPressItem item, List<string> notes)
    {
        var lead = _index.LeadOf(item);
        if (lead is null && WordPressLanguage.GroupOf(item) is not null && WordPressLanguage.Of(item) is null)
        {
            notes.Add("It is one of several translations, but does not say in which language.");
        }

        if (lead is null)
        {
            return $"{_names.Take(_index.WishOf(item), item.Id)}.md";
        }

        // The path of the article is that of its first item, whichever comes first here.
        if (!_stems.TryGetValue(lead, out var stem))
        {
            _stems[lead] = stem = _names.Take(_index.WishOf(lead) ?? _index.WishOf(item), lead);
        }

        return $"{stem}.{WordPressLanguage.Of(item)}.md";
    }

    private string[] Authors(WordPressItem item)
    {
        // Co-Authors Plus.
        var several = item.Terms.Where(term => term.Domain == "author").Select(term => _index.AuthorOf(term.Name)).OfType<string>()
            .Distinct().ToArray();
        return several.Length > 0 ? several : _index.AuthorOf(item.Creator) is { } one ? [_plain.Of(one) ?? one] : [];
    }

    private string[] Tags(WordPressItem item) =>
    [
        .. item.Terms.Where(term => (term.Domain is "category" or "post_tag" or "tribe_events_cat" || _settings.Types.Contains(term.Domain))
                && term.Slug is not ("uncategorized" or "uncategorised" or "non-classe" or "sin-categoria") && term.Name != "Uncategorized")
            .Select(term => _plain.Of(term.Name)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase),
    ];
}
