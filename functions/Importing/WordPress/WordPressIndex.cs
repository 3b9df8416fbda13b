using System.Globalization;
using System.Xml;
using Newsroom.Content;

namespace Newsroom.Importing.WordPress;

/// <summary>A picture or a file of the media library.</summary>
internal sealed record Attachment(string Id, string Parent, string Url, string? Alt, string? Caption);

/// <summary>A place or an organiser of The Events Calendar.</summary>
internal sealed record CalendarPlace(string Title, string? City, string? Country, string? Address);

/// <summary>Items that readers could see there, and their old addresses in the form of <see cref="OldAddress.Normalise"/>.</summary>
internal sealed record PublicItem(string Type, IReadOnlyList<string> Addresses);

/// <summary>
/// What items of an export say about others: names of authors, files, places, blocks, the translations of an article. It is read first, in
/// a pass over the whole file.
/// </summary>
internal sealed class WordPressIndex
{
    private const int MaxBlockLength = 200_000;

    private readonly Dictionary<string, string> _authors = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Attachment> _attachments = [];
    private readonly Dictionary<string, (string? Slug, string Parent)> _pages = [];
    private readonly Dictionary<string, List<Translation>> _groups = [];
    private readonly Dictionary<string, string> _wishes = [];
    private readonly List<PublicItem> _public = [];

    /// <summary>The address of the old site; null if the export has none.</summary>
    public Uri? Site { get; private set; }

    /// <summary>The language of the old site; null if the export has none.</summary>
    public string? Language { get; private set; }

    public string Title { get; private set; } = "";

    public IReadOnlyCollection<Attachment> Attachments => _attachments.Values;

    public IReadOnlyCollection<PublicItem> Public => _public;

    public Dictionary<string, CalendarPlace> Places { get; } = [];

    /// <summary>The content of blocks that several posts show.</summary>
    public Dictionary<string, string> Blocks { get; } = [];

    /// <summary>Reads a whole file; one that is broken as far as it goes.</summary>
    /// <exception cref="UnreadableException">It is no feed.</exception>
    public static WordPressIndex Read(FileInfo file)
    {
        var index = new WordPressIndex();
        try
        {
            foreach (var element in XmlPieces.Read(file))
            {
                switch (element.Name.LocalName)
                {
                    case "item":
                        index.Add(new WordPressItem(element));
                        break;
                    case "author" when element.Text("author_login") is { } login:
                        index._authors[login] = NameOf(
                            element.Text("author_display_name"),
                            element.Text("author_first_name"),
                            element.Text("author_last_name"),
                            login);
                        break;
                    case "title":
                        index.Title = element.Value.Trim();
                        break;
                    case "language":
                        index.Language = LanguageCode.Normalise(element.Value);
                        break;
                    case "base_blog_url" or "link"
                        when Uri.TryCreate($"{element.Value.Trim().TrimEnd('/')}/", UriKind.Absolute, out var site):
                        index.Site = element.Name.LocalName == "link" ? index.Site ?? site : site;
                        break;
                }
            }
        }
        catch (XmlException)
        {
            // The pass that takes the items in meets it again, and reports it.
        }

        return index;
    }

    /// <summary>The name of an author as readers see it; null if there is none but an address of mail.</summary>
    public string? AuthorOf(string? login) => login is null ? null
        : _authors.TryGetValue(login, out var name) ? name.Length > 0 ? name : null
        : login.Contains('@', StringComparison.Ordinal) ? null : login;

    public Attachment? AttachmentOf(string? id) => id is not null ? _attachments.GetValueOrDefault(id) : null;

    /// <summary>The pictures that were uploaded for a post.</summary>
    public IEnumerable<Attachment> AttachmentsTo(string post) => _attachments.Values.Where(one => one.Parent == post);

    /// <summary>The names of the pages above one, the highest first.</summary>
    public IReadOnlyList<string> Above(string page)
    {
        var names = new List<string>();
        for (var id = page; names.Count < 10 && _pages.TryGetValue(id, out var known); id = known.Parent)
        {
            names.Insert(0, known.Slug ?? id);
        }

        return names;
    }

    /// <summary>
    /// The item that gives an item and its translations their path; null if it has no translations, or is a second one in its language.
    /// </summary>
    public string? LeadOf(WordPressItem item)
    {
        if (WordPressLanguage.GroupOf(item) is not { } group || !_groups.TryGetValue(group, out var all)
            || all.FirstOrDefault(one => one.Language == WordPressLanguage.Of(item))?.Id != item.Id
            || all.Select(one => one.Language).Distinct().Count() < 2)
        {
            return null;
        }

        return (all.Find(one => one.Language == Language) ?? all[0]).Id;
    }

    /// <summary>The path that an item has if no other one has it.</summary>
    public string WishOf(WordPressItem item)
    {
        var name = item.Slug ?? UploadNames.Slug(item.Title) ?? item.Id;
        return item.Type switch
        {
            "post" when (item.Local ?? item.Utc) is { } date =>
                string.Create(CultureInfo.InvariantCulture, $"{date:yyyy}/{date:MM}/{name}"),
            "post" => name,
            "page" => string.Join('/', ["pages", .. Above(item.Parent), name]),
            CalendarPost.Type => $"events/{name}",
            var type => $"{UploadNames.Slug(type) ?? "other"}/{name}",
        };
    }

    /// <summary>The same of the item with an id that translations are grouped by; null if there is none.</summary>
    public string? WishOf(string id) => _wishes.GetValueOrDefault(id);

    private void Add(WordPressItem item)
    {
        switch (item.Type)
        {
            case "attachment" when (item.AttachmentUrl ?? item.Guid) is { Length: > 0 } url:
                _attachments[item.Id] = new Attachment(item.Id, item.Parent, url, item.Meta("_wp_attachment_image_alt"), item.Excerpt);
                break;
            case "wp_block" when item.Content.Length <= MaxBlockLength && item.Status == "publish":
                Blocks[item.Id] = item.Content;
                break;
            case "tribe_venue" or "tribe_organizer":
                Places[item.Id] = new CalendarPlace(
                    item.Title, item.Meta("_VenueCity"), item.Meta("_VenueCountry"), item.Meta("_VenueAddress"));
                break;
            case "page":
                _pages[item.Id] = (item.Slug, item.Parent);
                break;
        }

        if (item is { Status: "publish", HasPassword: false, Type: not "nav_menu_item" })
        {
            _public.Add(new PublicItem(
                item.Type, [.. WordPressAddresses.Of(item, Site).Select(OldAddress.Normalise).OfType<string>()]));
        }

        if (WordPressLanguage.GroupOf(item) is { } group && WordPressLanguage.Of(item) is { } language)
        {
            _groups.TryAdd(group, []);
            _groups[group].Add(new Translation(item.Id, language));
            _wishes[item.Id] = WishOf(item);
        }
    }

    private static string NameOf(string? display, string? first, string? last, string login) =>
        new[] { display, $"{first} {last}".Trim(), login }
            .FirstOrDefault(name => !string.IsNullOrWhiteSpace(name) && !name.Contains('@', StringComparison.Ordinal)) ?? "";

    private sealed record Translation(string Id, string Language);
}
