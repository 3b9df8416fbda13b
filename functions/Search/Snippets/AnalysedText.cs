using Newsroom.Search.Analysis;

namespace Newsroom.Search.Snippets;

/// <summary>The words of one text in a few flat arrays: fast to build, small in a cache, and fast to search for a word.</summary>
/// <remarks>The strings are shared with the cache of the analysis, so they are not counted in <see cref="Bytes"/>.</remarks>
public sealed class AnalysedText
{
    private const int HeaderBytes = 256;

    // One entry per token.
    private readonly string[] _stems;
    private readonly string[] _words;
    private readonly ushort[] _digests;
    private readonly int[] _positions;
    private readonly int[] _starts;
    private readonly int[] _ends;

    private AnalysedText(int textLength, List<Token> tokens)
    {
        TextLength = textLength;
        (_stems, _words) = (new string[tokens.Count], new string[tokens.Count]);
        _digests = new ushort[tokens.Count];
        (_positions, _starts, _ends) = (new int[tokens.Count], new int[tokens.Count], new int[tokens.Count]);
        for (var i = 0; i < tokens.Count; i++)
        {
            (_stems[i], _words[i], _positions[i], _starts[i], _ends[i]) = tokens[i];
            _digests[i] = Digest(_stems[i]);
        }
    }

    /// <summary>The length of the text, in UTF-16 units.</summary>
    public int TextLength { get; }

    /// <summary>The approximate memory, in bytes.</summary>
    public int Bytes => HeaderBytes + _stems.Length * (2 * IntPtr.Size + sizeof(ushort) + 3 * sizeof(int));

    public static AnalysedText Of(TextAnalysis analysis, string language, string text) =>
        new(text.Length, [.. analysis.Tokens(language, text).Take(TextAnalysis.MaxWords)]);

    public int Start(int token) => _starts[token];

    public int End(int token) => _ends[token];

    /// <summary>Adds the tokens that have a stem, in text order.</summary>
    public void AddByStem(string stem, List<int> found)
    {
        // One instruction compares dozens of digests; nearly all equal digests belong to the same stem.
        var digest = Digest(stem);
        for (var next = _digests.AsSpan().IndexOf(digest); next >= 0;)
        {
            if (_stems[next] == stem)
            {
                found.Add(next);
            }

            var further = _digests.AsSpan(next + 1).IndexOf(digest);
            next = further < 0 ? -1 : next + 1 + further;
        }
    }

    /// <summary>Adds the tokens that have a word, in text order.</summary>
    public void AddByWord(string word, List<int> found)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            if (_words[i] == word)
            {
                found.Add(i);
            }
        }
    }

    /// <summary>Adds the tokens whose words have a prefix, in text order.</summary>
    public void AddByPrefix(string prefix, List<int> found)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            if (_words[i].StartsWith(prefix, StringComparison.Ordinal))
            {
                found.Add(i);
            }
        }
    }

    /// <summary>The token at a word position of the text; negative if a stop word or nothing is there.</summary>
    public int At(int position) => Array.BinarySearch(_positions, position);

    /// <summary>The word position of a token.</summary>
    public int Position(int token) => _positions[token];

    private static ushort Digest(string stem) => (ushort)stem.GetHashCode(StringComparison.Ordinal);
}
