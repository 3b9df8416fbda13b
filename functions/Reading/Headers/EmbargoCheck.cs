namespace Newsroom.Reading.Headers;

/// <summary>
/// Looks at the lines themselves for what a slip hides from a parser: <c>draft: true</c> inside a text whose quotation mark is not
/// closed, below
/// a key that it does not belong to, or beside the front matter. Such an article is held.
/// </summary>
internal static class EmbargoCheck
{
    /// <summary>Lines of text after which no front matter is looked for any more.</summary>
    private const int MaxProse = 3;

    /// <summary>Max number of lines at the head of a text that are looked at.</summary>
    private const int MaxLines = 60;

    /// <summary>Holds the article where a line of the block speaks of its publication, and was not read as a key.</summary>
    public static void Run(HeaderBlock block, HeaderMap map, HeaderNotes notes)
    {
        var read = new HashSet<int>();
        var isDated = map.Entries.Any(entry => HeaderKeys.Canonical(entry.Name) is HeaderKeys.Date or HeaderKeys.PublishDate);
        foreach (var entry in map.Entries)
        {
            read.Add(entry.Line);
            AddNested(entry.Value, mayHaveDate: isDated && !HeaderStatement.IsText(HeaderKeys.Canonical(entry.Name)), read);
        }

        var lines = block.Source.Split('\n');
        var isProse = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var number = block.FirstLine + i;
            isProse = read.Contains(number) ? OpensText(lines[i]) : isProse;
            if (!read.Contains(number) && Statement(lines[i]) is var (key, value) && (!isProse || IsStatement(key, value)))
            {
                var line = HeaderNotes.Quote(lines[i]);
                notes.Hold(key, $"Line {number}: {line} is not read as a key of the front matter; check this line and the one above.");
            }
        }
    }

    /// <summary>Holds the article where its text begins with lines that say that it is not public.</summary>
    /// <param name="text">The text, or the rest of it behind its front matter.</param>
    /// <param name="firstLine">The line of the file on which it begins.</param>
    /// <param name="notes">Takes the reason.</param>
    public static void RunOnText(string text, int firstLine, HeaderNotes notes)
    {
        var found = new List<(string Key, string Line, int Number)>();
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
            if (Statement(written) is var (key, value) && IsStatement(key, value))
            {
                found.Add((key, written, line.Number));
            }
            else if (HeaderLines.IsProse(written))
            {
                prose++;
                isUnderProse = true;
            }
        }

        // "Date: 5 May" at the head of an invitation is text, unless a fence stands beside it.
        foreach (var (key, line, number) in found.Where(statement => isFenced || statement.Key is not HeaderKeys.Date))
        {
            notes.Hold(key, $"Line {number}: {HeaderNotes.Quote(line)} seems to belong to front matter, but is not inside its fences.");
        }
    }

    private static bool IsStatement(string key, string value) => key switch
    {
        HeaderKeys.Draft => value.Length <= 12 && !value.Contains(' ', StringComparison.Ordinal),
        HeaderKeys.Published => HeaderFlag.Parse(value) is not null,
        _ => StatedDate.ParseAny(value) is not null || value is [>= '0' and <= '9', ..],
    };

    /// <summary>The key and the value of a line that speaks of publication, however the line is broken.</summary>
    private static (string Key, string Value)? Statement(string line)
    {
        if (line.Length > 400 || HeaderLines.IsComment(line) || HeaderLines.Embargo(line) is not { Success: true } match)
        {
            return null;
        }

        var value = HeaderLines.Unquote(match.Groups["value"].Value.Trim().TrimEnd(','));
        return match.Groups["sign"].Value.Length > 0 || HeaderFlag.Parse(value) is not null || StatedDate.ParseAny(value) is not null
            ? (HeaderKeys.Canonical(HeaderKeys.Normalise(match.Groups["key"].Value)), value) : null;
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
}
