using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Newsroom.Reading;
using Newsroom.Reading.Formats.Web;

namespace Newsroom.Benchmarks.Extraction;

/// <summary>
/// The source of a page, to tell what no reader can find: titles and days that people marked when the page was another one, and days
/// that the page itself calls those of a change.
/// </summary>
internal sealed partial class PageSource(string source)
{
    private static readonly CultureInfo[] Cultures =
        [.. "en de fr es it pt nl pl sv cs tr".Split(' ').Select(CultureInfo.GetCultureInfo)];

    private readonly string _words = $" {string.Join(' ', WordScore.Words(Readable(source)))} ";

    public static PageSource Read(FileInfo file)
    {
        var bytes = File.ReadAllBytes(file.FullName);
        return new PageSource(TextDecoder.Decode(bytes, [], DeclaredCharset.Find(bytes)));
    }

    /// <summary>Whether it has the words of a title beside each other, in its text or in what it tells machines.</summary>
    public bool HasTitle(string title) =>
        _words.Contains($" {string.Join(' ', WordScore.Words(Readable(title)))} ", StringComparison.Ordinal);

    /// <summary>Whether it has a day, in numbers or in words.</summary>
    public bool HasDay(DateOnly day)
    {
        var names = string.Join('|', Cultures.SelectMany(culture => new[]
        {
            culture.DateTimeFormat.MonthNames[day.Month - 1], culture.DateTimeFormat.MonthGenitiveNames[day.Month - 1],
            culture.DateTimeFormat.AbbreviatedMonthNames[day.Month - 1].TrimEnd('.'),
        }).Distinct().Select(Regex.Escape));
        var (year, month, number) = ($"(?:{day.Year}|'?{day.Year % 100:00})(?![0-9])", $"0?{day.Month}", $"0?{day.Day}(?![0-9])");
        return Regex.IsMatch(
            source,
            $@"{Numeric(day)}|(?<![0-9]){number}[./-] ?{month}[./-] ?{year}|(?<![0-9]){month}[./-]{number}[./-]{year}"
            + $@"|(?<![0-9]){number}(?:\.|st|nd|rd|th|er|º|&nbsp;)?[\s.-]+(?:de |of )?(?:{names})\.?,?[\s.-]+(?:de |del )?{year}"
            + $@"|\b(?:{names})\.?\s+{number}(?:st|nd|rd|th)?,?\s+{year}",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>Whether it calls a day that of its last change, and another one that of its publication.</summary>
    public bool IsOfChange(DateOnly day)
    {
        var written = Numeric(day);
        var published = Published().Matches(source).Select(match => match.Groups["day"].Value).ToList();
        return published.Count > 0 && !published.Exists(other => Regex.IsMatch(other, written))
            && Regex.IsMatch(
                source,
                $@"(?:{Change})[""']?[^0-9]{{1,60}}?{written}|{written}[^""'<>]*[""'] (?:name|property|itemprop)=[""']?(?:{Change})",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    private const string Change = "dateModified|modified_time|updated_time|lastmod|dateUpdate";

    private static string Numeric(DateOnly day) => $@"(?<![0-9]){day.Year}[-/.年]?\s?0?{day.Month}[-/.月]?\s?0?{day.Day}(?![0-9])";

    private static string Readable(string html) =>
        WebUtility.HtmlDecode(Escape().Replace(Tag().Replace(html, " "), code =>
            ((char)int.Parse(code.Groups["code"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()))
            .Replace("\u00AD", "", StringComparison.Ordinal);

    // Not the elements that hold what a page tells machines.
    [GeneratedRegex("<(?!meta)[^<>]{0,2000}>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\\u(?<code>[0-9a-fA-F]{4})", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();

    [GeneratedRegex(
        @"(?:datePublished|published_time)[""']?[^0-9]{1,60}?(?<day>(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Published();
}
