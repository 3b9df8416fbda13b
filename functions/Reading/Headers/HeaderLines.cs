using System.Text.RegularExpressions;

namespace Newsroom.Reading.Headers;

/// <summary>What single lines of front matter look like.</summary>
internal static partial class HeaderLines
{
    /// <summary>The key of a line <c>key: value</c> or <c>key = value</c> that is not indented; null of any other line.</summary>
    public static string? Key(string line) => KeyLine().Match(line) is { Success: true } match ? match.Groups["key"].Value : null;

    public static bool IsComment(string line) => line.AsSpan().TrimStart() is ['#', ..];

    /// <summary>Whether a line belongs to the key above it: indented, an item of a list, or the end of one.</summary>
    public static bool IsContinuation(string line) => line.Length > 0 && line[0] is ' ' or '\t' or '-' or ']' or '}' or '[';

    /// <summary>Whether a line is neither blank, nor a fence, a key or a part of one.</summary>
    public static bool IsProse(string line) => line.Trim().Length > 0 && !IsNearFence(line) && !IsContinuation(line) && Key(line) is null;

    /// <summary>A line of three or more hyphens or plus signs, perhaps with the name of a syntax or a comment: <c>--- # Hugo</c>.</summary>
    public static Match Fence(string line) => FenceLine().Match(line);

    /// <summary>A line that perhaps was meant as a fence: <c>--</c>, <c>—</c>, <c>- - -</c>.</summary>
    public static bool IsNearFence(string line) => NearFence().IsMatch(line);

    /// <summary>A fence of code, perhaps of front matter: <c>```yaml</c>.</summary>
    public static bool IsCodeFence(string line) => CodeFence().IsMatch(line);

    /// <summary>Whether a text begins like an object of a script: <c>{ title: "A", draft: true }</c>, with a key that is known.</summary>
    public static bool IsObject(string text) =>
        ObjectKey().Matches(text).Take(20).Any(match => HeaderKeys.IsKnown(HeaderKeys.Normalise(match.Groups["key"].Value)))
        && ObjectStart().IsMatch(text);

    /// <summary>
    /// A line that seems to say when or whether an article is public, however it is broken: groups <c>key</c>, <c>sign</c>, <c>value</c>.
    /// </summary>
    public static Match Embargo(string line) => EmbargoLine().Match(line);

    /// <summary>A value on one line, without its quotes, and without the comma that ends it in JSON.</summary>
    public static string Unquote(string value)
    {
        var text = value.Trim();
        return text is ['"' or '\'', ..] && text.Length > 1 && text[^1] == text[0] ? text[1..^1] : text.TrimStart('"', '\'');
    }

    [GeneratedRegex(@"^[""']?(?<key>[\p{L}_@][\p{L}\p{Nd}_@.\- ]{0,40}?)[""']?\s*(?::(?=\s|$|[^/\s])|=)", RegexOptions.CultureInvariant)]
    private static partial Regex KeyLine();

    [GeneratedRegex(
        @"^(?<fence>-{3,}|\+{3,}|;{3,})\s*(?<syntax>yaml|yml|toml|json|js|javascript)?\s*(?:#.*)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FenceLine();

    [GeneratedRegex(@"^(?:`{3,}|~{3,})\s*(?:yaml|yml|toml|json)?\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex CodeFence();

    [GeneratedRegex(@"^\s*\{\s*(?:'[^'\n]{1,40}'|[A-Za-z_]\w{0,40})\s*:\s", RegexOptions.CultureInvariant)]
    private static partial Regex ObjectStart();

    [GeneratedRegex(@"[{,]\s*'?(?<key>[A-Za-z_]\w{0,40})'?\s*:\s", RegexOptions.CultureInvariant)]
    private static partial Regex ObjectKey();

    [GeneratedRegex(@"^\W{0,3}(?:[-–—−=+~*_.][ \t]?){1,12}\W{0,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex NearFence();

    [GeneratedRegex(
        @"^[\W_]{0,12}(?<key>draft|brouillon|borrador|rascunho|entwurf|bozza|published|"
        + @"publish[-_ ]?(?:date|ed[-_ ]?at)|pub[-_ ]?date|expir(?:y|e|ation)[-_ ]?date|expires|embargo|date)"
        + @"[""'\s]{0,4}(?<sign>[:=：]|$|(?=\s))[=>\s]{0,3}(?<value>.{0,200})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EmbargoLine();
}
