namespace Newsroom.Reading.Formats.Pdf;

/// <summary>Signs with which items of a list begin.</summary>
internal static class Bullets
{
    private const string Signs = "•·●▪■◦○‣►▶➢➤✓✔❖◆♦∙";
    private const string Dashes = "-–—*";

    public static bool Begins(Line line) => IsSign(line.Words[0].Text)
        ? line.Words.Count > 1
        : line.Text.Length > 2 && Signs.Contains(line.Text[0], StringComparison.Ordinal) && char.IsLetter(line.Text[1]);

    /// <summary>Whether a character is a bullet, wherever it stands.</summary>
    public static bool IsBullet(string character) => character is [var sign] && Signs.Contains(sign, StringComparison.Ordinal);

    /// <summary>The line without its bullet.</summary>
    public static IReadOnlyList<Word> Without(Line line) => IsSign(line.Words[0].Text)
        ? [.. line.Words.Skip(1)]
        : [line.Words[0] with { Text = line.Words[0].Text[1..] }, .. line.Words.Skip(1)];

    private static bool IsSign(string word) =>
        word is [var sign] && (Signs.Contains(sign, StringComparison.Ordinal) || Dashes.Contains(sign, StringComparison.Ordinal));
}
