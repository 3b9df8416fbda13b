using System.Text;

namespace Newsroom.Reading.Formats.Mail;

/// <summary>Reads the plain text of a mail: quotations and the signature are cut.</summary>
internal static class PlainMail
{
    /// <summary>The lines of the text.</summary>
    /// <param name="text">The text of the mail.</param>
    /// <param name="isFlowed">Whether lines that end with a blank go on in the next.</param>
    /// <param name="isForward">Whether the mail was forwarded: then what it quotes is the text.</param>
    /// <param name="cut">Takes what is left out.</param>
    public static IReadOnlyList<string> Read(string text, bool isFlowed, bool isForward, CutLines cut)
    {
        var lines = Unsign(text.Split('\n'));
        return Without(isFlowed ? Join(lines) : lines, isForward, cut);
    }

    private static IReadOnlyList<string> Without(IReadOnlyList<string> lines, bool isForward, CutLines cut)
    {
        var start = Quotation.Find(lines);
        var own = WithoutSignature([.. lines.Take(start).Where(line => !IsQuoted(line))]);
        if (own.Any(HasText) && !(isForward && start < lines.Count))
        {
            Cut(lines.Take(start).Where(IsQuoted), cut);
            Cut(lines.Take(start).Where(line => !IsQuoted(line)).Skip(own.Count), cut);
            Cut(lines.Skip(start), cut);
            return own;
        }

        if (start == lines.Count)
        {
            // Nothing but a quotation without a line above it.
            return [.. lines.Select(Unquote)];
        }

        var quoted = lines.Skip(start).Select(Unquote).ToList();
        var text = Quotation.Skip(quoted, 0);
        Cut(lines.Take(start), cut);
        Cut(quoted.Take(text), cut);
        return Without(quoted[text..], isForward: false, cut);
    }

    private static IReadOnlyList<string> WithoutSignature(IReadOnlyList<string> lines)
    {
        var end = Signature.Find(lines);
        return lines.Take(end).Any(HasText) ? [.. lines.Take(end)] : lines;
    }

    private static void Cut(IEnumerable<string> lines, CutLines cut)
    {
        foreach (var line in lines)
        {
            cut.Add(line);
        }
    }

    private static bool HasText(string line) => line.Any(char.IsLetterOrDigit);

    private static bool IsQuoted(string line) => line is ['>', ..] or [' ', '>', ..];

    private static string Unquote(string line) => IsQuoted(line) ? line.TrimStart()[1..].TrimStart(' ') : line;

    /// <summary>The lines that a signature in plain text (RFC 9580, 7) surrounds; the others are not of the text.</summary>
    private static string[] Unsign(string[] lines)
    {
        var start = Array.FindIndex(lines, line => line.StartsWith("-----BEGIN PGP SIGNED MESSAGE-----", StringComparison.Ordinal));
        var end = Array.FindIndex(lines, line => line.StartsWith("-----BEGIN PGP SIGNATURE-----", StringComparison.Ordinal));
        var text = start < 0 ? -1 : Array.FindIndex(lines, start, string.IsNullOrWhiteSpace);
        return text < 0 || end < text ? lines
            : [.. lines[(text + 1)..end].Select(line => line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line)];
    }

    /// <summary>Flowed text (RFC 3676): a line that ends with a blank goes on in the next of the same depth.</summary>
    private static List<string> Join(IReadOnlyList<string> lines)
    {
        var joined = new List<string>();
        var open = new StringBuilder();
        var isOpen = false;
        foreach (var written in lines)
        {
            var line = written.StartsWith(' ') ? written[1..] : written;
            if (isOpen && (IsQuoted(line) || line == "-- "))
            {
                joined.Add(open.ToString());
                open.Clear();
            }

            open.Append(line);
            isOpen = line.EndsWith(' ') && line != "-- " && !IsQuoted(line);
            if (!isOpen)
            {
                joined.Add(open.ToString());
                open.Clear();
            }
        }

        joined.Add(open.ToString());
        return joined;
    }
}
