using System.Globalization;
using System.Text.RegularExpressions;

namespace Newsroom.Reading.Headers;

/// <summary>
/// Looks at the lines themselves for what a slip hides from a parser: <c>draft: true</c> inside a text whose quotation mark is not
/// closed, below a key that it does not belong to, or beside the front matter. Such an article is held.
/// </summary>
internal static partial class EmbargoCheck
{
    /// <summary>Lines of text after which no front matter is looked for any more.</summary>
    private const int MaxProse = 3;

    /// <summary>Max number of lines at the head of a text that are looked at.</summary>
    private const int MaxLines = 60;

    /// <summary>Words of a value that is not a sentence.</summary>
    private const int MaxWords = 3;

    /// <summary>Words of an item that is a sentence.</summary>
    private const int MinSentence = 8;

    /// <summary>Holds the article where a line of the block speaks of its publication, and was not understood.</summary>
    /// <param name="block">The block.</param>
    /// <param name="map">What was read of it.</param>
    /// <param name="isBroken">Whether it is not well formed: then what a line means is not certain, and any mention counts.</param>
    /// <param name="stated">What it says.</param>
    /// <param name="notes">Takes the reasons.</param>
    public static void RunOnBlock(HeaderBlock block, HeaderMap map, bool isBroken, Stated stated, HeaderNotes notes)
    {
        var read = LinesRead(map);
        var unknown = LinesOfUnknownKeys(map);
        var lines = block.Source.Split('\n');
        var isProse = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var number = block.FirstLine + i;
            isProse = read.Contains(number) ? OpensText(lines[i]) : isProse;
            if (!read.Contains(number) && Statement(lines[i]) is { } statement && (!isProse || statement.IsPlain))
            {
                var line = HeaderNotes.Quote(lines[i]);
                notes.Hold(statement.Key, $"Line {number}: {line} is not read as a key of the front matter; check this line and the one above.");
            }
            else if ((isBroken || (unknown.Contains(number) && !IsSentence(lines[i]))) && !notes.IsHeldFor(number)
                && UnclearMention(lines[i], stated) is { } key)
            {
                var reason = isBroken ? "because the front matter is broken" : "because its key is not known";
                notes.Hold(key, $"Line {number}: {HeaderNotes.Quote(lines[i])} is not understood, {reason}.");
            }
        }
    }

    /// <summary>Holds the article where its text begins with lines that say that it is not public.</summary>
    /// <param name="text">The text, or the rest of it behind its front matter.</param>
    /// <param name="firstLine">The line of the file on which it begins.</param>
    /// <param name="notes">Takes the reason.</param>
    public static void RunOnText(string text, int firstLine, HeaderNotes notes)
    {
        var found = new List<(EmbargoStatement Statement, string Line, int Number, bool IsAtHead)>();
        var (prose, isFenced, isUnderProse) = (0, false, false);
        var end = firstLine + MaxLines;
        for (var line = new LineCursor(text, 0, firstLine); !line.IsEnd && line.Number < end && prose < MaxProse; line = line.Next())
        {
            var written = line.Line;
            if (written.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                break;
            }

            // Under a line of prose it makes that a heading.
            isFenced |= HeaderLines.IsNearFence(written) && prose <= 1 && !isUnderProse;
            isUnderProse = false;
            if (Statement(written) is { IsPlain: true } statement)
            {
                found.Add((statement, written, line.Number, prose == 0));
            }
            else if (HeaderLines.IsProse(written))
            {
                prose++;
                isUnderProse = true;
            }
        }

        // "Date: 5 May" at the head of an invitation is text, unless it is written as in front matter, or a fence stands beside it.
        foreach (var (statement, line, number, isAtHead) in found)
        {
            if (isFenced || statement.Key is not HeaderKeys.Date || (isAtHead && statement.IsLowerCase))
            {
                var reason = $"Line {number}: {HeaderNotes.Quote(line)} seems to belong to front matter, but is not inside its fences.";
                notes.Hold(statement.Key, reason);
            }
        }
    }

    /// <summary>What a line says of publication, however the line is broken; null of any other line.</summary>
    private static EmbargoStatement? Statement(string line)
    {
        if (line.Length > 400 || HeaderLines.IsComment(line) || HeaderLines.Embargo(line) is not { Success: true } match)
        {
            return null;
        }

        var value = HeaderLines.Unquote(match.Groups["value"].Value.Trim().TrimEnd(','));
        var isSigned = match.Groups["sign"].Value.Length > 0;
        if (!isSigned && HeaderFlag.Parse(value) is null && StatedDate.ParseAny(value) is null)
        {
            return null;
        }

        var written = match.Groups["key"].Value;
        var key = HeaderKeys.Canonical(HeaderKeys.Normalise(written));
        var isLowerCase = char.IsLower(written[0]);
        return new EmbargoStatement(key, isLowerCase, IsPlain: IsClean(key, value) || (isLowerCase && isSigned && IsShort(value)));
    }

    private static bool IsClean(string key, string value) => key switch
    {
        HeaderKeys.Draft => value.Length <= 12 && !value.Contains(' ', StringComparison.Ordinal),
        HeaderKeys.Published => HeaderFlag.Parse(value) is not null,
        _ => StatedDate.ParseAny(value) is not null || value is [>= '0' and <= '9', ..],
    };

    private static bool IsShort(string value) =>
        value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit)) <= MaxWords;

    /// <summary>
    /// Whether a line is a sentence in a list that tells something: "- I published a book." No word of publication is set as a key in it,
    /// and nothing in it may ask to wait: "- not to be published before the first of May".
    /// </summary>
    private static bool IsSentence(string line) => line.TrimStart() is ['-', ' ', .. var item]
        && item.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetter)) >= MinSentence
        && !SignedMention().IsMatch(item)
        && !Restraint().IsMatch(item);

    /// <summary>The key of publication that a line has anywhere, unless its value is exactly what was read.</summary>
    private static string? UnclearMention(string line, Stated stated)
    {
        if (Mention().Match(line) is not { Success: true } mention)
        {
            return null;
        }

        var value = mention.Groups["value"].Value.Trim().Trim('"', '\'').Trim();
        var isUnderstood = mention.Groups["flag"].Success
            ? stated.Draft is not null && Flag().IsMatch(value)
            : stated.Date is { } date
                && value.StartsWith(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return isUnderstood ? null : HeaderKeys.Canonical(HeaderKeys.Normalise(mention.Groups["key"].Value));
    }

    /// <summary>The lines of keys that were read, or that say nothing about the publication of the article.</summary>
    private static HashSet<int> LinesRead(HeaderMap map)
    {
        var read = new HashSet<int>();
        var isDated = map.Entries.Any(entry => HeaderKeys.Canonical(entry.Name) is HeaderKeys.Date or HeaderKeys.PublishDate);
        foreach (var entry in map.Entries)
        {
            read.Add(entry.Line);
            AddNested(entry.Value, mayHaveDate: isDated && !HeaderStatement.IsText(HeaderKeys.Canonical(entry.Name)), read);
        }

        return read;
    }

    /// <summary>The lines of keys that mean nothing here, each up to the next key: one of them may be a slip.</summary>
    private static HashSet<int> LinesOfUnknownKeys(HeaderMap map)
    {
        var lines = new HashSet<int>();
        for (var i = 0; i < map.Entries.Count; i++)
        {
            var (entry, end) = (map.Entries[i], i + 1 < map.Entries.Count ? map.Entries[i + 1].Line : int.MaxValue);
            if (!HeaderKeys.IsKnown(entry.Name))
            {
                lines.UnionWith(Enumerable.Range(entry.Line, Math.Clamp(end - entry.Line, 1, MaxLines)));
            }
        }

        return lines;
    }

    // An event may have a date, which is not that of the article; but no part of an article can be a draft.
    private static void AddNested(HeaderValue value, bool mayHaveDate, HashSet<int> read)
    {
        foreach (var item in (value as HeaderList)?.Items ?? [])
        {
            AddNested(item, mayHaveDate, read);
        }

        foreach (var entry in (value as HeaderMap)?.Entries ?? [])
        {
            var key = HeaderKeys.Canonical(entry.Name);
            if (!HeaderKeys.IsEmbargo(entry.Name) || (key == HeaderKeys.Date && mayHaveDate) || IsHarmless(key, entry.Value))
            {
                read.Add(entry.Line);
            }

            AddNested(entry.Value, mayHaveDate, read);
        }
    }

    private static bool IsHarmless(string key, HeaderValue value) => HeaderFlag.Parse((value as HeaderText)?.Text) is { } flag
        && ((key == HeaderKeys.Draft && !flag) || (key == HeaderKeys.Published && flag));

    private static bool OpensText(string line) => line.TrimEnd() is [.., '|' or '>'] or [.., '|' or '>', '-' or '+'];

    /// <param name="Key">The key that it is about.</param>
    /// <param name="IsLowerCase">Whether its key is written as in front matter.</param>
    /// <param name="IsPlain">Whether it is a statement even among lines of text.</param>
    private sealed record EmbargoStatement(string Key, bool IsLowerCase, bool IsPlain);

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?<key>(?<flag>draft|published)|publish[-_ ]?date|pub[-_ ]?date|date)(?![\p{L}\p{N}])[""']?\s*[:=]?(?<value>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Mention();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?:draft|published|publish[-_ ]?date|pub[-_ ]?date|date)[""']?\s*[:=]",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SignedMention();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?:draft|embargo\w*|not?|never|only|before|until|till|yet|later|wait|hold|pas|avant|jusqu|antes|hasta|nunca"
            + @"|nicht|erst|vor|bis|não|até|non|prima|fino)(?![\p{L}\p{N}])|n['’]t\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Restraint();

    [GeneratedRegex("^(?:true|false|yes|no|on|off)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Flag();
}
