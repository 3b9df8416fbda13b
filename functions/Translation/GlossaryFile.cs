using Microsoft.VisualBasic.FileIO;
using Newsroom.Content;

namespace Newsroom.Translation;

/// <summary>
/// A glossary as a CSV table (RFC 4180; also with semicolons or tabs, as spreadsheets save it). The first row has the codes of the
/// languages, and optionally <c>case</c> (whether case counts: yes or no) and <c>keep</c> (whether the term is kept as it is if it has no
/// translation).
/// </summary>
internal static class GlossaryFile
{
    private const string Case = "case";
    private const string Keep = "keep";
    private const int MaxTermLength = 200;
    private const int MaxTerms = 5_000;

    private static readonly string[] Yes = ["yes", "y", "true", "1", "x", "oui", "sí", "si", "ja"];
    private static readonly string[] No = ["no", "n", "false", "0", "non", "nein", ""];

    /// <param name="text">The content of the file.</param>
    /// <param name="warnings">Receives warnings for the editor, with the number of the line.</param>
    /// <exception cref="UnreadableException">The text is not a glossary. The message says why.</exception>
    public static IReadOnlyList<GlossaryEntry> Read(string text, ICollection<string> warnings)
    {
        var header = text.AsSpan(0, text.IndexOfAny(['\r', '\n']) is var end and >= 0 ? end : text.Length);
        using var parser = new TextFieldParser(new StringReader(text)) { HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = true };
        parser.SetDelimiters(header.Contains('\t') ? "\t" : header.Contains(';') ? ";" : ",");
        var columns = Columns(ReadRow(parser, warnings), warnings);
        var entries = new List<GlossaryEntry>();
        while (!parser.EndOfData)
        {
            var line = parser.LineNumber;
            if (ReadRow(parser, warnings) is { } row && Entry(columns, row, line, warnings) is { } entry)
            {
                entries.Add(entries.Count < MaxTerms
                    ? entry
                    : throw new UnreadableException($"A glossary has at most {MaxTerms:N0} terms."));
            }
        }

        return entries;
    }

    private static string[] Columns(string[]? header, ICollection<string> warnings)
    {
        var columns = (header ?? []).Select(name => LanguageCode.Normalise(name) ?? name.ToLowerInvariant()).ToArray();
        if (!columns.Any(IsLanguage))
        {
            throw new UnreadableException("The first row of a glossary has the codes of the languages, such as fr,en,case,keep.");
        }

        foreach (var unknown in columns.Where(column => !IsLanguage(column) && column is not (Case or Keep or "")))
        {
            warnings.Add($"The column '{unknown}' is not used: columns are language codes of two letters, case and keep.");
        }

        return columns;
    }

    private static bool IsLanguage(string column) => LanguageCode.Normalise(column) == column;

    private static GlossaryEntry? Entry(string[] columns, string[] row, long line, ICollection<string> warnings)
    {
        var cells = columns.Zip(row)
            .Where(cell => cell.Second.Length > 0)
            .DistinctBy(cell => cell.First)
            .ToDictionary(cell => cell.First, cell => cell.Second);
        var words = cells.Where(cell => IsLanguage(cell.Key)).ToDictionary(cell => cell.Key, cell => cell.Value);
        var stays = Flag(cells, Keep, line, warnings) ?? false;
        if (words.Count == 0)
        {
            return null;
        }

        if (words.Values.Any(word => word.Length > MaxTermLength || !word.Any(char.IsLetterOrDigit)))
        {
            warnings.Add($"Line {line}: a term has letters, and at most {MaxTermLength} characters.");
            return null;
        }

        if (words.Count == 1 && !stays)
        {
            warnings.Add($"Line {line}: '{words.Values.First()}' has no translation, and its column keep does not say yes.");
            return null;
        }

        return new GlossaryEntry(words, Flag(cells, Case, line, warnings), stays);
    }

    private static bool? Flag(Dictionary<string, string> cells, string column, long line, ICollection<string> warnings)
    {
        if (cells.GetValueOrDefault(column) is not { } value)
        {
            return null;
        }

        if (Yes.Contains(value, StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        if (!No.Contains(value, StringComparer.OrdinalIgnoreCase))
        {
            warnings.Add($"Line {line}: the column {column} says '{value}', not yes or no.");
            return null;
        }

        return false;
    }

    private static string[]? ReadRow(TextFieldParser parser, ICollection<string> warnings)
    {
        try
        {
            return parser.ReadFields();
        }
        catch (MalformedLineException)
        {
            warnings.Add($"Line {parser.ErrorLineNumber} was left out: its quotation marks do not match.");
            return null;
        }
    }
}
