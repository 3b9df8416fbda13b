namespace Newsroom.Search;

/// <summary>The words of one text in a few flat arrays: quickly made, small enough to keep, and quick to ask where a word stands.</summary>
/// <remarks>The strings are those that the analysis keeps of the words it knows: what they take is hardly ever this text's alone.</remarks>
public sealed class AnalysedText
{
    private const int HeaderBytes = 256;

    // By token.
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

    /// <summary>Of the text, in UTF-16 units.</summary>
    public int TextLength { get; }

    /// <summary>Memory, roughly.</summary>
    public int Bytes => HeaderBytes + _stems.Length * (2 * IntPtr.Size + sizeof(ushort) + 3 * sizeof(int));

    public static AnalysedText Of(Analysis analysis, string language, string text) =>
        new(text.Length, [.. analysis.Tokens(language, text).Take(Index.EditionTerms.LongestText)]);

    public int Start(int token) => _starts[token];

    public int End(int token) => _ends[token];

    /// <summary>Adds the tokens with a stem, in text order.</summary>
    public void AddByStem(string stem, List<int> found)
    {
        // Dozens of digests are compared with one instruction; of those that are alike nearly all are of the same stem.
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

    /// <summary>Adds the tokens of a word, in text order.</summary>
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

    /// <summary>Adds the tokens whose words begin so, in text order.</summary>
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

    /// <summary>The token at a place among the words of the text; negative where a stop word or nothing stands there.</summary>
    public int At(int position) => Array.BinarySearch(_positions, position);

    /// <summary>The place of a token among the words of the text.</summary>
    public int Position(int token) => _positions[token];

    private static ushort Digest(string stem) => (ushort)stem.GetHashCode(StringComparison.Ordinal);
}
