using System.Text;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html;
using AngleSharp.Html.Parser;

namespace Newsroom.Translation.Apertium;

/// <summary>Splits a fragment of inline HTML into <see cref="Piece"/>s and joins them again.</summary>
internal static partial class InlineHtml
{
    private static readonly HashSet<string> Verbatim =
        new(["code", "kbd", "samp", "var", "script", "style", "svg", "math", "textarea"], StringComparer.Ordinal);

    private static readonly HashSet<string> Void =
        new(["br", "img", "wbr", "input", "embed", "source", "track", "hr", "area", "col", "link", "meta"], StringComparer.Ordinal);

    public static IReadOnlyList<Piece> Parse(string html)
    {
        if (!html.AsSpan().ContainsAny('<', '&'))
        {
            return [.. TextPieces.Split(Normalize(html))];
        }

        var parser = new HtmlParser();
        using var document = parser.ParseDocument(string.Empty);
        var root = document.CreateElement("div");
        root.Append([.. parser.ParseFragment(html, document.Body!)]);
        var pieces = new List<Piece>();
        Walk(root, pieces);
        return pieces;
    }

    public static string Write(IEnumerable<Piece> pieces)
    {
        var html = new StringBuilder();
        foreach (var piece in pieces)
        {
            piece.AppendTo(html);
        }

        return html.ToString();
    }

    // Without recursion, because the depth of the markup depends on the upload.
    private static void Walk(INode root, List<Piece> pieces)
    {
        var node = root.FirstChild;
        while (node is not null)
        {
            if (Enter(node, pieces))
            {
                node = node.FirstChild!;
                continue;
            }

            while (node.NextSibling is null && node.Parent != root)
            {
                node = node.Parent!;
                Close(node, pieces);
            }

            node = node.NextSibling;
        }
    }

    private static bool Enter(INode node, List<Piece> pieces)
    {
        if (node is IText text)
        {
            pieces.AddRange(TextPieces.Split(Normalize(text.Data)));
            return false;
        }

        if (node is not IElement element || Verbatim.Contains(element.LocalName))
        {
            pieces.Add(new Opaque(node.ToHtml(), OpaqueKind.Whole));
            return false;
        }

        if (IsProtected(element))
        {
            pieces.Add(new Opaque(element.ToHtml(), element.TextContent.Any(char.IsLetterOrDigit) ? OpaqueKind.Term : OpaqueKind.Whole));
            return false;
        }

        if (Void.Contains(element.LocalName))
        {
            pieces.Add(new Opaque(OpeningTag(element), OpaqueKind.Whole));
            return false;
        }

        pieces.Add(new Opaque(OpeningTag(element), OpaqueKind.Opening));
        if (element.HasChildNodes)
        {
            return true;
        }

        Close(element, pieces);
        return false;
    }

    private static void Close(INode node, List<Piece> pieces) =>
        pieces.Add(new Opaque($"</{((IElement)node).LocalName}>", OpaqueKind.Closing));

    private static bool IsProtected(IElement element) =>
        element.ClassList.Contains("notranslate") || element.GetAttribute("translate") == "no";

    private static string OpeningTag(IElement element) =>
        HtmlMarkupFormatter.Instance.OpenTag(element, selfClosing: false);

    // In HTML a run of white space is one space. Soft hyphens and zero-width spaces would cut words in two. The analysers know only
    // composed letters.
    private static string Normalize(string text)
    {
        var plain = Spaces().Replace(Invisible().Replace(text, string.Empty), " ");
        return IsWellFormed(plain) ? plain.Normalize(NormalizationForm.FormC) : plain;
    }

    private static bool IsWellFormed(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || rune.Value is 0xFFFE or 0xFFFF)
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"[ \t\r\n\f]+")]
    private static partial Regex Spaces();

    [GeneratedRegex("[\u00AD\u200B\uFEFF]")]
    private static partial Regex Invisible();
}
