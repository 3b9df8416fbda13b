using System.Text.RegularExpressions;

namespace Newsroom.Reading.Headers;

/// <summary>
/// Reads front matter that is not well formed, key by key: each key with its lines is read in the block's syntax, else as <c>key: text</c>.
/// </summary>
internal sealed partial class BrokenHeader
{
    private readonly HeaderBlock _block;
    private readonly HeaderNotes _notes;
    private readonly List<HeaderEntry> _entries = [];

    private BrokenHeader(HeaderBlock block, HeaderNotes notes) => (_block, _notes) = (block, notes);

    public static HeaderMap Read(HeaderBlock block, HeaderNotes notes)
    {
        var reader = new BrokenHeader(block, notes);
        foreach (var (key, lines, number) in reader.Keys())
        {
            reader.ReadKey(key, lines, number);
        }

        return new HeaderMap(reader._entries, block.FirstLine);
    }

    /// <summary>Reads a header that has no quoting: all that stands behind the colon is the value.</summary>
    public static HeaderMap ReadLines(HeaderBlock block, HeaderNotes notes)
    {
        var reader = new BrokenHeader(block, notes);
        foreach (var (key, lines, number) in reader.Keys())
        {
            if (key is not null)
            {
                var text = string.Join(' ', lines.Select((line, i) => i == 0 ? AfterKey(line) : line.Trim())).Trim();
                reader.Add(key, text, number);
            }
        }

        return new HeaderMap(reader._entries, block.FirstLine);
    }

    /// <summary>The keys that are not indented, each with the lines down to the next; the key is null of lines above the first.</summary>
    private IEnumerable<(string? Key, List<string> Lines, int Number)> Keys()
    {
        var (key, lines, number) = ((string?)null, new List<string>(), _block.FirstLine);
        var line = _block.FirstLine - 1;
        foreach (var written in _block.Source.Split('\n'))
        {
            line++;
            var text = _block.Syntax == HeaderSyntax.Json ? written.Trim().TrimEnd(',') : written;
            if (_block.Syntax == HeaderSyntax.Json && text is "{" or "}")
            {
                continue;
            }

            if (_block.Syntax == HeaderSyntax.Toml && text is ['[', ..])
            {
                _notes.Add(line, $"{HeaderNotes.Quote(text)} and what follows is not read, as the front matter is not well formed.");
                break;
            }

            if (HeaderLines.Key(text) is { } next)
            {
                yield return (key, lines, number);
                (key, lines, number) = (next, [], line);
            }

            lines.Add(text);
        }

        yield return (key, lines, number);
    }

    private void ReadKey(string? key, List<string> lines, int number)
    {
        if (key is null)
        {
            if (lines.Find(line => line.Trim().Length > 0 && !HeaderLines.IsComment(line)) is { } stray)
            {
                _notes.Add(number, $"{HeaderNotes.Quote(stray)} is not a key with a value; it is ignored.");
            }

            return;
        }

        if (Parse(lines, number) is { Entries.Count: 1 } map)
        {
            _entries.AddRange(map.Entries);
            return;
        }

        ReadAsWritten(key, lines, number);
    }

    private HeaderMap? Parse(List<string> lines, int number)
    {
        try
        {
            var source = string.Join('\n', lines).Replace("\t", "  ", StringComparison.Ordinal);
            return HeaderReader.Parse(_block.Syntax == HeaderSyntax.Json ? HeaderSyntax.Yaml : _block.Syntax, source, number);
        }
        catch (HeaderException)
        {
            return null;
        }
    }

    private void ReadAsWritten(string key, List<string> lines, int number)
    {
        var written = AfterKey(lines[0]);
        var isEmbargo = HeaderKeys.IsEmbargo(HeaderKeys.Normalise(key));
        var isTemplate = written.Contains("{{", StringComparison.Ordinal) || written.Contains("{%", StringComparison.Ordinal);
        _notes.Add(number, isTemplate && !isEmbargo
            ? $"{HeaderNotes.Quote(lines[0])} is filled in by another program; it is ignored."
            : $"{HeaderNotes.Quote(lines[0])} is not well formed; it was read as it stands.");
        if (!isTemplate || isEmbargo)
        {
            _entries.Add(new HeaderEntry(key, number, Value(written, lines, number)));
        }

        FindJoined(written, number);
        FindIndented(written, lines, number);
        FindProse(lines, number);
    }

    private static HeaderValue Value(string written, List<string> lines, int number)
    {
        if (written is ['[', ..])
        {
            var items = string.Join(' ', lines.Skip(1).Prepend(written)).Trim('[', ']', ' ')
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return new HeaderList([.. items.Select(item => new HeaderText(HeaderLines.Unquote(item), number))], number);
        }

        var listed = lines.Skip(1).Select(line => line.Trim()).Where(line => line is ['-', ' ', ..]).ToList();
        return written.Length == 0 && listed.Count > 0
            ? new HeaderList([.. listed.Select(item => new HeaderText(HeaderLines.Unquote(item[2..]), number))], number)
            : new HeaderText(written.Length == 0 ? null : HeaderLines.Unquote(written), number);
    }

    /// <summary>Two keys on one line: <c>title: Gardens draft: true</c>.</summary>
    private void FindJoined(string written, int number)
    {
        if (Joined().Match(written) is { Success: true } match)
        {
            var key = HeaderKeys.Canonical(HeaderKeys.Normalise(match.Groups["key"].Value));
            _notes.Hold(key, $"Line {number}: {HeaderNotes.Quote(match.Value)} must stand on a line of its own.");
        }
    }

    /// <summary>A key below another that has a value already is indented by mistake.</summary>
    private void FindIndented(string written, List<string> lines, int number)
    {
        for (var i = 1; i < lines.Count && written.Length > 0; i++)
        {
            if (HeaderLines.Key(lines[i].Trim()) is { } key && HeaderKeys.IsEmbargo(HeaderKeys.Normalise(key)))
            {
                var value = AfterKey(lines[i].Trim());
                Add(key, value, number + i);
            }
        }
    }

    /// <summary>Text behind a blank line is the article: the line that ends the front matter is missing above it.</summary>
    private void FindProse(List<string> lines, int number)
    {
        var blank = lines.FindIndex(line => line.Trim().Length == 0);
        var prose = blank < 0 ? -1
            : lines.FindIndex(blank, line => line.Trim().Length > 0 && !HeaderLines.IsContinuation(line) && !HeaderLines.IsComment(line));
        if (prose >= 0)
        {
            var text = HeaderNotes.Quote(lines[prose]);
            _notes.Hold(Doubt.Fence, $"Line {number + prose}: {text} stands in the front matter; its end is missing above.");
        }
    }

    private void Add(string key, string text, int line) =>
        _entries.Add(new HeaderEntry(key, line, new HeaderText(text.Length == 0 ? null : HeaderLines.Unquote(text), line)));

    private static string AfterKey(string line)
    {
        var colon = line.IndexOfAny([':', '=']);
        return colon < 0 ? "" : line[(colon + 1)..].Trim();
    }

    [GeneratedRegex(
        @"(?<!\p{L})(?<key>draft|published|publish[-_ ]?date|pub[-_ ]?date|expiry[-_ ]?date|date)[""']?\s*[:=]\s*"
        + @"[^\p{L}\p{N}\s]{0,3}(?:true|false|yes|no|on|off|[0-9]{4}[-/])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Joined();
}
