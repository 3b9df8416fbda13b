namespace Newsroom.Search.Index;

/// <summary>The manifest's entry of a segment: enough to find each of its blocks by key.</summary>
/// <param name="Id">Part of the keys of its rows.</param>
/// <param name="Documents">The number of documents, including dead ones.</param>
/// <param name="Words">The sum of their lengths.</param>
/// <param name="FirstTerms">The first term of each block of the dictionary.</param>
/// <param name="Days">Days of publication (day numbers of <see cref="DateOnly"/>), latest first.</param>
/// <param name="DayStarts">The first document of each day.</param>
internal sealed record SegmentInfo(string Id, int Documents, long Words, byte[][] FirstTerms, int[] Days, int[] DayStarts)
{
    /// <summary>Documents per row of the table <c>documents</c>.</summary>
    public const int DocumentsInBlock = 64;

    /// <summary>The sequence of the first manifest that names it.</summary>
    public long Sequence { get; init; }

    /// <summary>Documents that were replaced or withdrawn; ascending.</summary>
    public int[] Dead { get; init; } = [];

    /// <summary>The sum of the lengths of dead documents.</summary>
    public long DeadWords { get; init; }

    /// <summary>
    /// The dead documents with their lengths. Only the sum of the lengths is stored, so the first document has it, and the others have 0.
    /// </summary>
    public Dictionary<int, long> DeadWithLengths() => Dead
        .Select((document, i) => (Document: document, Words: i == 0 ? DeadWords : 0))
        .ToDictionary(one => one.Document, one => one.Words);

    public int DocumentBlocks => (Documents + DocumentsInBlock - 1) / DocumentsInBlock;

    public int FacetColumns => (Documents + FacetColumn.Documents - 1) / FacetColumn.Documents;

    public int ArticleBuckets => ArticleNumbers.Buckets(Documents);

    /// <summary>The block of the dictionary that can contain a term; −1 if the term is before the first block.</summary>
    public int TermBlockOf(ReadOnlySpan<byte> term)
    {
        var (low, high) = (-1, FirstTerms.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = FirstTerms[middle].AsSpan().SequenceCompareTo(term) <= 0 ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    /// <summary>The day of a document, as an index of <see cref="Days"/>.</summary>
    public int DayOf(int document)
    {
        var found = Array.BinarySearch(DayStarts, document);
        return found < 0 ? ~found - 1 : found;
    }

    /// <summary>The documents published in a range of days, both included: the first document, and the one after the last.</summary>
    public (int First, int End) Between(int from, int to)
    {
        if (Days.Length == 0 || (from <= Days[^1] && to >= Days[0]))
        {
            return (0, Documents);
        }

        var (first, end) = (Documents, 0);
        for (var i = 0; i < Days.Length; i++)
        {
            if (Days[i] >= from && Days[i] <= to)
            {
                first = Math.Min(first, DayStarts[i]);
                end = i + 1 < Days.Length ? DayStarts[i + 1] : Documents;
            }
        }

        return (first, Math.Max(first, end));
    }

    public void Write(ByteWriter output)
    {
        output.Text(Id);
        output.Number(Sequence);
        output.Number(Documents);
        output.Number(Words);
        output.Number(FirstTerms.Length);
        byte[] previous = [];
        foreach (var term in FirstTerms)
        {
            var shared = term.AsSpan().CommonPrefixLength(previous);
            output.Number(shared);
            output.Number(term.Length - shared);
            output.Bytes(term.AsSpan(shared));
            previous = term;
        }

        output.Number(Days.Length);
        for (var i = 0; i < Days.Length; i++)
        {
            output.Number(i == 0 ? Days[0] : Days[i - 1] - Days[i]);
            output.Number(i == 0 ? 0 : DayStarts[i] - DayStarts[i - 1]);
        }

        output.Number(DeadWords);
        output.Number(Dead.Length);
        for (var i = 0; i < Dead.Length; i++)
        {
            output.Number(i == 0 ? Dead[0] : Dead[i] - Dead[i - 1]);
        }
    }

    public static SegmentInfo Read(ref ByteReader input)
    {
        var (id, sequence, documents, words) = (input.Text(), input.Long(), input.Number(), input.Long());
        var terms = new byte[input.Number()][];
        for (var i = 0; i < terms.Length; i++)
        {
            var shared = input.Number();
            terms[i] = [.. i == 0 ? [] : terms[i - 1].AsSpan(0, shared), .. input.Bytes(input.Number())];
        }

        var days = new int[input.Number()];
        var starts = new int[days.Length];
        for (var i = 0; i < days.Length; i++)
        {
            days[i] = i == 0 ? input.Number() : days[i - 1] - input.Number();
            starts[i] = input.Number() + (i == 0 ? 0 : starts[i - 1]);
        }

        var deadWords = input.Long();
        var dead = new int[input.Number()];
        for (var i = 0; i < dead.Length; i++)
        {
            dead[i] = input.Number() + (i == 0 ? 0 : dead[i - 1]);
        }

        return new SegmentInfo(id, documents, words, terms, days, starts) { Sequence = sequence, Dead = dead, DeadWords = deadWords };
    }
}
