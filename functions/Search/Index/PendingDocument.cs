namespace Newsroom.Search.Index;

/// <summary>An edition in a pending row: its document and its terms.</summary>
/// <param name="Terms">Ordered by their bytes.</param>
internal sealed record PendingDocument(IndexedDocument Document, UsedTerm[] Terms)
{
    private const byte Format = 1;

    /// <summary>
    /// <code>
    /// pending = byte format (1), document (IndexedDocument), length of facets, facets (FacetColumn of one document),
    ///           number of terms, term*
    /// term    = length of the prefix shared with the term before, number of other bytes, the other bytes,
    ///           [ frequency, extra, length of positions, positions ]
    /// </code>
    /// The part in brackets only if the field is full. Numbers are in the encoding of <see cref="ByteWriter"/>.
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
            throw new InvalidDataException("The pending row has a newer format.");
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

        FacetValue[] values = [.. facets.Of(0).ToArray().Select(value => facets.Values[value])];
        return new PendingDocument(document with { Facets = values }, terms);
    }

    private static TermUse ReadUse(byte[] bytes, byte norm, ref ByteReader input)
    {
        var (frequency, extra, length) = (input.Number(), input.Number(), input.Number());
        var start = input.Position;
        input.Bytes(length);
        return new TermUse(frequency, extra, norm, bytes.AsMemory(start, length));
    }
}

/// <summary>A term of a document, and how the document uses it.</summary>
internal readonly record struct UsedTerm(byte[] Term, TermUse Use);
