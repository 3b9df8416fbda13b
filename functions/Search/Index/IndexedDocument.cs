using Newsroom.Content;
using Newsroom.Publishing;

namespace Newsroom.Search.Index;

/// <summary>A value by which hits are counted and filtered.</summary>
/// <param name="Field">One of the fields of <see cref="Field"/>: tag, organisation, place or kind.</param>
/// <param name="Value">What a filter takes.</param>
/// <param name="Name">Of an organisation: what its acronym stands for.</param>
internal readonly record struct FacetValue(byte Field, string Value, string Name = "");

/// <summary>What the index knows of an edition besides its words.</summary>
/// <param name="Article">The article.</param>
/// <param name="Version">Its version, which names the body.</param>
/// <param name="Published">When.</param>
/// <param name="Kind">Whose words.</param>
/// <param name="Title">The title.</param>
/// <param name="Length">Words of title, summary and body together, stop words left out.</param>
/// <param name="Facets">Its values.</param>
internal sealed record IndexedDocument(
    string Article, string Version, DateTimeOffset Published, EditionKind Kind, string Title, int Length, IReadOnlyList<FacetValue> Facets)
{
    /// <summary>The order of documents in a segment, and of equal hits: the newest first, then by article.</summary>
    public static int Compare(IndexedDocument one, IndexedDocument other)
    {
        var byDate = other.Published.UtcTicks.CompareTo(one.Published.UtcTicks);
        return byDate != 0 ? byDate : string.CompareOrdinal(one.Article, other.Article);
    }

    /// <summary>
    /// <code>
    /// document = article, version, seconds since the year 1 (UTC), further ticks, offset from UTC in minutes + 1,440, byte kind, length, title
    /// </code>
    /// Texts and numbers are those of <see cref="ByteWriter"/>. Facets are in columns of their own (<see cref="FacetColumn"/>).
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

    /// <summary>Goes behind a document without unpacking it.</summary>
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

    /// <summary>The day (UTC) by which filters and recency go.</summary>
    public int Day => DateOnly.FromDateTime(Published.UtcDateTime).DayNumber;

    private const int MinutesOfADay = 1440;
}
