using AngleSharp.Dom;

namespace Newsroom.Reading.Formats.Web;

/// <summary>How much there is of what inside an element, and how much prose comes before it.</summary>
internal sealed class Extent
{
    private const int MinProseLength = 25;

    /// <summary>Characters of text, without blanks.</summary>
    public int Text { get; private set; }

    /// <summary>Of these, in links; without those of downloads.</summary>
    public int LinkText { get; private set; }

    /// <summary>Characters in blocks that read like sentences: what tells an article from the rest of a page.</summary>
    public int Prose { get; private set; }

    public int Links { get; private set; }
    public int Downloads { get; private set; }

    /// <summary>Buttons and fields.</summary>
    public int Controls { get; private set; }
    public bool HasBlocks { get; private set; }
    public int ProseBefore { get; private set; }

    public bool IsLinks => LinkText * 10 >= Text * 6;

    /// <summary>The extents of an element and of all inside it, in one pass.</summary>
    public static Dictionary<INode, Extent> Measure(IElement element)
    {
        var extents = new Dictionary<INode, Extent>();
        var prose = 0;
        Measure(element, inLink: false, extents, ref prose);
        return extents;
    }

    private static (int Text, int LinkText, bool EndsSentence) Measure(
        IElement element, bool inLink, Dictionary<INode, Extent> extents, ref int prose)
    {
        var extent = extents[element] = new Extent { ProseBefore = prose };
        (int Text, int LinkText, bool EndsSentence) own = default;
        foreach (var child in element.ChildNodes)
        {
            if (child is IText run)
            {
                own = Add(own, run, inLink);
            }
            else if (child is IElement inner && !HtmlNames.Invisible.Contains(inner.LocalName))
            {
                var isDownload = inner.LocalName == "a" && inner.GetAttribute("href") is { } address
                    && Reading.Downloads.TypeOf(address) is not null;
                var isLink = inner.LocalName == "a" && !isDownload
                    && (inner.HasAttribute("href") || !(inner.HasAttribute("name") || inner.HasAttribute("id")));
                var said = Measure(inner, inLink || isLink, extents, ref prose);
                own = (own.Text + said.Text, own.LinkText + said.LinkText, said.Text > 0 ? said.EndsSentence : own.EndsSentence);
                extent.Add(extents[inner], HtmlNames.IsInline(inner));
                extent.Links += isLink ? 1 : 0;
                extent.Downloads += isDownload ? 1 : 0;
                extent.Controls += HtmlNames.Controls.Contains(inner.LocalName) ? 1 : 0;
            }
        }

        return extent.Close(element, own, ref prose);
    }

    private static (int Text, int LinkText, bool EndsSentence) Add((int Text, int LinkText, bool EndsSentence) own, IText run, bool inLink)
    {
        var letters = run.Data.AsSpan().Trim();
        return letters.Length == 0 ? own
            : (own.Text + letters.Length, own.LinkText + (inLink ? letters.Length : 0), letters[^1] is '.' or '!' or '?' or '…' or '»'
                or '”' or ':' or '"' or ')' or '。');
    }

    private void Add(Extent inner, bool isInline)
    {
        Text += inner.Text;
        LinkText += inner.LinkText;
        Prose += inner.Prose;
        Links += inner.Links;
        Downloads += inner.Downloads;
        Controls += inner.Controls;
        HasBlocks |= !isInline || inner.HasBlocks;
    }

    /// <summary>Inline text goes up to the block that it stands in; there it is prose, or not.</summary>
    private (int Text, int LinkText, bool EndsSentence) Close(
        IElement element, (int Text, int LinkText, bool EndsSentence) own, ref int prose)
    {
        if (HtmlNames.IsInline(element))
        {
            return own;
        }

        Text += own.Text;
        LinkText += own.LinkText;
        var said = own.Text - own.LinkText;
        var isHeading = HtmlNames.IsHeading(element) && own.Text <= (own.EndsSentence ? 100 : 200);
        if (element.LocalName != "h1" && !isHeading && said * 2 > own.Text
            && (own.Text >= MinProseLength || (own.EndsSentence && own.Text > 10)))
        {
            Prose += said;
            prose += said;
        }

        return default;
    }
}
