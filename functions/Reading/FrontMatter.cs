using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Newsroom.Reading;

/// <summary>What an editor states in YAML between two lines of <c>---</c> at the head of a file; keys in any case.</summary>
public static partial class FrontMatter
{
    /// <summary>Longest block that is read, in characters; YAML aliases are refused, so it cannot grow in memory.</summary>
    public const int Longest = 64 << 10;

    private const int MostItems = 200;
    private const string Ignored = "Front matter ignored: ";

    /// <summary>Splits a text into what its front matter states and the rest. What can't be understood becomes a warning that names the line.</summary>
    public static (Stated Stated, string Text) Read(string text, ICollection<string> warnings)
    {
        if (!text.StartsWith("---\n", StringComparison.Ordinal))
        {
            return (Stated.Nothing, text);
        }

        var end = text.IndexOf("\n---", 3, StringComparison.Ordinal);
        if (end < 0 || end > Longest || (end + 4 < text.Length && text[end + 4] is not ('\n' or ' ')))
        {
            // A rule at the head of the text, not front matter.
            return (Stated.Nothing, text);
        }

        var yaml = text[4..Math.Max(4, end + 1)];
        var rest = text.IndexOf('\n', end + 4) is var next and > 0 ? text[(next + 1)..] : "";
        return Parse(yaml, new Notes(warnings, Above: 1)) is { } stated ? (stated, rest) : (Stated.Nothing, text);
    }

    /// <summary>What a file of its own says in YAML.</summary>
    /// <exception cref="UnreadableException">It is no list of keys and values; the message names the line.</exception>
    public static Stated ReadCorrection(string yaml, ICollection<string> warnings)
    {
        var found = new List<string>();
        var stated = yaml.Length > Longest ? throw new UnreadableException($"A correction has at most {Longest:N0} characters.") : Parse(WithoutEnd(yaml), new Notes(found, Above: 0));
        if (stated is null || found.Exists(warning => warning.StartsWith(Ignored, StringComparison.Ordinal)))
        {
            throw new UnreadableException(stated is null ? "The file is not a list of 'key: value' lines." : $"The file is not YAML: {found[0][Ignored.Length..]}");
        }

        found.ForEach(warnings.Add);
        return stated;
    }

    // Who knows front matter closes the block; to YAML that would begin another document.
    private static string WithoutEnd(string yaml) => yaml.TrimEnd() is var written && written.EndsWith("\n---", StringComparison.Ordinal) ? written[..^3] : yaml;

    /// <summary>Null where the block is no front matter, broken or not: a paragraph between two rules is part of the text.</summary>
    private static Stated? Parse(string yaml, Notes notes)
    {
        try
        {
            RefuseBombs(yaml);
            var documents = new YamlStream();
            documents.Load(new StringReader(yaml));
            return documents.Documents switch
            {
                [{ RootNode: YamlMappingNode map }] => Interpret(map, notes),
                [] => Stated.Nothing,
                _ => Keep(),
            };
        }
        catch (YamlException error)
        {
            return StartsWithKey().IsMatch(yaml) ? Ignore(error.InnerException?.Message ?? error.Message, error.End.Line) : Keep();
        }
        catch (Exception error) when (error is ArgumentException or ArithmeticException or InvalidOperationException or FormatException)
        {
            // The parser checks its input, but not all of it: the code of an escaped character, for one.
            return Ignore(error.Message, line: 1);
        }

        Stated? Keep()
        {
            notes.Warnings.Add("Line 2: what stands between the two lines of '---' is not a list of 'key: value' lines; it was kept as text.");
            return null;
        }

        Stated Ignore(string why, long line)
        {
            notes.Warnings.Add($"{Ignored}line {line + notes.Above}: {why.TrimEnd('.')}.");
            return Stated.Nothing;
        }
    }

    // Aliases make a few lines stand for gigabytes, and deep nesting exhausts the stack. Neither has a use here.
    private static void RefuseBombs(string yaml)
    {
        const int deepest = 16;
        var depth = 0;
        var parser = new Parser(new StringReader(yaml));
        while (Next())
        {
            depth += parser.Current?.NestingIncrease ?? 0;
            if (parser.Current is YamlDotNet.Core.Events.AnchorAlias alias)
            {
                throw new YamlException(alias.Start, alias.End, "aliases (*name) are not allowed");
            }

            if (depth > deepest)
            {
                throw new YamlException(parser.Current!.Start, parser.Current.End, "it is nested too deeply");
            }
        }

        // The library throws all kinds of exceptions where it meets what is no YAML.
        bool Next()
        {
            try
            {
                return parser.MoveNext();
            }
            catch (Exception error) when (error is not YamlException)
            {
                var reached = parser.Current?.End ?? Mark.Empty;
                throw new YamlException(reached, reached, "it is not YAML");
            }
        }
    }

    private static Stated Interpret(YamlMappingNode map, Notes notes)
    {
        var stated = Stated.Nothing;
        foreach (var (key, value) in map.Children)
        {
            stated = (key as YamlScalarNode)?.Value?.ToLowerInvariant() switch
            {
                "title" => stated with { Title = Text(value) },
                "date" or "published" => stated with { Date = ReadDate(value, notes) },
                "language" or "lang" => stated with { Language = ReadLanguage(value, notes) },
                "summary" or "description" => stated with { Summary = Text(value) },
                "author" or "authors" => stated with { Author = Names(value) ?? stated.Author },
                "tags" => stated with { Tags = Strings(value) },
                "categories" or "keywords" => stated with { Tags = stated.Tags.Count > 0 ? stated.Tags : Strings(value) },
                "draft" => stated with { Draft = Text(value)?.ToLowerInvariant() is "true" or "yes" or "on" },
                "events" => stated with { Events = [.. Maps(value).Select(item => ReadEvent(item, notes)).OfType<StatedEvent>()] },
                "downloads" => stated with { Downloads = [.. Items(value).Select(item => ReadDownload(item, notes)).OfType<Download>()] },
                _ => stated,
            };
        }

        return stated;
    }

    private static string? ReadLanguage(YamlNode value, Notes notes)
    {
        var language = LanguageCode.Normalise(Text(value));
        if (language is null)
        {
            notes.Add(value, $"'{Text(value, longest: 100)}' is not a language code such as fr or en.");
        }

        return language;
    }

    private static DateTimeOffset? ReadDate(YamlNode value, Notes notes)
    {
        if (StatedDate.Parse(Text(value)) is { } date)
        {
            return date;
        }

        notes.Add(value, $"'{Text(value, longest: 100)}' is not a date; write it as 2026-03-31 or 2026-03-31T14:30:00+02:00.");
        return null;
    }

    private static StatedEvent? ReadEvent(YamlMappingNode map, Notes notes)
    {
        var fields = map.Children.ToLookup(pair => (pair.Key as YamlScalarNode)?.Value?.ToLowerInvariant() ?? "", pair => Text(pair.Value, longest: TextLimits.MaxAuthor));
        var start = EventTime.Parse(Field("start"));
        if (start is null || (Field("end") is { } written && EventTime.Parse(written) is null))
        {
            notes.Add(map, $"the event needs a start (and an end, if it has one) such as 2026-03-31 or 2026-03-31T14:30.");
            return null;
        }

        if (Field("zone") is { } zone && NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            notes.Add(map, $"'{zone}' is not a time zone such as Europe/Paris.");
        }

        return new StatedEvent(
            Field("title"), start, EventTime.Parse(Field("end")), Field("zone"), Field("place"), Field("venue"),
            Field("online")?.ToLowerInvariant() is "true" or "yes" ? true : null,
            map.Children.FirstOrDefault(pair => Text(pair.Key)?.ToLowerInvariant() == "url").Value is { } url ? ReadAddress(url, notes) : null);

        string? Field(string name) => fields[name].FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
    }

    private static Download? ReadDownload(YamlNode item, Notes notes) => item switch
    {
        YamlScalarNode => Text(item, longest: TextLimits.MaxAuthor) is { } title ? new Download(title, WebAddress(Text(item))) : null,
        YamlMappingNode map => ReadDownload(map, notes),
        _ => null,
    };

    private static Download? ReadDownload(YamlMappingNode map, Notes notes)
    {
        var fields = map.Children.ToLookup(pair => (pair.Key as YamlScalarNode)?.Value?.ToLowerInvariant() ?? "", pair => Text(pair.Value, longest: TextLimits.MaxAuthor));
        var title = fields["title"].FirstOrDefault();
        var url = map.Children.FirstOrDefault(pair => Text(pair.Key)?.ToLowerInvariant() == "url").Value is { } address ? ReadAddress(address, notes) : null;
        return (title ?? url) is { } name
            ? new Download(name, url, fields["type"].FirstOrDefault(), long.TryParse(fields["size"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null)
            : null;
    }

    /// <summary>Where warnings go, and how many lines of the file stand above the block.</summary>
    private sealed record Notes(ICollection<string> Warnings, int Above)
    {
        public void Add(YamlNode node, string text) => Warnings.Add($"Line {node.Start.Line + Above}: {text}");
    }

    // Pages show addresses as links: they must not run a script.
    private static string? ReadAddress(YamlNode value, Notes notes)
    {
        var address = WebAddress(Text(value));
        if (address is null && Text(value) is { } other)
        {
            notes.Add(value, $"'{TextLimits.Shorten(other, 100)}' is not the address of a page or file, such as https://example.org/agenda.");
        }

        return address;
    }

    private static string? WebAddress(string? text) =>
        text?.Length <= 2000 && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? text : null;

    // YAML can say in escapes what a text file can't hold: control characters, halves of characters. Lines are as good as spaces.
    private static string? Text(YamlNode value) => (value as YamlScalarNode)?.Value is { } written
        && string.Concat(written.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar).Select(rune => Rune.IsControl(rune) ? " " : rune.ToString()))
            .Trim() is { Length: > 0 } text ? text : null;

    private static string? Text(YamlNode value, int longest) => Text(value) is { } text ? TextLimits.Shorten(text, longest) : null;

    [GeneratedRegex(@"^\s*(?:#.*\n\s*)*[\p{L}""'][\p{L}\p{Nd}_""' -]{0,40}:(?:\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex StartsWithKey();

    private static IReadOnlyList<string> Strings(YamlNode value) => value is YamlScalarNode list
        ? [.. (Text(list) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MostItems)]
        : [.. Items(value).Select(item => Text(item)).OfType<string>()];

    private static string? Names(YamlNode value) =>
        value is YamlScalarNode ? Text(value, longest: TextLimits.MaxAuthor) : string.Join(", ", Strings(value)) is { Length: > 0 } names ? TextLimits.Shorten(names, TextLimits.MaxAuthor) : null;

    private static IEnumerable<YamlNode> Items(YamlNode value) => value is YamlSequenceNode list ? list.Children.Take(MostItems) : [];

    private static IEnumerable<YamlMappingNode> Maps(YamlNode value) =>
        value is YamlMappingNode one ? [one] : Items(value).OfType<YamlMappingNode>();
}
