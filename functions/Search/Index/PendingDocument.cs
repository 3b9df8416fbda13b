namespace Newsroom.Search.Index;

/// <summary>An edition as its pending row has it: what the index knows of it, and its terms.</summary>
/// <param name="Document">All but the words.</param>
/// <param name="Terms">In the order of their bytes.</param>
internal sealed record PendingDocument(IndexedDocument Document, UsedTerm[] Terms)
{
    private const byte Format = 1;

    /// <summary>
    /// <code>
    /// pending = byte format (1), document (IndexedDocument), facets (FacetColumn of one document, its length before it), number of terms, term*
    /// term    = bytes shared with the term before, further bytes and their number, [ frequency, extra, positions, their length before them ]
    /// </code>
    /// Frequency and so on only where the field is full. Numbers are those of <see cref="ByteWriter"/>.
    /// </summary>
    public byte[] Encode()
    {
        var output = new ByteWriter();
        output.Byte(Format);
        Document.Write(output);
        var facets = FacetColumn.Write([Document.Facets]);
        output.Number(facets.Length);
        output.Bytes(facets);
        output.Number(Terms.Length);
        byte[] previous = [];
        foreach (var (term, use) in Terms)
        {
            var shared = term.AsSpan().CommonPrefixLength(previous);
            output.Number(shared);
            output.Number(term.Length - shared);
            output.Bytes(term.AsSpan(shared));
            if (Field.IsFull(term[0]))
            {
                output.Number(use.Frequency);
                output.Number(use.Extra);
                output.Number(use.Positions.Length);
                output.Bytes(use.Positions.Span);
            }

            previous = term;
        }

        return output.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are not what <see cref="Encode"/> writes.</exception>
    public static PendingDocument Decode(byte[] bytes)
    {
        var input = new ByteReader(bytes);
        if (input.Byte() != Format)
        {
            throw new InvalidDataException("A pending row in a newer format.");
        }

        var document = IndexedDocument.Read(ref input);
        var facets = FacetColumn.Read(input.Bytes(input.Number()));
        var norm = Norm.Of(document.Length);
        var terms = new UsedTerm[input.Number()];
        byte[] previous = [];
        for (var i = 0; i < terms.Length; i++)
        {
            var shared = input.Number();
            previous = [.. previous.AsSpan(0, shared), .. input.Bytes(input.Number())];
            terms[i] = new UsedTerm(previous, Field.IsFull(previous[0]) ? ReadUse(bytes, norm, ref input) : default);
        }

        return new PendingDocument(document with { Facets = [.. facets.Of(0).ToArray().Select(value => facets.Values[value])] }, terms);
    }

    private static TermUse ReadUse(byte[] bytes, byte norm, ref ByteReader input)
    {
        var (frequency, extra, length) = (input.Number(), input.Number(), input.Number());
        var start = input.Position;
        input.Bytes(length);
        return new TermUse(frequency, extra, norm, bytes.AsMemory(start, length));
    }
}

/// <summary>A term of a document, and how it is used there.</summary>
internal readonly record struct UsedTerm(byte[] Term, TermUse Use);
