using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Newsroom.Content;

namespace Newsroom.Benchmarks.Search.Corpus;

/// <summary>An article to index.</summary>
/// <param name="Id">13 characters of base32.</param>
/// <param name="Text">Paragraphs with an empty line between them.</param>
/// <param name="Published">A whole minute of the five years before <see cref="Newest"/>.</param>
internal sealed record BenchDocument(string Id, string Title, string Text, DateTimeOffset Published)
{
    public const int IdLength = 13;
    public static readonly DateTimeOffset Newest = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private const int EveryTie = 50;
    private static readonly long Minutes = (long)(Newest - Newest.AddYears(-5)).TotalMinutes;

    /// <summary>The id and the date depend only on the number, so a corpus is the beginning of each longer one.</summary>
    public static BenchDocument Make(int number, string title, string text) =>
        new(Digest.Of(Digits(number))[..IdLength], title, text, PublishedAt(number));

    /// <summary>Some articles are published in the same minute as the article before.</summary>
    private static DateTimeOffset PublishedAt(int number)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"published {Digits(number % EveryTie == EveryTie - 1 ? number - 1 : number)}"));
        return Newest.AddMinutes(-1 - (long)(BinaryPrimitives.ReadUInt64LittleEndian(hash) % (ulong)Minutes));
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
