using System.Text;

namespace Newsroom.Benchmarks.Search.Corpus;

/// <summary>The prose of a manual page: no code, no tables, no lists of translators.</summary>
internal sealed class RoffReader
{
    private static readonly HashSet<string> Breaks = new(StringComparer.Ordinal)
    {
        "PP", "P", "LP", "TP", "TQ", "IP", "HP", "sp", "Sp", "RS", "RE", "Pp", "It", "Bl", "El", "br",
    };

    private static readonly HashSet<string> Joined = new(StringComparer.Ordinal) { "BR", "RB", "IR", "RI", "BI", "IB" };

    private static readonly HashSet<string> Spaced = new(StringComparer.Ordinal)
    {
        "B", "I", "R", "SM", "SB", "IP", "Nm", "Fa", "Fn", "Xr", "Pa", "Ar", "Dq", "Sq", "Op", "Va", "Vt", "Em", "Sy", "Ev", "Dv", "Er",
        "Li", "Cm", "It",
    };

    private static readonly Dictionary<string, string> Unwanted = new(StringComparer.Ordinal)
    {
        ["nf"] = "fi",
        ["EX"] = "EE",
        ["TS"] = "TE",
        ["Vb"] = "Ve",
        ["Bd"] = "Ed",
        ["de"] = ".",
        ["ig"] = ".",
    };

    private static readonly string[] Dull = ["TRADUCTION", "AUTEUR", "COPYRIGHT", "VOIR AUSSI", "SYNOPSIS", "SIGNALE", "TRADUCTEUR"];

    private readonly List<ManualParagraph> _paragraphs = [];
    private readonly StringBuilder _paragraph = new();
    private string _section = "";
    private string? _skippedTo;
    private bool _headingFollows;

    private RoffReader()
    {
    }

    public static IReadOnlyList<ManualParagraph> Read(TextReader page)
    {
        var reader = new RoffReader();
        while (page.ReadLine() is { } line)
        {
            reader.Take(line);
        }

        reader.EndParagraph();
        return reader._paragraphs;
    }

    private void Take(string line)
    {
        if (line.Length > 0 && line[0] is '.' or '\'')
        {
            var request = line[1..].TrimStart();
            var length = request.AsSpan().IndexOfAny(" \t\\");
            Request(length < 0 ? request : request[..length], length < 0 ? "" : request[length..]);
        }
        else if (_headingFollows)
        {
            Begin(RoffText.Plain(line));
        }
        else if (_skippedTo is null)
        {
            Text(line);
        }
    }

    private void Request(string name, string arguments)
    {
        if (name is "SH" or "SS" or "Sh" or "Ss")
        {
            _headingFollows = string.IsNullOrWhiteSpace(arguments);
            Begin(string.Join(' ', RoffText.Arguments(arguments)));
        }
        else if (_skippedTo is not null)
        {
            _skippedTo = name == _skippedTo ? null : _skippedTo;
        }
        else if (Unwanted.TryGetValue(name, out var end))
        {
            _skippedTo = end;
        }
        else
        {
            Prose(name, arguments);
        }
    }

    private void Prose(string name, string arguments)
    {
        if (Breaks.Contains(name))
        {
            EndParagraph();
        }

        if (Joined.Contains(name) || Spaced.Contains(name))
        {
            Append(string.Join(Joined.Contains(name) ? "" : " ", RoffText.Arguments(arguments)));
        }
    }

    private void Begin(string heading)
    {
        EndParagraph();
        _section = heading.Trim();
        _skippedTo = null;
        _headingFollows = _headingFollows && _section.Length == 0;
    }

    private void Text(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            EndParagraph();
        }
        else
        {
            Append(RoffText.Plain(line));
        }
    }

    private void Append(string text) => _paragraph.Append(_paragraph.Length == 0 ? "" : " ").Append(text);

    private void EndParagraph()
    {
        var text = string.Join(' ', _paragraph.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        _paragraph.Clear();
        if (text.Any(char.IsLetter) && !Dull.Any(dull => _section.StartsWith(dull, StringComparison.OrdinalIgnoreCase)))
        {
            _paragraphs.Add(new ManualParagraph(_section, text));
        }
    }
}
