using System.Text;

namespace Newsroom.Translation.Apertium;

/// <summary>A part of a fragment: words for the engine, or something that it must keep unchanged.</summary>
internal abstract record Piece
{
    public abstract void AppendTo(StringBuilder html);
}

/// <summary>Plain characters, with entities decoded.</summary>
internal sealed record Words(string Text) : Piece
{
    public bool HasLetters => Text.Any(char.IsLetter);

    public override void AppendTo(StringBuilder html)
    {
        foreach (var character in Text)
        {
            _ = character switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                _ => html.Append(character),
            };
        }
    }
}

/// <summary>Markup or characters that the engine receives as a numbered blank only.</summary>
internal sealed record Opaque(string Html, OpaqueKind Kind) : Piece
{
    public override void AppendTo(StringBuilder html) => html.Append(Html);
}

/// <summary>How an <see cref="Opaque"/> piece nests.</summary>
internal enum OpaqueKind
{
    Whole,
    Opening,
    Closing,

    /// <summary>A term that stays as it is. It has the place of a word in the sentence, and the engine may move it.</summary>
    Term,
}
