using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading;

namespace Newsroom.Importing;

/// <summary>Titles and summaries, which other programs write in HTML, as text on one line.</summary>
internal sealed class PlainLine(HtmlCleaner html)
{
    /// <summary>Null if nothing is left.</summary>
    public string? Of(string? written)
    {
        if (written is null || written.AsSpan().IndexOfAny("<&") < 0)
        {
            return StatedText.Line(written);
        }

        try
        {
            return StatedText.Line(HtmlText.Of(html.Clean(written)));
        }
        catch (UnreadableException)
        {
            return null;
        }
    }
}
