using Newsroom.Content;
using Newsroom.Publishing;

namespace Newsroom.Search.Index;

/// <summary>A value of a facet and filter.</summary>
/// <param name="Field">A field of <see cref="Field"/>: tag, organisation, place or kind.</param>
/// <param name="Value">The value, as a filter accepts it.</param>
/// <param name="Name">The full name, if the value is an acronym.</param>
internal readonly record struct FacetValue(byte Field, string Value, string Name = "");

/// <summary>What the index stores of an edition besides its terms.</summary>
/// <param name="Version">The version of the body.</param>
/// <param name="Length">The number of words of title, summary and body, without stop words.</param>
internal sealed record IndexedDocument(
    string Article, string Version, DateTimeOffset Published, EditionKind Kind, string Title, int Length, IReadOnlyList<FacetValue> Facets)
{
    /// <summary>The order of documents in a segment, and of hits with equal scores: newest first, then by article.</summary>
    public static int Compare(IndexedDocument one, IndexedDocument other)
    {
        var byDate = other.Published.UtcTicks.CompareTo(one.Published.UtcTicks);
        return byDate != 0 ? byDate : string.CompareOrdinal(one.Article, other.Article);
    }

    /// <summary>
    /// <code>
    /// document = article, version, seconds since the year 1 (UTC), remaining ticks, offset from UTC in minutes + 1,440, byte kind, length,
    ///            title
    /// </code>
    /// Texts and numbers are in the encoding of <see cref="ByteWriter"/>. Facets are stored separately (<see cref="FacetColumn"/>).
    /// </summary>
    public void Write(ByteWriter output)
    {
        output.Text(Article);
        output.Text(Version);
        output.Number(Published.UtcTicks / TimeSpan.TicksPerSecond);
        output.Number((int)(Published.UtcTicks % TimeSpan.TicksPerSecond));
        output.Number((int)Published.Offset.TotalMinutes + MinutesOfADay);
        output.Byte((int)Kind);
        output.Number(Length);
        output.Text(Title);
    }

    public static IndexedDocument Read(ref ByteReader input)
    {
        var (article, version) = (input.Text(), input.Text());
        var ticks = input.Long() * TimeSpan.TicksPerSecond + input.Number();
        var offset = TimeSpan.FromMinutes(input.Number() - MinutesOfADay);
        var (kind, length, title) = ((EditionKind)input.Byte(), input.Number(), input.Text());
        return new IndexedDocument(article, version, new DateTimeOffset(ticks, TimeSpan.Zero).ToOffset(offset), kind, title, length, []);
    }

    /// <summary>Skips a document without decoding it.</summary>
    public static void Skip(ref ByteReader input)
    {
        input.Bytes(input.Number());
        input.Bytes(input.Number());
        input.Long();
        input.Number();
        input.Number();
        input.Byte();
        input.Number();
        input.Bytes(input.Number());
    }

    /// <summary>The day number (UTC) of publication, for filters and recency.</summary>
    public int Day => DateOnly.FromDateTime(Published.UtcDateTime).DayNumber;

    private const int MinutesOfADay = 1440;
}
