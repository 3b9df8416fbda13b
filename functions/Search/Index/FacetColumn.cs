namespace Newsroom.Search.Index;

/// <summary>
/// The facet values of consecutive documents.
/// <code>
/// column = number of values, value*, ( count, number of a value* ) for every document
/// value  = byte field, text value, text name
/// </code>
/// Texts and numbers are in the encoding of <see cref="ByteWriter"/>.
/// </summary>
internal sealed class FacetColumn
{
    /// <summary>Documents per column.</summary>
    public const int Documents = 8192;

    private readonly int[] _starts;
    private readonly int[] _numbers;

    private FacetColumn(FacetValue[] values, int[] starts, int[] numbers)
    {
        Values = values;
        _starts = starts;
        _numbers = numbers;
    }

    public FacetValue[] Values { get; }

    public int Size => 4 * (_starts.Length + _numbers.Length) + Values.Sum(value => 2 * (value.Value.Length + value.Name.Length) + 80);

    /// <summary>The indexes of a document's values.</summary>
    /// <param name="index">The document, relative to the first of the column.</param>
    public ReadOnlySpan<int> Of(int index) => _numbers.AsSpan(_starts[index].._starts[index + 1]);

    public static byte[] Write(IEnumerable<IReadOnlyList<FacetValue>> documents)
    {
        var numbers = new Dictionary<FacetValue, int>();
        var lists = new ByteWriter();
        foreach (var values in documents)
        {
            lists.Number(values.Count);
            foreach (var value in values)
            {
                if (!numbers.TryGetValue(value, out var number))
                {
                    numbers.Add(value, number = numbers.Count);
                }

                lists.Number(number);
            }
        }

        var output = new ByteWriter();
        output.Number(numbers.Count);
        foreach (var value in numbers.Keys)
        {
            output.Byte(value.Field);
            output.Text(value.Value);
            output.Text(value.Name);
        }

        output.Bytes(lists.Span);
        return output.ToArray();
    }

    public static FacetColumn Read(ReadOnlySpan<byte> bytes)
    {
        var input = new ByteReader(bytes);
        var values = new FacetValue[input.Number()];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = new FacetValue(input.Byte(), input.Text(), input.Text());
        }

        List<int> starts = [0];
        List<int> numbers = [];
        while (!input.AtEnd)
        {
            for (var count = input.Number(); count > 0; count--)
            {
                numbers.Add(input.Number());
            }

            starts.Add(numbers.Count);
        }

        return new FacetColumn(values, [.. starts], [.. numbers]);
    }
}
