using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading.Formats;

namespace Newsroom.Importing;

/// <summary>
/// Writes articles as files in Markdown. Each is read as the app will read it: where Markdown does not give back every word and every
/// picture, the text is written in HTML.
/// </summary>
internal sealed partial class ArticleFile(HtmlCleaner html)
{
    private const int MaxCut = 3;
    private const int MaxCutLength = 80;

    /// <summary>Stands for the end of the summary while the text is cleaned, which removes comments.</summary>
    public const string More = "\uE000";

    private readonly MarkdownFormat _markdown = new(html);

    /// <param name="article">The article.</param>
    /// <param name="resolve">Gives the links and pictures of the cleaned text their addresses.</param>
    /// <param name="notes">Takes what of it did not come.</param>
    /// <exception cref="UnreadableException">The text cannot be read; the message says why.</exception>
    public byte[] Write(ImportedArticle article, Action<IElement> resolve, ICollection<string> notes)
    {
        var (cut, refused) = (new List<string>(), new List<string>());
        var body = html.Clean(article.Html, cut, refused);
        resolve(body);
        var header = FrontMatterWriter.Write(article);
        var file = Compose(header, MarkdownWriter.Write(body));
        if (!Gives(file, body, article))
        {
            file = Compose(header, MarkdownWriter.WriteHtml(body));
            if (!Gives(file, body, article))
            {
                notes.Add("Not every word of the text is read again from the file: compare it with the old page.");
            }
        }

        foreach (var left in cut.Select(text => text.Trim()).Where(text => text.Length > 0).Take(MaxCut))
        {
            notes.Add($"Left out: {TextLimits.Shorten(left, MaxCutLength)}");
        }

        foreach (var warning in refused.Take(MaxCut))
        {
            notes.Add(warning);
        }

        return Encoding.UTF8.GetBytes(file);
    }

    /// <summary>The words and pictures of a text, in their order.</summary>
    internal static string Signature(IElement body) =>
        string.Join(' ', Words().Matches(HtmlText.Of(body).Replace(More, "", StringComparison.Ordinal)).Select(word => word.Value))
        + string.Concat(body.QuerySelectorAll("img[src]").Select(picture => $"\n{picture.GetAttribute("src")}"));

    private static string Compose(string header, string text) =>
        $"{header}{text}\n".Replace(More, "<!--more-->", StringComparison.Ordinal);

    private bool Gives(string file, IElement body, ImportedArticle article)
    {
        try
        {
            var page = _markdown.Read(Encoding.UTF8.GetBytes(file), []);
            return page.Headline is null && page.Stated.Doubts.Count == 0 && (page.Stated.Draft ?? false) == article.IsDraft
                && Signature(page.Body) == Signature(body);
        }
        catch (UnreadableException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
