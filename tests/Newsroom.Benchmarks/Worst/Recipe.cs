using System.Globalization;
using System.Text;

namespace Newsroom.Benchmarks.Worst;

/// <summary>A part of a costly text: a piece that stands many times behind itself, or, with <see cref="Inside"/>, inside itself.</summary>
internal sealed record Repeated(string Piece, int Weight)
{
    /// <summary>In a piece: what stands before it opens, what stands behind it closes.</summary>
    public const char Inside = '\u0001';

    /// <summary>In a piece: a number that is another each time.</summary>
    public const string Number = "{n}";

    public string Write(int length)
    {
        var halves = Piece.Split(Inside);
        var times = Math.Max(1, length / Math.Max(1, Piece.Length - halves.Length + 1));
        var text = new StringBuilder(length + Piece.Length * 8);
        foreach (var half in halves)
        {
            for (var number = 0; number < times; number++)
            {
                text.Append(half.Contains(Number, StringComparison.Ordinal)
                    ? half.Replace(Number, number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) : half);
            }
        }

        return text.ToString();
    }
}

/// <summary>How a costly text is made: short enough to print, and the same text each time.</summary>
internal sealed record Recipe(int Size, IReadOnlyList<Repeated> Parts)
{
    private const int MaxPrinted = 400;

    public string Write()
    {
        var weights = Parts.Sum(part => part.Weight);
        return string.Concat(Parts.Select(part => part.Write((int)((long)Size * part.Weight / weights))));
    }

    public override string ToString()
    {
        var parts = string.Join(" + ", Parts.Select(part => $"{part.Weight}×‹{Visible(part.Piece)}›"));
        return $"{Size:N0} characters of {(parts.Length <= MaxPrinted ? parts : parts[..MaxPrinted] + "…")}";
    }

    private static string Visible(string piece) => piece
        .Replace("\n", "\\n", StringComparison.Ordinal).Replace(Repeated.Inside, '…')
        .Replace("\u202E", "\\u202e", StringComparison.Ordinal);
}
