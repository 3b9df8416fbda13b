using System.Text.RegularExpressions;

namespace Newsroom.Reading.Headers;

/// <summary>The front matter of a text, found but not read yet.</summary>
/// <param name="Syntax">Its syntax.</param>
/// <param name="Source">What stands between the fences.</param>
/// <param name="FirstLine">The line of the file on which <paramref name="Source"/> begins, from 1.</param>
/// <param name="Rest">The text behind it.</param>
internal sealed record HeaderBlock(HeaderSyntax Syntax, string Source, int FirstLine, string Rest)
{
    /// <summary>Max length of a block that is read, in characters.</summary>
    public const int MaxLength = 64 << 10;

    /// <summary>Lines at the head of which one has to have a known key.</summary>
    private const int MaxSearched = 20;

    private const int MaxUnfenced = 100;

    /// <summary>What is wrong with its fences, with the line; null where nothing is.</summary>
    public string? Flaw { get; init; }

    /// <summary>What an editor should know of its opening fence; null where nothing is.</summary>
    public string? Warning { get; init; }

    /// <summary>Null where the text has no front matter.</summary>
    public static HeaderBlock? Find(string text)
    {
        var start = text.Length - text.AsSpan().TrimStart("\n \t\uFEFF").Length;
        start = text.LastIndexOf('\n', Math.Max(0, start - 1)) is var before && before >= 0 && before < start ? before + 1 : 0;
        var cursor = new LineCursor(text, start, text.AsSpan(0, start).Count('\n') + 1);
        var first = cursor.Line.TrimStart(' ', '\t', '\uFEFF');
        return first.StartsWith('{') ? FindJson(cursor)
            : HeaderLines.Fence(first) is { Success: true } fence ? FindFenced(cursor, SyntaxOf(fence), first)
            : FindCommented(cursor) ?? FindInCode(cursor)
            ?? (HeaderLines.IsNearFence(first) ? FindNearlyFenced(cursor) : FindUnfenced(cursor));
    }

    private static HeaderSyntax SyntaxOf(Match fence) => fence.Groups["syntax"].Value.ToUpperInvariant() switch
    {
        _ when fence.Value[0] == ';' => HeaderSyntax.Json,
        "TOML" => HeaderSyntax.Toml,
        "JSON" => HeaderSyntax.Json,
        _ => fence.Value[0] == '+' ? HeaderSyntax.Toml : HeaderSyntax.Yaml,
    };

    private static HeaderBlock? FindFenced(LineCursor opening, HeaderSyntax syntax, string fence)
    {
        var source = opening.Next();
        var end = source;
        while (!end.IsEnd && !Closes(end.Line, fence))
        {
            end = end.Next();
        }

        var written = source.To(end);
        if (end.IsEnd)
        {
            return FindUnclosed(opening, syntax);
        }

        if (!IsHeader(written, syntax))
        {
            return null;
        }

        var isLong = written.Length > MaxLength;
        return new HeaderBlock(syntax, isLong ? written[..MaxLength] : written, source.Number, end.Next().Rest)
        {
            Flaw = isLong ? $"Line {opening.Number}: the front matter has more than {MaxLength:N0} characters." : null,
            Warning = fence.StartsWith("----", StringComparison.Ordinal) ? "a fence has three hyphens; the front matter was read." : null,
        };
    }

    private static bool Closes(string line, string fence) =>
        line is ['-' or '+' or ';' or '.', ..]
        && ((fence[0] == '-' && line.TrimEnd() == "...") || (line[0] == fence[0] && HeaderLines.Fence(line).Success));

    /// <summary>Lines <c>.. key: text</c> of Nikola, in a comment or above the first blank line.</summary>
    private static HeaderBlock? FindCommented(LineCursor opening)
    {
        var isComment = opening.Line.Trim() == "<!--";
        var source = isComment ? opening.Next() : opening;
        if (source.IsEnd || !source.Line.StartsWith(".. ", StringComparison.Ordinal) || HeaderLines.Key(source.Line[3..]) is null)
        {
            return null;
        }

        var end = source;
        while (!end.IsEnd && (isComment ? end.Line.Trim() != "-->" : end.Line.StartsWith(".. ", StringComparison.Ordinal)))
        {
            end = end.Next();
        }

        var written = source.To(end).Replace("\n.. ", "\n", StringComparison.Ordinal);
        return new HeaderBlock(HeaderSyntax.Lines, Bounded(written[3..]), source.Number, (isComment && !end.IsEnd ? end.Next() : end).Rest);
    }

    /// <summary>Keys of publication in lines that are fenced like code.</summary>
    private static HeaderBlock? FindInCode(LineCursor opening)
    {
        if (!HeaderLines.IsCodeFence(opening.Line))
        {
            return null;
        }

        var source = opening.Next();
        var (end, isStatement) = (source, false);
        for (; !end.IsEnd && !HeaderLines.IsCodeFence(end.Line) && end.Number < source.Number + MaxUnfenced; end = end.Next())
        {
            isStatement |= HeaderLines.Embargo(end.Line) is { Success: true } match && match.Groups["sign"].Value.Length > 0;
        }

        return !isStatement ? null
            : new HeaderBlock(HeaderSyntax.Yaml, Bounded(source.To(end)), source.Number, (end.IsEnd ? end : end.Next()).Rest)
            {
                Flaw = $"Line {opening.Number}: '{opening.Line.Trim()}' does not open front matter; write three hyphens.",
            };
    }

    private static HeaderBlock? FindNearlyFenced(LineCursor opening)
    {
        var fence = opening.Line.Trim();
        return FindUnclosed(opening, fence.Contains('+', StringComparison.Ordinal) ? HeaderSyntax.Toml : HeaderSyntax.Yaml);
    }

    /// <summary>The lines of keys after an opening fence: the block ends where they end.</summary>
    private static HeaderBlock? FindUnclosed(LineCursor opening, HeaderSyntax syntax)
    {
        var source = opening.Next();
        if (!HasHead(source))
        {
            return null;
        }

        var end = source;
        while (!end.IsEnd && end.Line.Trim().Length > 0 && !HeaderLines.IsNearFence(end.Line))
        {
            end = end.Next();
        }

        var isFence = !end.IsEnd && HeaderLines.IsNearFence(end.Line);
        return new HeaderBlock(syntax, Bounded(source.To(end)), source.Number, (isFence ? end.Next() : end).Rest)
        {
            Flaw = isFence && HeaderLines.Fence(opening.Line).Success
                ? $"Line {end.Number}: '{end.Line.Trim()}' does not close the front matter; write the fence of line {opening.Number} again."
                : isFence ? $"Line {opening.Number}: '{opening.Line.Trim()}' does not open front matter; write three hyphens."
                : $"Line {opening.Number}: the front matter that begins here is not closed; write the same line again after the last key.",
        };
    }

    private static HeaderBlock? FindJson(LineCursor opening)
    {
        if (!opening.Rest.AsSpan(opening.Rest.IndexOf('{', StringComparison.Ordinal) + 1).TrimStart().StartsWith("\""))
        {
            return FindScript(opening);
        }

        var length = JsonHeader.LengthOf(opening.Rest);
        if (length is { } known)
        {
            return new HeaderBlock(
                HeaderSyntax.Json,
                opening.Rest[..known],
                opening.Number,
                opening.Rest[known..].TrimStart(' ', '\t', '\n'));
        }

        var end = opening;
        while (!end.IsEnd && end.Line.Trim().Length > 0)
        {
            end = end.Next();
        }

        return new HeaderBlock(HeaderSyntax.Json, Bounded(opening.To(end)), opening.Number, end.Rest)
        {
            Flaw = $"Line {opening.Number}: the object that begins here has no end.",
        };
    }

    /// <summary>An object as scripts write it, without quotes or with single ones, which YAML reads.</summary>
    private static HeaderBlock? FindScript(LineCursor opening)
    {
        var end = opening;
        while (!end.IsEnd && !end.Line.TrimEnd().EndsWith('}'))
        {
            if (end.Line.Trim().Length == 0)
            {
                return null;
            }

            end = end.Next();
        }

        var written = Bounded(opening.To(end.IsEnd ? end : end.Next()));
        return HeaderLines.IsObject(written) ? new HeaderBlock(HeaderSyntax.Yaml, written, opening.Number, end.Next().Rest) : null;
    }

    /// <summary>Lines <c>Key: text</c> up to the first blank line, among them a title or one about the publication.</summary>
    private static HeaderBlock? FindUnfenced(LineCursor opening)
    {
        var (keys, known, others, isStated) = (0, 0, 0, false);
        var end = opening;
        for (; keys + others <= MaxUnfenced && end.Line.Trim().Length > 0 && !HeaderLines.Fence(end.Line).Success; end = end.Next())
        {
            if (HeaderLines.Key(end.Line) is not { } key)
            {
                others += keys > 0 && end.Line[0] is ' ' or '\t' ? 0 : 1;
                continue;
            }

            var name = HeaderKeys.Normalise(key);
            keys++;
            known += HeaderKeys.IsKnown(name) ? 1 : 0;
            // "Titre : la halle" may stand in a list about a book.
            isStated |= name == "title" || HeaderKeys.Canonical(name) switch
            {
                "status" or HeaderKeys.Draft or HeaderKeys.PublishDate or HeaderKeys.ExpiryDate => true,
                // In a text, a line "Date: 5 May" begins with a capital letter.
                HeaderKeys.Date or HeaderKeys.Published => char.IsLower(key[0]),
                _ => false,
            };
        }

        // A single line may be prose: "Title: a novel".
        var isProse = known < 2 && (others > 0 || !HeaderLines.Embargo(opening.Line).Success);
        if (!isStated || isProse || HeaderLines.Key(opening.Line) is null)
        {
            return null;
        }

        var isFenced = !end.IsEnd && HeaderLines.Fence(end.Line).Success;
        return new HeaderBlock(HeaderSyntax.Lines, Bounded(opening.To(end)), opening.Number, (isFenced ? end.Next() : end).Rest);
    }

    /// <summary>Whether lines after an opening fence are keys: then they are no text, even where no line closes them.</summary>
    private static bool HasHead(LineCursor source)
    {
        for (var searched = 0; !source.IsEnd && searched < MaxSearched && source.Line.Trim().Length > 0; searched++, source = source.Next())
        {
            if (IsStatement(source.Line))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHeader(string source, HeaderSyntax syntax)
    {
        var lines = source
            .Split('\n', MaxSearched + 1)
            .Take(MaxSearched)
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && line[0] != '#')
            .ToList();
        return lines.Count == 0
            || syntax == HeaderSyntax.Json
            || lines[0][0] == '{'
            || HeaderLines.Key(lines[0]) is not null
            || lines.Exists(IsStatement);
    }

    private static bool IsStatement(string line) =>
        (HeaderLines.Key(line.TrimStart()) is { } key && HeaderKeys.IsKnown(HeaderKeys.Normalise(key)))
        || (HeaderLines.Embargo(line) is { Success: true, Groups: var groups } && groups["sign"].Value.Length > 0);

    private static string Bounded(string source) => source.Length > MaxLength ? source[..MaxLength] : source;
}
