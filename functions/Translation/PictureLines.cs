using AngleSharp.Dom;
using Newsroom.Content;

namespace Newsroom.Translation;

/// <summary>
/// The texts of an edition's pictures: the alternative texts in its body, then that of the lead picture and its caption. Bodies from before
/// articles could refer to files have none, as translations by people of those may still come, which do not have these lines.
/// </summary>
internal sealed class PictureLines
{
    private readonly EditionBody _original;
    private readonly int _pictures;
    private readonly List<int> _described = [];

    /// <param name="original">The edition.</param>
    /// <param name="html">Its HTML.</param>
    public PictureLines(EditionBody original, IElement html)
    {
        _original = original;
        if (original.Files is null && original.Image is null)
        {
            return;
        }

        var pictures = html.QuerySelectorAll("img");
        _pictures = pictures.Length;
        _described = [.. Enumerable.Range(0, pictures.Length).Where(i => !string.IsNullOrWhiteSpace(pictures[i].GetAttribute("alt")))];
        Lines = [.. _described.Select(i => pictures[i].GetAttribute("alt")!).Concat(OfLead(original.Image)).Select(SegmentedLine.OfWhole)];
    }

    public IReadOnlyList<SegmentedLine> Lines { get; } = [];

    /// <summary>Puts the texts into a translation.</summary>
    /// <param name="body">The translation without them.</param>
    /// <param name="html">Its HTML, which is changed. If it has not all pictures, their texts stay.</param>
    /// <param name="texts">One text for each of <see cref="Lines"/>.</param>
    public EditionBody Apply(EditionBody body, IElement html, IReadOnlyList<string> texts)
    {
        var pictures = html.QuerySelectorAll("img");
        for (var i = 0; i < _described.Count && pictures.Length == _pictures; i++)
        {
            pictures[_described[i]].SetAttribute("alt", texts[i]);
        }

        var lead = new Queue<string>(texts.Skip(_described.Count));
        return _original.Image is not { } image ? body : body with
        {
            Image = image with
            {
                Alt = image.Alt is null ? null : lead.Dequeue(),
                Caption = image.Caption is null ? null : lead.Dequeue(),
            },
        };
    }

    private static IEnumerable<string> OfLead(Picture? picture) => new[] { picture?.Alt, picture?.Caption }.OfType<string>();
}
