using System.Globalization;
using Microsoft.AspNetCore.Http;
using Newsroom.Http.Problems;
using Newsroom.Storage.Changes;

namespace Newsroom.Http.Changes;

/// <summary>A position in the log of changes, as <c>next</c> and <c>since</c> have it.</summary>
/// <param name="Epoch">Which log.</param>
/// <param name="Position">The last change before it; 0 at the beginning.</param>
internal sealed record ChangeCursor(string Epoch, long Position)
{
    private const int EpochLength = 12;

    /// <summary>The cursor of a request; the beginning if it has none.</summary>
    /// <exception cref="ProblemException">It is not one that was given out.</exception>
    public static ChangeCursor Of(HttpRequest request) => request.Text("since") is not { } text ? new ChangeCursor("", 0)
        : text.Split('.') is [{ Length: 0 or EpochLength } epoch, var number]
        && epoch.All(char.IsAsciiHexDigitLower)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
        && new ChangeCursor(epoch, position) is var cursor && cursor.ToString() == text && (epoch.Length > 0 || position == 0) ? cursor
        : throw ProblemException.BadRequest("'since' is the 'next' of an earlier answer, unchanged.");

    /// <summary>Whether it is a position of this log. The beginning is one of every log.</summary>
    public bool IsIn(ChangeHead head) => Position == 0 || (Epoch == head.Epoch && Position <= head.Last);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}.{Position}");
}
