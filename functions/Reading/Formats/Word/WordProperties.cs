using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml.ExtendedProperties;
using DocumentFormat.OpenXml.Packaging;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Word;

/// <summary>
/// Reads the properties of a document (ECMA-376 part 2, 11). Values that programs and templates write by themselves are ignored.
/// </summary>
internal static partial class WordProperties
{
    /// <summary>
    /// The maximum time between creation and last change. If it is longer, the document was made from an older one or from a template, so
    /// the date of creation is wrong.
    /// </summary>
    private static readonly TimeSpan MaxEditingTime = TimeSpan.FromDays(60);

    /// <summary>The properties; empty if they can't be read.</summary>
    /// <param name="warnings">Receives the warning that they can't be read.</param>
    public static Stated Read(WordprocessingDocument document, ICollection<string> warnings)
    {
        try
        {
            var properties = document.PackageProperties;
            var template = Path.GetFileNameWithoutExtension(
                StatedText.Line(WordPackage.Root<Properties>(document.ExtendedFilePropertiesPart)?.Template?.InnerText));
            return new Stated
            {
                Title = Title(properties.Title, template),
                Date = Date(properties.Created, properties.Modified),
                Author = Author(properties.Creator, template) ?? Author(properties.LastModifiedBy, template),
                Tags = [.. (StatedText.Line(properties.Keywords) ?? "").Split(
                    [',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
                Language = Language(properties.Language),
            };
        }
        catch (Exception error) when (
            error is XmlException or FormatException or OpenXmlPackageException or FileFormatException or InvalidDataException)
        {
            warnings.Add("The properties of the document (title, author, date) can't be read.");
            return Stated.Nothing;
        }
    }

    private static string? Title(string? written, string? template) =>
        StatedText.Line(written) is { Length: > 3 and <= 300 } title && !NoTitle().IsMatch(title) && title.Any(char.IsLetter)
        && !string.Equals(title, template, StringComparison.OrdinalIgnoreCase) ? title : null;

    private static string? Author(string? written, string? template) =>
        StatedText.Line(written) is { Length: > 2 and <= 200 } author && !NoAuthor().IsMatch(author)
        && author.Any(c => char.IsLetter(c) && !char.IsLower(c)) // "poste-accueil" is the name of a computer.
        && !string.Equals(author, template, StringComparison.OrdinalIgnoreCase) ? author : null;

    // A document that is saved under another name keeps the date of creation of the original.
    private static DateTimeOffset? Date(DateTime? created, DateTime? modified) => (Moment(created), Moment(modified)) switch
    {
        ({ } first, { } last) => last - first > MaxEditingTime || last < first ? last : first,
        var (first, last) => first ?? last,
    };

    private static DateTimeOffset? Moment(DateTime? time)
    {
        // The date of creation in the templates of a widespread library.
        var model = new DateTime(2013, 12, 23, 23, 15, 0, DateTimeKind.Utc);
        var utc = time?.Kind == DateTimeKind.Local ? time.Value.ToUniversalTime() : time;
        return utc is { Year: > 1990 and < 2200 } moment && moment != model
            ? new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)) : null;
    }

    // Programs write en-US if no language is set, so it says nothing.
    private static string? Language(string? written) =>
        string.Equals(written?.Trim(), "en-US", StringComparison.OrdinalIgnoreCase) ? null : LanguageCode.Normalise(written);

    [GeneratedRegex(
        @"^microsoft (?:word|office)\b|^(?:document|documento|dokument|doc|untitled|sans titre|sin t[íi]tulo|title|titre|t[íi]tulo"
            + @"|titel|word document|default|normal)(?: ?\(?\d*\)?)?$"
        + @"|\.(?:docx?|docm|dot[xm]?|rtf|odt|pdf|txt|html?)$|^(?:template|modèle|modele|plantilla|vorlage|gabarit)\b|^[\[<{].*[\]>}]$"
            + @"|^\S*_\S*$"
        + "|^(?:communiqué(?: de presse)?|press release|nota de prensa|comunicado(?: de prensa)?|newsletter|powerpoint presentation)$",
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
