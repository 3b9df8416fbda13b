using System.Buffers;
using System.Text;
using Newsroom.Articles;

namespace Newsroom.Search;

/// <summary>How often a term stands in each field of an edition.</summary>
public readonly record struct Frequency(int Title, int Summary, int Body);

/// <summary>The words of one edition, as a search needs them.</summary>
/// <param name="Terms">By term, ordinal order.</param>
/// <param name="Length">Words in all fields together, stop words left out.</param>
public sealed record TermFrequencies(IReadOnlyList<KeyValuePair<string, Frequency>> Terms, int Length)
{
    /// <summary>Words of a body that are searchable; what comes after them is not. A 2 MB text has about 300,000.</summary>
    public const int LongestBody = 100_000;

    /// <summary>Bytes of terms, before they are packed: with the edition they fit into a row of 1 MiB. A long text of real words has 200,000.</summary>
    private const int MostBytes = 800_000;

    private const byte Format = 1;

    public static TermFrequencies Of(Analysis analysis, EditionBody body)
    {
        var terms = new SortedDictionary<string, Frequency>(StringComparer.Ordinal);
        var length = 0;
        var bytes = 0;
        Count(body.Title, before => before with { Title = before.Title + 1 });
        Count(body.Summary ?? "", before => before with { Summary = before.Summary + 1 });
        Count(body.Text, before => before with { Body = before.Body + 1 });
        return new TermFrequencies([.. terms], length);

        void Count(string text, Func<Frequency, Frequency> add)
        {
            foreach (var term in analysis.Tokens(body.Language, text).Take(LongestBody))
            {
                if (!terms.TryGetValue(term.Stem, out var before) && (bytes += Encoding.UTF8.GetByteCount(term.Stem) + NumbersOfATerm) > MostBytes)
                {
                    return;
                }

                terms[term.Stem] = add(before);
                length++;
            }
        }
    }

    /// <summary>
    /// Packs the terms: a format byte (1), length and number of terms, then per term the bytes shared with the term before it,
    /// the number of further bytes, those bytes (UTF-8), and the frequencies in title, summary and body.
    /// Numbers are unsigned LEB128.
    /// </summary>
    public byte[] Encode()
    {
        var output = new ArrayBufferWriter<byte>();
        output.Write([Format]);
        WriteNumber(output, Length);
        WriteNumber(output, Terms.Count);
        byte[] previous = [];
        foreach (var (term, frequency) in Terms)
        {
            var bytes = Encoding.UTF8.GetBytes(term);
            var shared = bytes.AsSpan().CommonPrefixLength(previous);
            WriteNumber(output, shared);
            WriteNumber(output, bytes.Length - shared);
            output.Write(bytes.AsSpan(shared));
            WriteNumber(output, frequency.Title);
            WriteNumber(output, frequency.Summary);
            WriteNumber(output, frequency.Body);
            previous = bytes;
        }

        return output.WrittenSpan.ToArray();
    }

    // Two lengths and three frequencies, most of them in a byte or two.
    private const int NumbersOfATerm = 7;

    /// <exception cref="InvalidDataException">The bytes are not what <see cref="Encode"/> writes.</exception>
    public static TermFrequencies Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes is not [Format, ..])
        {
            throw new InvalidDataException("Not a list of terms, or one in a newer format.");
        }

        var rest = bytes[1..];
        var length = ReadNumber(ref rest);
        var count = ReadNumber(ref rest);
        if (count > rest.Length)
        {
            throw new InvalidDataException("The list of terms ends early.");
        }

        var terms = new KeyValuePair<string, Frequency>[count];
        var term = new byte[1024];
        var before = 0;
        for (var i = 0; i < count; i++)
        {
            var shared = ReadNumber(ref rest);
            var further = ReadNumber(ref rest);
            if (shared > before || further > rest.Length)
            {
                throw new InvalidDataException("The list of terms ends early, or shares what is not there.");
            }

            before = shared + further;
            if (before > term.Length)
            {
                Array.Resize(ref term, before);
            }

            rest[..further].CopyTo(term.AsSpan(shared));
            rest = rest[further..];
            var frequency = new Frequency(ReadNumber(ref rest), ReadNumber(ref rest), ReadNumber(ref rest));
            terms[i] = new(Encoding.UTF8.GetString(term, 0, before), frequency);
        }

        if (!rest.IsEmpty)
        {
            throw new InvalidDataException("The list of terms goes on after its end.");
        }

        return new TermFrequencies(terms, length);
    }

    private static void WriteNumber(ArrayBufferWriter<byte> output, int number)
    {
        var rest = (uint)number;
        for (; rest >= 0x80; rest >>= 7)
        {
            output.Write([(byte)(rest | 0x80)]);
        }

        output.Write([(byte)rest]);
    }

    private static int ReadNumber(ref ReadOnlySpan<byte> bytes)
    {
        uint number = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            if (bytes.IsEmpty)
            {
                throw new InvalidDataException("The list of terms ends early.");
            }

            var b = bytes[0];
            bytes = bytes[1..];
            number |= (uint)(b & 0x7F) << shift;
            if (b < 0x80 && number <= int.MaxValue && (shift < 28 || b < 8))
            {
                return (int)number;
            }

            if (b < 0x80)
            {
                break;
            }
        }

        throw new InvalidDataException("A number in the list of terms is too large.");
    }
}
