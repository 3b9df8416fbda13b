using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Reading.Headers;

namespace Newsroom.Reading.Formats;

/// <summary>
/// What the properties of a document say, whatever its format. Values that programs and templates write by themselves are ignored.
/// </summary>
internal static partial class DocumentProperties
{
    /// <summary>
    /// The maximum time between creation and last change. If it is longer, the document was made from an older one or from a template, so
    /// the date of creation is wrong.
    /// </summary>
    private static readonly TimeSpan MaxEditingTime = TimeSpan.FromDays(60);

    /// <summary>The title of a document; null where a program wrote it.</summary>
    public static string? Title(string? written, string? template = null) =>
        StatedText.Line(written) is { Length: > 3 and <= 300 } title && !NoTitle().IsMatch(title) && !OrganisationLine.IsLabel(title)
        && title.Any(char.IsLetter)
        && !string.Equals(title, template, StringComparison.OrdinalIgnoreCase) ? title : null;

    /// <summary>The name of the author; null where it is that of a program or a computer.</summary>
    public static string? Author(string? written, string? template = null) =>
        StatedText.Line(written) is { Length: > 2 and <= 200 } author && !NoAuthor().IsMatch(author)
        && author.Any(c => char.IsLetter(c) && !char.IsLower(c)) // "poste-accueil" is the name of a computer.
        && !string.Equals(author, template, StringComparison.OrdinalIgnoreCase) ? author : null;

    /// <summary>The day of a document. If it is saved under another name, it keeps the date of creation of the original.</summary>
    public static DateTimeOffset? Date(DateTime? created, DateTime? modified) => (Moment(created), Moment(modified)) switch
    {
        ({ } first, { } last) => last - first > MaxEditingTime || last < first ? last : first,
        var (first, last) => first ?? last,
    };

    /// <summary>The keywords of a document, which are written on one line.</summary>
    public static IReadOnlyList<string> Tags(string? written) =>
        (StatedText.Line(written) ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The state of a document (ECMA-376 part 2, <c>contentStatus</c>), where it is none of something public.</summary>
    public static IReadOnlyList<Doubt> Doubts(string? state) => StatedText.Line(state) is { } line && AccessKeys.KeepBack("status", line)
        ? [new Doubt(HeaderKeys.Draft, $"The properties of the document say {HeaderNotes.Quote(line)}. "
            + "State \"draft: false\" if it is to be public.")]
        : [];

    private static DateTimeOffset? Moment(DateTime? time)
    {
        // The date of creation in the templates of a widespread library.
        var model = new DateTime(2013, 12, 23, 23, 15, 0, DateTimeKind.Utc);
        var utc = time?.Kind == DateTimeKind.Local ? time.Value.ToUniversalTime() : time;
        return utc is { Year: > 1990 and < 2200 } moment && moment != model
            ? new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)) : null;
    }

    /// <summary>The language of a document. Programs write en-US if no language is set, so it says nothing.</summary>
    public static string? Language(string? written) =>
        string.Equals(written?.Trim(), "en-US", StringComparison.OrdinalIgnoreCase) ? null : LanguageCode.Normalise(written);

    [GeneratedRegex(
        @"^microsoft (?:word|office)\b|^(?:document|documento|dokument|doc|untitled|sans titre|sin t[íi]tulo|title|titre|t[íi]tulo"
            + @"|titel|word document|default|normal)(?: ?\(?\d*\)?)?$"
        + @"|\.(?:docx?|docm|dot[xm]?|xls[xm]?|ppt[xm]?|rtf|od[tsp]|indd|pub|pdf|txt|html?)$|^(?:template|modèle|modele|plantilla"
        + @"|vorlage|gabarit)\b|^[\[<{].*[\]>}]$"
            + @"|^\S*_\S*$|^\S+\.\p{L}{2,}$" // The name of a file or of a site.
        + "|^(?:comunicado|newsletter|powerpoint presentation)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex NoTitle();

    [GeneratedRegex(
        @"^(?:microsoft|windows|office|admin\p{L}*|users?|utilisateur|usuario|benutzer|owner|propriétaire|guest|invité|invitado|pc|hp"
            + @"|dell|lenovo|asus|acer|toshiba|sony|samsung"
        + @"|unknown|inconnu|anonym\p{L}*|author|auteur|autor|default|test|root|system|python-docx|apache|openpyxl|docx4j|aspose\p{L}*"
            + @"|libreoffice|pandoc|template|modèle|plantilla|un-named)\b"
        + @"|[\d@\\/]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex NoAuthor();
}
