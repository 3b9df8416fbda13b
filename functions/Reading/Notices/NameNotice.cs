using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Reading.Headers;

namespace Newsroom.Reading.Notices;

/// <summary>
/// What the names of a file and its folders say about its publication: <c>drafts/hall.md</c>, <c>EMBARGO 2031-02-03 hall.docx</c>,
/// <c>hall (draft).docx</c>. An editor's <c>draft: false</c> wins.
/// </summary>
internal static partial class NameNotice
{
    private const int MaxLength = 300;

    public static Stated Read(BlobPath path)
    {
        var folders = path.Path.Split('/')[..^1];
        var notices = folders.Append(path.Name).Select(Dated).OfType<DateTimeOffset>().ToList();
        if (notices.Count > 0)
        {
            return new Stated { NotBefore = notices.Max() };
        }

        var label = folders.FirstOrDefault(folder => Folder().IsMatch(folder))
            ?? (IsLabelled(path.Name) || (IsDocument(path.Extension) && DocumentLabel().IsMatch(path.Name)) ? path.Name : null);
        return label is null ? Stated.Nothing : new Stated
        {
            Doubts =
            [
                new Doubt(
                    HeaderKeys.Draft,
                    $"Its path has the name {HeaderNotes.Quote(label)}. State \"draft: false\" if it is to be public."),
            ],
        };
    }

    /// <summary>The day behind a word for an embargo.</summary>
    private static DateTimeOffset? Dated(string name)
    {
        if (name.Length > MaxLength)
        {
            return null;
        }

        var text = Separators().Replace(name, " ");
        var word = NoticeWords.In(text).FirstOrDefault(word => NoticeWords.Meaning(word.Value) == NoticeWord.Embargo);
        return word is null ? null : NoticeTime.Latest(text[word.Index..]);
    }

    private static bool IsLabelled(string name) => name.Length <= MaxLength && Label().IsMatch(name);

    private static bool IsDocument(string extension) => extension is "docx" or "odt" or "fodt" or "rtf";

    // The hyphens of a date stay.
    [GeneratedRegex(@"_|-(?![0-9]{2}(?![0-9]))", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(
        @"^_?(?:drafts?|brouillons?|entwürfe?|entwurf|borradores|rascunhos|bozze|concepten|unpublished|private|privé|privat|privado"
        + @"|confidential"
        + @"|confidentiel|confidencial|vertraulich|internal|embargo(?:ed|s)?|(?:under|sous|unter|bajo|sob|sotto|onder)[-_ ]embargo"
        + @"|sperrfrist)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Folder();

    /// <summary>A label that no headline has: in capitals before the name, in brackets, behind a point.</summary>
    [GeneratedRegex(
        @"^(?:DRAFT|ENTWURF|BROUILLON|BORRADOR|RASCUNHO|BOZZA|EMBARGO(?:ED)?|CONFIDENTIAL|CONFIDENTIEL|CONFIDENCIAL"
        + @"|VERTRAULICH)(?![\p{L}\p{N}])"
        + @"|[(\[](?i:draft|entwurf|brouillon|borrador|rascunho|bozza|embargo(?:ed)?|confidential|confidentiel|confidencial)[)\]]"
        + @"|\.(?i:draft)$|^(?i:embargoed|under[-_ ]embargo|sous[-_ ]embargo)(?!\p{L})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    /// <summary>In the name of a document that somebody works at: <c>hall-draft2</c>, <c>Entwurf hall</c>.</summary>
    [GeneratedRegex(
        @"(?:^|[-_ .])(?:draft|entwurf|brouillon|borrador|rascunho|bozza)(?:[-_ ]?v?[0-9]{1,3})?$"
        + @"|^(?:draft|entwurf|brouillon|borrador|rascunho|bozza|confidential|confidentiel|confidencial|vertraulich)(?:[-_ ]|$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DocumentLabel();
}
