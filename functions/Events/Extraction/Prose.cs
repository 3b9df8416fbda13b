using System.Text;
using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events.Extraction.Dates;

namespace Newsroom.Events.Extraction;

/// <summary>
/// Divides plain text into sentences. A list item is one sentence. A run of labelled lines (<c>Date: …</c>,
/// <c>Lieu : …</c>) is also one sentence.
/// </summary>
internal static partial class Prose
{
    private const int MaxTextLength = 100_000;
    private const int MaxSentenceLength = 1_500;
    private const int MaxQuotationLength = 400;
    private const int MaxHeadingLength = 120;
    private const int MaxAbbreviationLength = 20;
    private const int MaxEndingLength = 10;

    /// <summary>The sentences of a text, in the order of the text. Only the first 100,000 characters are read.</summary>
    public static List<Sentence> Read(string text)
    {
        var sentences = new List<Sentence>();
        var block = 0;
        foreach (var (line, kind) in Lines(text.Length > MaxTextLength ? text[..MaxTextLength] : text))
        {
            var plain = Plain(line);
            foreach (var (start, end) in kind == SentenceKind.Prose ? Split(plain) : Pieces(0, line.Length))
            {
                sentences.Add(new Sentence(line[start..end], plain[start..end], kind, block));
            }

            block++;
        }

        return sentences;
    }

    /// <summary>Whether a sentence was made of labelled lines.</summary>
    public static bool IsLabelled(Sentence sentence) => sentence.Kind == SentenceKind.Heading && Label().IsMatch(sentence.Plain);

    private static IEnumerable<(string Line, SentenceKind Kind)> Lines(string text)
    {
        var labelled = new StringBuilder();
        foreach (var raw in text.Split('\n'))
        {
            var line = Collapse(CellGap().Replace(raw, " | "));
            if (line.Length == 0)
            {
                continue;
            }

            if (Label().IsMatch(line))
            {
                labelled.Append(labelled.Length == 0 ? "" : "; ")
                    .Append(line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line);
                continue;
            }

            if (labelled.Length > 0)
            {
                yield return (labelled.ToString(), SentenceKind.Heading);
                labelled.Clear();
            }

            yield return line.StartsWith("- ", StringComparison.Ordinal) && line.Length > 2 ? (line[2..], SentenceKind.Item)
                : line.Length <= MaxHeadingLength && line[^1] is not ('.' or ';' or '!' or '…' or '?' or '»' or '”' or '"')
                ? (line, SentenceKind.Heading)
                : (line, SentenceKind.Prose);
        }

        if (labelled.Length > 0)
        {
            yield return (labelled.ToString(), SentenceKind.Heading);
        }
    }

    private static IEnumerable<(int Start, int End)> Split(string plain)
    {
        var start = 0;
        var quoteEnds = 0;
        for (var i = 0; i < plain.Length; i++)
        {
            if (plain[i] is '«' or '“')
            {
                var close = plain.IndexOf(plain[i] == '«' ? '»' : '”', i, Math.Min(MaxQuotationLength, plain.Length - i));
                quoteEnds = Math.Max(quoteEnds, close);
            }

            if (i >= quoteEnds && plain[i] is '.' or '!' or '?' or '…' or '؟' && Boundary(plain, i) is { } end)
            {
                foreach (var piece in Pieces(start, end))
                {
                    yield return piece;
                }

                start = end + 1;
                i = end;
            }
        }

        foreach (var piece in Pieces(start, plain.Length))
        {
            yield return piece;
        }
    }

    /// <summary>The end of a sentence whose final punctuation mark is at a position; null if no sentence ends there.</summary>
    private static int? Boundary(string plain, int stop)
    {
        var end = stop + 1;
        while (end < plain.Length && end < stop + MaxEndingLength && IsEnding(plain, end))
        {
            end++;
        }

        if (end + 1 >= plain.Length || plain[end] != ' ')
        {
            return null;
        }

        var next = plain[end + 1];
        var near = Math.Max(0, stop - MaxAbbreviationLength);
        var word = near + plain.AsSpan(near, stop - near).LastIndexOf(' ') + 1;
        return (char.IsUpper(next) || Letters.IsArabic(next) || char.IsDigit(next) || next is '«' or '“' or '"' or '(' or '¿' or '¡')
            && !(plain[stop] == '.' && end == stop + 1 && IsAbbreviation(plain, word, stop, end))
                ? end
                : null;
    }

    private static bool IsEnding(string plain, int at) =>
        plain[at] is '.' or '!' or '?' or '»' or '”' or '"' or ')' || (plain[at] == ' ' && at + 1 < plain.Length && plain[at + 1] == '»');

    /// <summary>Whether the full stop belongs to an abbreviation, or to a short name of a month before a number.</summary>
    private static bool IsAbbreviation(string plain, int word, int stop, int end)
    {
        var text = plain.AsSpan(word, stop - word);
        var endsWithHalfDay = HalfDay().IsMatch(text) && Beginner().IsMatch(plain.AsSpan(end + 1));
        var isMonth = char.IsDigit(plain[end + 1]) && stop - word <= 5 && MonthNames.Number(plain[word..stop]) > 0;
        return !endsWithHalfDay && (Abbreviation().IsMatch(text) || isMonth);
    }

    private static IEnumerable<(int Start, int End)> Pieces(int start, int end)
    {
        for (; end - start > MaxSentenceLength; start += MaxSentenceLength)
        {
            yield return (start, start + MaxSentenceLength);
        }

        if (start < end)
        {
            yield return (start, end);
        }
    }

    private static string Collapse(string line)
    {
        var collapsed = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
            {
                collapsed.Append(c);
            }
            else if (collapsed.Length > 0 && collapsed[^1] != ' ')
            {
                collapsed.Append(' ');
            }
        }

        return collapsed.ToString().TrimEnd(' ');
    }

    /// <summary>The line with straight apostrophes, plain dashes and European digits. It has the same length.</summary>
    internal static string Plain(string line) => string.Create(line.Length, line, static (plain, line) =>
    {
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = line[i] switch
            {
                '’' or 'ʼ' or '‘' => '\'',
                '—' or '‒' => '–',
                '‑' or '‐' => '-',
                '،' => ',',
                '؛' => ';',
                >= '٠' and <= '٩' and var digit => (char)('0' + digit - '٠'),
                >= '۰' and <= '۹' and var digit => (char)('0' + digit - '۰'),
                var c => c,
            };
        }
    });

    [GeneratedRegex(
        @"^(?:- )?(?:date|dates|quand|when|fecha|cu[áa]ndo|heure|horaires?|time|hora|horario|horário|data|local|quando|onde|lieu|o[ùu]|place|where|venue|location|lugar|d[óo]nde|التاريخ|الموعد|الوقت|الساعة|المكان|القاعة|مكان|الزمان) ?: ?\S",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Label();

    // A gap between the cells of a table. Two spaces after a full stop are not a gap.
    [GeneratedRegex(@"(?<=[^\s.!?;:|–-])(?: {2,}|\t+ *)(?=\S)(?!.*[.!?…»] *$)",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex CellGap();

    // "… at 9 a.m. There will be tea." is two sentences: "a.m" and a word that begins a sentence.
    [GeneratedRegex(@"^[ap]\.m$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex HalfDay();

    [GeneratedRegex(@"^(?:The|There|This|That|These|It|Its|An?|We|You|He|She|They|For|In|On|At|All|No|If|Please|Admission|Entry|La|El|Los|Las|Se|Habrá)(?!\p{L})", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Beginner();

    // A single letter is an initial, as in "S.E." and "M."
    [GeneratedRegex(
        @"^\(?(?:\p{L}|\p{L}\.\p{L}|Mr|Mrs|Ms|Mme|Mlle|MM|Dr|Prof|Sr|Sra|St|Ste|No|nos|art|cf|vs|etc|p\.ex|e\.g|i\.e|av|env|lun|mar|mer|jeu|ven|sam|dim)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Abbreviation();
}
