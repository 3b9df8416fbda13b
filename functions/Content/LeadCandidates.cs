using System.Net;
using System.Text.RegularExpressions;

namespace Newsroom.Content;

/// <summary>The pictures of an edition that can be its lead picture: which one is follows from the files of now.</summary>
/// <param name="Stated">The one that its file states; null if it states none.</param>
/// <param name="InText">The first ones of its text, without pictures of other sites: of those the width is unknown.</param>
public sealed partial record LeadCandidates(Picture? Stated, IReadOnlyList<Picture> InText)
{
    /// <summary>What is known of those that are inside the upload; null for none.</summary>
    public IReadOnlyList<StoredFile>? Embedded { get; init; }

    /// <summary>What comes after so many icons and logos does not lead the article.</summary>
    private const int MaxInText = 5;

    /// <summary>In characters. All candidates together are one column of a row.</summary>
    private const int MaxSource = 2_000;

    private const int MaxText = 500;
    private const string Figure = "<figure";
    private const string EndOfFigure = "</figure>";

    /// <summary>The candidates of a body; null if it has none.</summary>
    public static LeadCandidates? Of(EditionBody body)
    {
        if (body.Image is { } stated && FileAddress.PathOf(stated.Source) is null)
        {
            return new LeadCandidates(stated, []);
        }

        IReadOnlyList<Picture> inText = body.Files is { Count: > 0 } ? [.. FilesIn(body.Html).Take(MaxInText)] : [];
        if (body.Image is null && inText.Count == 0)
        {
            return null;
        }

        var paths = inText.Select(picture => FileAddress.PathOf(picture.Source)).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<StoredFile> embedded = [.. (body.Embedded ?? []).Where(file => paths.Contains(file.Path))];
        return new LeadCandidates(body.Image, inText) { Embedded = embedded.Count == 0 ? null : embedded };
    }

    // The stored HTML has its attributes in double quotes, and no other "<" than those of elements.
    private static IEnumerable<Picture> FilesIn(string html)
    {
        foreach (Match image in Images().Matches(html))
        {
            var values = image.Groups["value"].Captures;
            var attributes = image.Groups["name"].Captures.Zip(values).ToLookup(one => one.First.Value, one => one.Second.Value);
            var source = WebUtility.HtmlDecode(attributes["src"].FirstOrDefault());
            if (source?.Length <= MaxSource && FileAddress.PathOf(source) is not null)
            {
                yield return new Picture(source, Plain(attributes["alt"].FirstOrDefault() ?? ""), CaptionAt(html, image.Index));
            }
        }
    }

    private static string? CaptionAt(string html, int image)
    {
        var start = html.LastIndexOf(Figure, image, StringComparison.Ordinal);
        var end = html.IndexOf(EndOfFigure, image, StringComparison.Ordinal);
        if (start < 0 || end < 0 || html.LastIndexOf(EndOfFigure, image, StringComparison.Ordinal) > start)
        {
            return null;
        }

        return Caption().Match(html, start, end - start) is { Success: true } caption ? Plain(caption.Groups["text"].Value) : null;
    }

    private static string? Plain(string html) =>
        WebUtility.HtmlDecode(Tags().Replace(html, "")).Trim() is { Length: > 0 } text ? TextLimits.Shorten(text, MaxText) : null;

    [GeneratedRegex("<img\\b(?: (?<name>[\\w-]+)=\"(?<value>[^\"]*)\")*", RegexOptions.CultureInvariant)]
    private static partial Regex Images();

    [GeneratedRegex("<figcaption[^>]*>(?<text>.*?)</figcaption>", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Caption();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();
}
