using System.Globalization;
using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events;

namespace Newsroom.Reading.Headers;

/// <summary>What the keys of front matter say about an article.</summary>
internal sealed partial class HeaderStatement(HeaderNotes notes, HeaderSyntax syntax)
{
    private const int MaxItems = 200;
    private const int MaxUnknown = 10;
    private const string DateExample = "2026-03-31 or 2026-03-31T14:30:00+02:00";

    /// <summary>Keys of the summary, the one that wins first.</summary>
    private static readonly string[] Summaries = ["summary", "excerpt", "abstract", "description"];

    private readonly List<(string Key, int Line)> _unknown = [];
    private Stated _stated = Stated.Nothing;

    /// <summary>Whether the value of a key is text or a list of texts.</summary>
    public static bool IsText(string key) => key is "title" or "summary" or "author" or "tags" or "language" || HeaderKeys.IsEmbargo(key);

    public Stated Read(HeaderMap map)
    {
        // Zola has its tags in "taxonomies".
        var nested = (map["taxonomies"] as HeaderMap)?.Entries.Where(entry => HeaderKeys.Canonical(entry.Name) == "tags") ?? [];
        foreach (var entry in map.Entries.Concat(nested))
        {
            Read(entry);
        }

        if (_unknown.Count > 0)
        {
            var keys = string.Join(", ", _unknown.Take(MaxUnknown).Select(key => $"{TextLimits.Shorten(key.Key, 40)} (line {key.Line})"));
            notes.Add(_unknown[0].Line, $"{(_unknown.Count == 1 ? "this key is" : "these keys are")} not known and ignored: {keys}.");
        }

        return _stated with
        {
            Summary = Summaries.Select(key => Text(map[key])).FirstOrDefault(text => text is not null),
            Image = HeaderPicture.Read(map),
            Doubts = notes.Doubts,
        };
    }

    private void Read(HeaderEntry entry)
    {
        var value = entry.Value;
        switch (HeaderKeys.Canonical(entry.Name))
        {
            case "title":
                _stated = _stated with { Title = _stated.Title ?? Text(value) };
                break;
            case "language":
                _stated = _stated with { Language = Language(value) ?? _stated.Language };
                break;
            case "author":
                _stated = _stated with { Author = _stated.Author ?? Names(value) };
                break;
            case "tags":
                _stated = _stated with { Tags = [.. _stated.Tags.Union(Tags(entry), StringComparer.OrdinalIgnoreCase).Take(MaxItems)] };
                break;
            case "events":
                _stated = _stated with { Events = [.. Maps(value).Select(Event).OfType<StatedEvent>()] };
                break;
            case "downloads":
                _stated = _stated with { Downloads = [.. Items(value).Select(Download).OfType<Download>()] };
                break;
            case "aliases":
                _stated = _stated with { Aliases = [.. _stated.Aliases.Union(Texts(value)).Take(MaxItems)] };
                break;
            case "verbatim":
                _stated = _stated with { IsVerbatim = HeaderFlag.Parse(Text(value)) is true };
                break;
            case "menu":
                _stated = _stated with { Menu = Text(value) };
                break;
            case "weight":
                _stated = _stated with { Weight = int.TryParse(Text(value), CultureInfo.InvariantCulture, out var weight) ? weight : null };
                break;
            case var name when AccessKeys.KeepBack(name, value):
                _stated = _stated with { Draft = true };
                break;
            default:
                ReadPublication(entry);
                break;
        }
    }

    private void ReadPublication(HeaderEntry entry)
    {
        switch (HeaderKeys.Canonical(entry.Name))
        {
            case HeaderKeys.Draft when Flag(entry) is { } flag:
                _stated = _stated with { Draft = (_stated.Draft ?? false) || flag };
                break;
            case HeaderKeys.Published when HeaderFlag.Parse(Text(entry.Value)) is { } isPublished:
                _stated = _stated with { Draft = (_stated.Draft ?? false) || !isPublished };
                break;
            case HeaderKeys.Date when Date(entry) is { } date:
                _stated = _stated with { Date = Later(_stated.Date, date), DateAtLatest = Later(_stated.DateAtLatest, Latest(entry)) };
                break;
            // "Release: 2.1" and "scheduled: no" are no dates.
            case "release" or "scheduled" when StatedDate.ParseAny(Text(entry.Value)) is { Year: > 1900 } date:
                _stated = _stated with { NotBefore = Later(_stated.NotBefore, Latest(entry) ?? date) };
                break;
            case HeaderKeys.PublishDate
                when entry.Name.StartsWith("embargo", StringComparison.Ordinal) && HeaderFlag.Parse(Text(entry.Value)) is false:
                break;
            case HeaderKeys.Published or HeaderKeys.PublishDate when Date(entry) is { } date:
                _stated = _stated with { Date = _stated.Date ?? date, NotBefore = Later(_stated.NotBefore, Latest(entry)) };
                break;
            case HeaderKeys.ExpiryDate when Date(entry) is { } date:
                _stated = _stated with { Expires = _stated.Expires < date ? _stated.Expires : date };
                break;
            case HeaderKeys.Draft or HeaderKeys.Date or HeaderKeys.Published or HeaderKeys.PublishDate or HeaderKeys.ExpiryDate:
                break;
            default:
                NoteUnknown(entry);
                break;
        }
    }

    private bool? Flag(HeaderEntry entry)
    {
        var flag = HeaderFlag.Parse((entry.Value as HeaderText)?.Text);
        if (flag is null)
        {
            notes.Hold(HeaderKeys.Draft, $"Line {entry.Line}: '{entry.Key}' must be true or false, not {Written(entry.Value)}.");
        }

        return flag;
    }

    /// <summary>Null where there is none: explicitly, or because it is not understood; then the article is held.</summary>
    private DateTimeOffset? Date(HeaderEntry entry)
    {
        var written = (entry.Value as HeaderText)?.Text;
        // Eleventy takes the day from the file.
        if (written is "Last Modified" or "Created" or "git Last Modified" or "git Created" && entry.Name == HeaderKeys.Date)
        {
            return null;
        }

        if (written is "" && HeaderKeys.Canonical(entry.Name) != HeaderKeys.Published)
        {
            return null;
        }

        if (StatedDate.ParseAny(Text(entry.Value)) is { } date)
        {
            return date;
        }

        var reason = $"Line {entry.Line}: {Written(entry.Value)} is not a date; write it as {DateExample}.";
        notes.Hold(HeaderKeys.Canonical(entry.Name), reason);
        return null;
    }

    private void NoteUnknown(HeaderEntry entry)
    {
        var text = Text(entry.Value);
        var meant = HeaderKeys.Misspelt(entry.Name);
        var isStatement = meant switch
        {
            null => false,
            HeaderKeys.Draft => HeaderFlag.Parse(text) is not false,
            HeaderKeys.Published => HeaderFlag.Parse(text) is not true,
            _ => StatedDate.ParseAny(text) is not null || text is [>= '0' and <= '9', ..],
        };
        if (isStatement)
        {
            notes.Hold(meant!, $"Line {entry.Line}: '{entry.Key}' is not known; is '{meant}' meant?");
        }
        else if (!HeaderKeys.IsKnown(entry.Name))
        {
            _unknown.Add((entry.Key, entry.Line));
        }
    }

    private string? Language(HeaderValue value)
    {
        var language = LanguageCode.Normalise(Text(value));
        if (language is null && Text(value) is not null)
        {
            notes.Add(value.Line, $"{Written(value)} is not a language code such as fr or en.");
        }

        return language;
    }

    /// <summary>A line of tags has commas, or blanks in YAML as Jekyll has it.</summary>
    private IEnumerable<string> Tags(HeaderEntry entry)
    {
        if (entry.Value is not HeaderText)
        {
            // Hexo nests them: a list of categories, each with those above it.
            return Items(entry.Value).SelectMany(item => item is HeaderList inner && entry.Name == "categories" ? Items(inner) : [item])
                .Select(item => Text(item) ?? Name(item)).OfType<string>();
        }

        var line = Text(entry.Value) ?? "";
        var hasBlanks =
            syntax == HeaderSyntax.Yaml && entry.Name is "tags" or "categories" && !line.Contains(',', StringComparison.Ordinal);
        return line.Split(hasBlanks ? ' ' : ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private static string? Names(HeaderValue value)
    {
        var names = value is HeaderList list
            ? string.Join(", ", Items(list).Select(item => Text(item) ?? Name(item)).OfType<string>())
            : Text(value) ?? Name(value);
        // The address of a person is nobody's business.
        var written = names is null ? "" : MailAddress().Replace(names, "").Trim(' ', ',');
        return written.Length > 0 ? TextLimits.Shorten(written, TextLimits.MaxAuthor) : null;
    }

    [GeneratedRegex(@"\s*<[^<>\s]*@[^<>\s]*>", RegexOptions.CultureInvariant)]
    private static partial Regex MailAddress();

    private static string? Name(HeaderValue value) =>
        value is HeaderMap map ? Text(map["name"] ?? map["title"] ?? map["displayname"]) : null;

    private StatedEvent? Event(HeaderMap map)
    {
        var start = EventTime.Parse(Field("start"));
        if (start is null || (Field("end") is { } written && EventTime.Parse(written) is null))
        {
            notes.Add(
                map.Line,
                EventTime.IsOutOfRange(Field("start")) || EventTime.IsOutOfRange(Field("end"))
                    ? $"the event is left out: its year is not between {EventTime.MinYear} and {EventTime.MaxYear}."
                    : "the event needs a start (and an end, if it has one) such as 2026-03-31 or 2026-03-31T14:30.");
            return null;
        }

        if (Field("zone") is { } zone && NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            notes.Add(map.Line, $"'{zone}' is not a time zone such as Europe/Paris.");
        }

        return new StatedEvent(
            Field("title"), start, EventTime.Parse(Field("end")), Field("zone"), Field("place"), Field("venue"),
            HeaderFlag.Parse(Field("online")) is true ? true : null, Address(map["url"]));

        string? Field(string name) => Text(map[name]) is { } text ? TextLimits.Shorten(text, TextLimits.MaxAuthor) : null;
    }

    private Download? Download(HeaderValue item)
    {
        if (item is not HeaderMap map)
        {
            return Text(item) is { } line
                ? new Download(TextLimits.Shorten(FileName(line), TextLimits.MaxAuthor), StatedText.WebAddress(line) ?? File(line))
                : null;
        }

        var url = File(Text(map["url"] ?? map["file"])) ?? Address(map["url"] ?? map["file"]);
        var size = long.TryParse(Text(map["size"]), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : (long?)null;
        return (Text(map["title"]) ?? url) is { } title
            ? new Download(TextLimits.Shorten(title, TextLimits.MaxAuthor), url, Text(map["type"]), size) : null;
    }

    /// <summary>The path of a file of the container, as it is written; null if it can be none.</summary>
    private static string? File(string? text) => text is not null && Reading.Downloads.TypeOf(text) is not null
        && StatedText.WebAddress(text) is null && text.IndexOfAny([':', ' ']) < 0 ? text : null;

    private static string FileName(string line) => File(line) is { } path ? path[(path.LastIndexOf('/') + 1)..] : line;

    // Pages show addresses as links: they must not run a script.
    private string? Address(HeaderValue? value)
    {
        var address = StatedText.WebAddress(Text(value));
        if (address is null && Text(value) is { } other)
        {
            notes.Add(value!.Line, $"{HeaderNotes.Quote(other)} is not the address of a page or file, such as https://example.org/agenda.");
        }

        return address;
    }

    private static string Written(HeaderValue value) => value switch
    {
        HeaderText { Text: { } text } => HeaderNotes.Quote(text),
        HeaderText => "nothing",
        _ => "a list",
    };

    private static string? Text(HeaderValue? value) => StatedText.Line((value as HeaderText)?.Text);

    private static IEnumerable<string> Texts(HeaderValue value) =>
        (value is HeaderText ? [value] : Items(value)).Select(Text).OfType<string>();

    private static IEnumerable<HeaderValue> Items(HeaderValue value) => (value as HeaderList)?.Items.Take(MaxItems) ?? [];

    private static IEnumerable<HeaderMap> Maps(HeaderValue value) => value is HeaderMap one ? [one] : Items(value).OfType<HeaderMap>();

    private static DateTimeOffset? Latest(HeaderEntry entry) => StatedDate.LatestReading(Text(entry.Value));

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other ?? one : one;
}
