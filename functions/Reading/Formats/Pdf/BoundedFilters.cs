using Newsroom.Content;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Newsroom.Reading.Formats.Pdf;

/// <summary>
/// The filters that unpack the parts of a PDF, with a bound on what they unpack: a kilobyte can become a megabyte, and filters can
/// stand one behind the other. Pictures are never unpacked.
/// </summary>
internal sealed class BoundedFilters(ReadingBudget? budget) : IFilterProvider
{
    private const int MaxPart = 16 << 20;
    private const int MaxTotal = 96 << 20;
    private const int MaxInRow = 4;
    private const int MaxColumns = 1 << 20;

    private readonly Dictionary<IFilter, IFilter> _bounded = [];
    private long _total;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) =>
        BoundRow(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) =>
        BoundRow(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bound(DefaultFilterProvider.Instance.GetAllFilters());

    private static UnreadableException TooLarge => new(
        $"The file is not a normal PDF: its unpacked size is {MaxPart >> 20} MB or more for one part, or {MaxTotal >> 20} MB in all.");

    private IReadOnlyList<IFilter> BoundRow(IReadOnlyList<IFilter> filters) =>
        filters.Count > MaxInRow ? throw TooLarge : Bound(filters);

    private IReadOnlyList<IFilter> Bound(IReadOnlyList<IFilter> filters) =>
        [.. filters.Select(filter => _bounded.TryGetValue(filter, out var known)
            ? known : _bounded[filter] = new BoundedFilter(filter, this))];

    private void Add(long size)
    {
        budget?.Check();
        _total += size;
        if (size > MaxPart || _total > MaxTotal)
        {
            throw TooLarge;
        }
    }

    /// <summary>A row of a table of numbers or of a picture: what a filter makes room for.</summary>
    private static void CheckRows(DictionaryToken stream)
    {
        if (stream.TryGet(NameToken.DecodeParms, out var parameters))
        {
            IEnumerable<IToken> all = parameters is ArrayToken array ? array.Data : [parameters];
            if (all.OfType<DictionaryToken>().Any(one =>
                one.TryGet(NameToken.Columns, out var columns) && columns is NumericToken { Data: < 0 or > MaxColumns }))
            {
                throw TooLarge;
            }
        }
    }

    private sealed class BoundedFilter(IFilter inner, BoundedFilters all) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            if (inner is CcittFaxDecodeFilter or DctDecodeFilter or Jbig2DecodeFilter or JpxDecodeFilter)
            {
                return Memory<byte>.Empty; // A picture has no text.
            }

            CheckRows(streamDictionary);
            all.Add(inner switch
            {
                FlateFilter => UnpackedSize.Flate(input, MaxPart),
                LzwFilter => UnpackedSize.Lzw(input.Span),
                RunLengthFilter => UnpackedSize.RunLength(input.Span),
                _ => input.Length,
            });
            return inner.Decode(input, streamDictionary, filterProvider, filterIndex);
        }
    }
}
