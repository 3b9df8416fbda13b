using System.Text.RegularExpressions;

namespace Newsroom.Benchmarks.Search.Corpus;

/// <summary>Resolves the escapes in a line of roff.</summary>
internal static partial class RoffText
{
    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["aq"] = "'",
        ["cq"] = "’",
        ["oq"] = "‘",
        ["lq"] = "« ",
        ["rq"] = "’",
        ["dq"] = "\"",
        ["em"] = "—",
        ["en"] = "–",
        ["'e"] = "é",
        ["`e"] = "è",
        ["^e"] = "ê",
        ["`a"] = "à",
        [",c"] = "ç",
        ["^o"] = "ô",
        ["^i"] = "î",
        ["oe"] = "œ",
    };

    /// <summary>The words of a line without fonts, spacings and comments.</summary>
    public static string Plain(string line)
    {
        var comment = line.IndexOf("\\\"", StringComparison.Ordinal);
        return Escape().Replace(comment < 0 ? line : line[..comment], Resolve);
    }

    /// <summary>The arguments of a request, without quotes.</summary>
    public static IEnumerable<string> Arguments(string line) =>
        Argument().Matches(Plain(line)).Select(match => match.Groups["quoted"].Success ? match.Groups["quoted"].Value : match.Value);

    private static string Resolve(Match escape)
    {
        if (escape.Groups["name"] is { Success: true } name)
        {
            return Named.GetValueOrDefault(name.Value, " ");
        }

        return escape.Groups["one"].Value switch
        {
            "-" => "-",
            " " or "~" or "0" or "t" => " ",
            "e" or "\\" => "\\",
            "'" => "'",
            _ => "",
        };
    }

    [GeneratedRegex(@"\\(?:f(?:\(..|\[[^\]]*\]|.)|[*n]?(?:\((?<name>..)|\[(?<name>[^\]]*)\])|[*n].|s[+-]?\d+|[hvwlL]'[^']*'|(?<one>.?))")]
    private static partial Regex Escape();

    [GeneratedRegex("""
        "(?<quoted>[^"]*)"?|[^\s"]\S*
        """)]
    private static partial Regex Argument();
}
