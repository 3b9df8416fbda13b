using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Newsroom.Content;

namespace Newsroom.Reading;

/// <summary>
/// Files that an article offers: links to documents, lists under "Download:", and publications in quotation marks that it asks to read.
/// </summary>
public static partial class Downloads
{
    private const int MaxDownloads = 50;
    private const int MaxTitleLength = 200;
    private const int MaxAddressLength = 2_000;
    private const int MaxParagraphLength = 5_000;
    private const int MaxNodesBeside = 100;

    /// <summary>Media types of the documents that articles link to, by extension (IANA media types).</summary>
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        ["pdf"] = "application/pdf",
        ["doc"] = "application/msword",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["xls"] = "application/vnd.ms-excel",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["ppt"] = "application/vnd.ms-powerpoint",
        ["pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ["odt"] = "application/vnd.oasis.opendocument.text",
        ["ods"] = "application/vnd.oasis.opendocument.spreadsheet",
        ["odp"] = "application/vnd.oasis.opendocument.presentation",
        ["csv"] = "text/csv",
        ["zip"] = "application/zip",
        ["epub"] = "application/epub+zip",
        ["mp3"] = "audio/mpeg",
        ["mp4"] = "video/mp4",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<Download> Find(IElement body, IReadOnlyList<Block> blocks)
    {
        var links = body.QuerySelectorAll("a[href]")
            .Select(link => Link(link, link.GetAttribute("href")!)).OfType<Download>();
        var linked = links.Take(MaxDownloads).ToList();
        var named = Named(blocks).Where(download => linked.All(link => !IsSame(link.Title, download.Title)));
        return [.. linked.Concat(named).DistinctBy(download => (download.Title.ToUpperInvariant(), download.Url)).Take(MaxDownloads)];
    }

    /// <summary>What a link offers; null where it leads to no document.</summary>
    /// <param name="link">It. Where it says no more than "PDF", the line that it stands in is the title.</param>
    /// <param name="address">Where it leads; a relative one is nothing to readers elsewhere.</param>
    public static Download? Link(IElement link, string address) =>
        TypeOf(address) is null ? null : Link(link.TextContent, address, Beside(link));

    /// <summary>What a link with this text offers; null where it leads to no document.</summary>
    public static Download? Link(string text, string address, string beside = "")
    {
        if (address.Length > MaxAddressLength || TypeOf(address) is not { } type)
        {
            return null;
        }

        var title = new[] { text, beside }.Select(Title).FirstOrDefault(Meaningful().IsMatch) ?? FileName(address);
        var isAddress = FileAddress.PathOf(address) is not null
            || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");
        var url = isAddress ? EncodedAddress.Of(address) : null;
        return new Download(title, url, type, Size(text) ?? Size(beside));
    }

    /// <summary>
    /// The line around a link; nothing where that is more than a line. It looks no further than it must, as a paragraph can have
    /// thousands of links.
    /// </summary>
    private static string Beside(IElement link)
    {
        var line = new StringBuilder();
        var nodes = 0;
        return link.ParentElement is { } parent && IsLine(parent) && !line.ToString().Contains(". ", StringComparison.Ordinal)
            ? line.ToString()
            : "";

        bool IsLine(INode within)
        {
            foreach (var child in within.ChildNodes)
            {
                line.Append((child as IText)?.Data);
                if (++nodes > MaxNodesBeside || line.Length > MaxTitleLength || !IsLine(child))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>The media type of a document by the extension in an address; null where it is no document.</summary>
    public static string? TypeOf(string address) =>
        Extension().Match(address) is { Success: true } match ? Types.GetValueOrDefault(match.Groups["extension"].Value) : null;

    /// <summary>
    /// The title without a call before it, quotation marks, and what follows on format, size or year: <c>Download: "Report" (PDF, 1.2
    /// MB)</c>.
    /// </summary>
    private static string Title(string text)
    {
        var title = Label().Replace(Block.Line(text), "").Trim('-', '–', '•', ' ');
        while (Note().Match(title) is { Success: true, Index: > 0 } note)
        {
            title = title[..note.Index].TrimEnd(' ', ',', '.', ';', '–', '-');
        }

        var quoted = Quotation().Match(title);
        return TextLimits.Shorten(
            quoted is { Success: true, Index: 0 } && quoted.Length == title.Length ? quoted.Groups["title"].Value.Trim() : title,
            MaxTitleLength);
    }

    /// <summary>The size that a note gives: <c>(PDF, 1,2 Mo)</c> → bytes.</summary>
    private static long? Size(string text)
    {
        if (
            !(SizeNote().Match(text) is { Success: true } match)
            || !double.TryParse(
                match.Groups["number"].Value.Replace(',', '.'),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number))
        {
            return null;
        }

        return (long)(
            number
            * char.ToUpperInvariant(match.Groups["unit"].Value[0]) switch
            {
                'K' => 1_000,
                'M' => 1_000_000,
                'G' => 1_000_000_000,
                _ => 1,
            });
    }

    private static string FileName(string address) => Uri.UnescapeDataString(address.Split('?', '#')[0].Split('/')[^1]);

    private static IEnumerable<Download> Named(IReadOnlyList<Block> blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            var text = blocks[i].Text;
            if (text.Length > MaxParagraphLength)
            {
                continue;
            }

            if (Label().Match(text) is { Success: true } label)
            {
                var rest = text[label.Length..].Trim();
                var entries =
                    rest.Length > 0
                        ? InLine(rest)
                        : blocks
                            .Skip(i + 1)
                            .TakeWhile(IsEntry)
                            .Select(block => new Download(Title(block.Text), Size: Size(block.Text)));
                foreach (var entry in entries.Where(entry => Meaningful().IsMatch(entry.Title)))
                {
                    yield return entry;
                }
            }
            else if (blocks[i].Element.QuerySelector("a[href]") is null)
            {
                // Where there are links, what is not linked is only told of.
                foreach (var match in Invitation().Matches(text).Take(MaxDownloads))
                {
                    yield return new Download(Title(match.Groups["title"].Value));
                }
            }
        }
    }

    private static IEnumerable<Download> InLine(string text)
    {
        var quotations = Quotation().Matches(text);
        return quotations.Count switch
        {
            0 => text.Split(" ; ").Select(entry => new Download(Title(entry), Size: Size(entry))),
            1 => [new Download(Title(quotations[0].Groups["title"].Value), Size: Size(text))],
            _ => quotations.Select(quotation => new Download(Title(quotation.Groups["title"].Value))),
        };
    }

    // An item of a list, or a line that is a title in quotation marks.
    private static bool IsEntry(Block block) =>
        block.Kind == BlockKind.Item
        || (block.Text.Length <= MaxTitleLength && Note().IsMatch(block.Text))
        || (Quotation().Match(block.Text) is { Success: true, Index: <= 2 } && block.Text.Length <= MaxTitleLength);

    private static bool IsSame(string one, string other) =>
        one.Contains(other, StringComparison.OrdinalIgnoreCase) || other.Contains(one, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        @"^[^?#]*/[^?#]*\.(?<extension>[A-Za-z0-9]{2,4})(?:[?#].*)?$|^[^/?#:]+\.(?<extension>[A-Za-z0-9]{2,4})$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Extension();

    [GeneratedRegex(
        @"^(?:Télécharge(?:z|r|ments?)|À télécharger|Document(?:o|i)?s? (?:à|for|to|para|da) \p{L}+|Downloads?|Descarg(?:ue|ar|as?)|Para descargar|Baix(?:e|ar)|Descarregar|Scarica(?:re)?|Herunterladen|(?:ال)?تحميل|(?:ال)?تنزيل)\b[^:.«“""]{0,40}:",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Label();

    // "Consultez … la brochure “…”": a call to read at the head of a clause, a publication, its title.
    [GeneratedRegex(
        @"(?:^|[.:;,!?] |\s(?:et|and|y) )(?:téléchargez|consultez|lisez|découvrez|download|read|see|consult|descargue|descarga|consulte|lea|baixe|leia|scarica|leggi)\b[^.:!?«“""]{0,80}?"
            + @"\b(?:brochure|rapport|étude|guide|manuel|dépliant|note|publication|report|study|handbook|manual|leaflet|brief|paper|informe|estudio|guía|folleto|publicación|relatório|estudo|guia|rapporto|studio|guida)\b,? ?"
            + @"(?:[«“""]\s?(?<title>[^»”""\n]{6,200}?)\s?[»”""])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Invitation();

    [GeneratedRegex(@"[«“""]\s?(?<title>[^»”""\n]{2,200}?)\s?[»”""]", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Quotation();

    [GeneratedRegex(
        @"(?:[ ,]+[–—-] |[ ,–-]*[(\[])(?:[^()\[\]]{0,30}\b(?:pdf|docx?|odt|xlsx?|pptx?|zip|epub|csv|mp3|mp4|[kmg]i?[bo]|octets|pages?|páginas?|p\.)\b[^()\[\]]{0,30}|[0-9]{4}[)\]])[)\]]?\.?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Note();

    [GeneratedRegex(@"(?<number>[0-9]{1,4}(?:[.,][0-9]{1,2})?)[ \u00A0\u202F]?(?<unit>[kKMG])i?[bBoO]\b", RegexOptions.CultureInvariant)]
    private static partial Regex SizeNote();

    // Not "PDF", "here" or "1.2 MB".
    [GeneratedRegex(@"\p{L}{2}.*[\s\p{Pd}]\S|\p{L}{6}", RegexOptions.CultureInvariant)]
    private static partial Regex Meaningful();
}
