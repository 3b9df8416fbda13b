using System.Buffers;
using System.Text;

namespace Newsroom.Http.Events;

/// <summary>Names of calendar files.</summary>
internal static class CalendarFile
{
    private const int MaxLength = 100;

    /// <summary>Characters that some file system does not allow in a name.</summary>
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("<>:\"/\\|?*");

    /// <summary>A text as the name of a calendar file, on every system.</summary>
    public static string Name(string text)
    {
        var name = string.Concat(text.EnumerateRunes().Select(rune =>
            Rune.IsControl(rune) || (rune.IsBmp && Forbidden.Contains((char)rune.Value)) ? "-" : rune.ToString()));
        var end = Math.Min(name.Length, MaxLength);
        return $"{name[..(char.IsHighSurrogate(name[end - 1]) ? end - 1 : end)].Trim(' ', '.')}.ics";
    }
}
