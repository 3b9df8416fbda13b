namespace Newsroom.Reading.Headers;

/// <summary>A place at the beginning of a line of a text, or at the end of the text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Offset">The place, in characters.</param>
/// <param name="Number">The line's number, from 1.</param>
internal readonly record struct LineCursor(string Text, int Offset, int Number)
{
    public bool IsEnd => Offset >= Text.Length;

    /// <summary>The line without its line feed.</summary>
    public string Line => IsEnd ? "" : Text[Offset..End];

    public string Rest => IsEnd ? "" : Text[Offset..];

    private int End => Text.IndexOf('\n', Offset) is var feed && feed < 0 ? Text.Length : feed;

    public LineCursor Next() => IsEnd ? this : this with { Offset = Math.Min(End + 1, Text.Length), Number = Number + 1 };

    /// <summary>The text from here to another place.</summary>
    public string To(LineCursor other) => Text[Math.Min(Offset, Text.Length)..Math.Min(other.Offset, Text.Length)];
}
