using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Newsroom.Reading;

/// <summary>The kind of a block.</summary>
public enum BlockKind
{
    Paragraph,
    Heading,
    Item,

    /// <summary>A row of a table, code, or a caption. Such a block is neither headline nor boilerplate.</summary>
    Other,
}

/// <summary>A block of a body that contains no other blocks.</summary>
/// <param name="Element">The element in the body.</param>
/// <param name="Kind">The kind of the block.</param>
/// <param name="Text">The text on one line.</param>
public sealed partial record Block(IElement Element, BlockKind Kind, string Text)
{
    private const string Inner = "p, h1, h2, h3, h4, h5, h6, ul, ol, dl, table, blockquote, figure, pre, div, hr, details";

    /// <summary>The blocks of a body that have text, in document order.</summary>
    /// <param name="body">The body.</param>
    /// <param name="max">How many are wanted: the first ones.</param>
    public static List<Block> Of(IElement body, int max = int.MaxValue)
    {
        var blocks = new List<Block>();
        Collect(body, blocks, max);
        return blocks;
    }

    /// <summary>
    /// A text on one line: each run of white space becomes one space. No-break spaces stay, because French typography uses them.
    /// </summary>
    public static string Line(string text) => Blanks().Replace(text, " ").Trim();

    /// <summary>The text of an element on one line: words on both sides of a line break are two.</summary>
    public static string LineOf(IElement element) => Line(
        element.QuerySelector("br") is null ? element.TextContent
        : string.Concat(element.Descendants().Select(node => node is IText text ? text.Data : node.NodeName == "BR" ? " " : "")));

    /// <summary>Removes the block from its body, together with the elements around it that would be empty.</summary>
    public void Remove()
    {
        var element = Element;
        while (
            element.ParentElement is { LocalName: not "body" } parent
            && parent.ChildNodes.All(node => node == element || (node is IText text && string.IsNullOrWhiteSpace(text.Data))))
        {
            element = parent;
        }

        element.Remove();
    }

    private static void Collect(IElement parent, List<Block> blocks, int max)
    {
        foreach (var child in parent.Children)
        {
            if (blocks.Count == max)
            {
                return;
            }

            if (KindOf(child) is { } kind && child.QuerySelector(Inner) is null)
            {
                if (LineOf(child) is { Length: > 0 } text)
                {
                    blocks.Add(new Block(child, kind, text));
                }
            }
            else
            {
                Collect(child, blocks, max);
            }
        }
    }

    private static BlockKind? KindOf(IElement element) => element.LocalName switch
    {
        "p" or "div" or "blockquote" => BlockKind.Paragraph,
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => BlockKind.Heading,
        "li" => BlockKind.Item,
        "dt" or "dd" or "tr" or "pre" or "caption" or "figcaption" or "summary" => BlockKind.Other,
        _ => null,
    };

    [GeneratedRegex(@"[^\S\u00A0\u202F]+")]
    private static partial Regex Blanks();
}
