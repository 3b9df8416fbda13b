using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Newsroom.Reading.Notices;

/// <summary>
/// The words of lines that ask to wait, in English, French, German, Spanish, Portuguese, Italian, Dutch, Polish, Turkish, Russian and
/// Arabic. A line with another word tells something about an embargo, a ban or a draft.
/// </summary>
internal static partial class NoticeWords
{
    private static readonly FrozenDictionary<string, NoticeWord> Known = new (NoticeWord Meaning, string Words)[]
    {
        (
            NoticeWord.Embargo,
            "embargo embargoed embargoeduntil embargountil sousembargo underembargo sperrfrist sendesperrfrist embargofrist embargata "
            + "embargato embargiem embarga embargu ambargo ambargolu ambargoludur ambargosu эмбарго"),
        (NoticeWord.PerhapsEmbargo, "gesperrt hold embargado embargada embargados embargadas frei freigegeben vrij libre"),
        (
            NoticeWord.Prohibition,
            "not no don never prohibited forbidden ne pas interdit interdite nicht untersagt verboten prohibida prohibido prohibida não "
            + "proibida proibido non vietata vietato niet geen не нельзя запрещено запрещена nie zakaz لا ليس ليست غير محظور حظر يحظر "
            + "ممنوع يمنع تحظر"),
        (
            NoticeWord.Publication,
            "publication publish release broadcast distribution distribute circulation circulate share disclose disclosure "
            + "cite quote citer zitieren citar citare reprise "
            + "publier diffuser diffusion divulguer divulgation parution distribuer relayer "
            + "veröffentlichen veröffentlichung verbreiten verbreitung weitergeben weitergabe weiterleiten "
            + "publicar publicación difundir difusión divulgar divulgación distribuir distribución "
            + "publicação divulgação difusão distribuição pubblicare pubblicazione diffondere diffusione divulgare divulgazione "
            + "pubblicabile publiceren publicatie verspreiden verspreiding "
            + "публиковать публикации публикация публикацию распространять распространения распространению разглашению разглашать "
            + "publikować publikacji publikacja publikację rozpowszechniać rozpowszechniania udostępniać "
            + "نشر النشر ينشر تنشر نشره نشرها للنشر توزيع التوزيع للتوزيع"),
        (NoticeWord.Prohibition | NoticeWord.Publication,
            "yayınlanmaz yayımlanmaz yayınlanamaz yayımlanamaz yayımlanmamalıdır yayınlanmamalıdır yayımlamayınız yayınlamayınız "
            + "yayımlamayın yayınlamayın yayımlanmasın yayınlanmasın"),
        (
            NoticeWord.Published,
            "published released used broadcasted distributed shared publié diffusé veröffentlicht publicado pubblicato use"),
        (
            NoticeWord.From,
            "from after immediate immédiate inmediata imediata immediata partir compter dès ab partire dal dalle vanaf itibaren sonra после od po بعد ابتداء اعتبارا"),
        (
            NoticeWord.Refusal,
            "draft confidential brouillon confidentiel confidentielle entwurf vertraulich borrador confidencial rascunho bozza riservato "
            + "riservata conceptversie vertrouwelijk taslak taslaktır gizli gizlidir черновик конфиденциально poufne مسودة سري سرية"),
        (NoticeWord.Other, NoticeVocabulary.Waiting + NoticeVocabulary.Documents + NoticeVocabulary.Courtesy + NoticeVocabulary.Times),
    }
        .SelectMany(group => group.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => (Word: Fold(word), group.Meaning)))
        .DistinctBy(pair => pair.Word)
        .ToFrozenDictionary(pair => pair.Word, pair => pair.Meaning);

    /// <summary>The words of a line.</summary>
    public static MatchCollection In(string text) => Word().Matches(text);

    /// <summary>What a word can mean; <see cref="NoticeWord.None"/> of one that no such line has.</summary>
    public static NoticeWord Meaning(string word) => Known.GetValueOrDefault(Fold(word));

    /// <summary>Without regard to case, accents, vowel signs and the dot of the Turkish i.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(c switch { 'ı' => 'i', 'ł' or 'Ł' => 'l', 'İ' => 'i', _ => char.ToLowerInvariant(c) });
            }
        }

        return folded.ToString();
    }

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
