namespace Newsroom.Search;

/// <summary>
/// The words of one text in a few flat arrays: small enough to keep, and quick to ask where a word stands.
/// </summary>
/// <remarks>
/// Words are kept once, in order, as the text they are rather than as hashes: a prefix is then a range of them, and no two are
/// ever taken for each other.
/// </remarks>
public sealed class AnalysedText
{
    private const int HeaderBytes = 256;

    // The distinct pairs of word and stem, "forms", by word.
    private readonly Column _words;
    private readonly Column _stems;
    private readonly int[] _formsByStem;

    // By token.
    private readonly int[] _positions;
    private readonly int[] _starts;
    private readonly ushort[] _lengths;

    // The tokens of form i, in text order: _tokens[_firsts[i].._firsts[i + 1]].
    private readonly int[] _tokens;
    private readonly int[] _firsts;

    private AnalysedText(int textLength, IReadOnlyList<Token> tokens)
    {
        TextLength = textLength;
        var forms = tokens.Select(token => (token.Word, token.Stem)).Distinct()
            .OrderBy(form => form.Word, StringComparer.Ordinal).ThenBy(form => form.Stem, StringComparer.Ordinal).ToArray();
        _words = new Column(forms.Select(form => form.Word));
        _stems = new Column(forms.Select(form => form.Stem));
        _formsByStem = [.. Enumerable.Range(0, forms.Length).OrderBy(form => forms[form].Stem, StringComparer.Ordinal)];
        _positions = [.. tokens.Select(token => token.Position)];
        _starts = [.. tokens.Select(token => token.Start)];
        _lengths = [.. tokens.Select(token => (ushort)Math.Min(token.End - token.Start, ushort.MaxValue))];
        (_tokens, _firsts) = Places(tokens, forms);
    }

    /// <summary>Of the text, in UTF-16 units.</summary>
    public int TextLength { get; }

    /// <summary>Memory, roughly.</summary>
    public int Bytes =>
        HeaderBytes + _words.Bytes + _stems.Bytes + _starts.Length * (3 * sizeof(int) + sizeof(ushort)) + 2 * _firsts.Length * sizeof(int);

    public static AnalysedText Of(Analysis analysis, string language, string text) =>
        new(text.Length, [.. analysis.Tokens(language, text).Take(Index.EditionTerms.LongestText)]);

    public int Start(int token) => _starts[token];

    public int End(int token) => _starts[token] + _lengths[token];

    /// <summary>Adds the tokens with a stem; those of each spelling in text order.</summary>
    public void AddByStem(string stem, List<int> found)
    {
        for (var i = _stems.First(stem, _formsByStem); i < _formsByStem.Length && _stems[_formsByStem[i]].SequenceEqual(stem); i++)
        {
            AddForm(_formsByStem[i], found);
        }
    }

    /// <summary>Adds the tokens of a word; those of each stem in text order.</summary>
    public void AddByWord(string word, List<int> found)
    {
        for (var form = _words.First(word); form < _words.Count && _words[form].SequenceEqual(word); form++)
        {
            AddForm(form, found);
        }
    }

    /// <summary>Adds the tokens whose words begin so; those of each word in text order.</summary>
    public void AddByPrefix(string prefix, List<int> found)
    {
        for (var form = _words.First(prefix); form < _words.Count && _words[form].StartsWith(prefix); form++)
        {
            AddForm(form, found);
        }
    }

    /// <summary>The token at a place among the words of the text; negative where a stop word or nothing stands there.</summary>
    public int At(int position) => Array.BinarySearch(_positions, position);

    /// <summary>The place of a token among the words of the text.</summary>
    public int Position(int token) => _positions[token];

    private void AddForm(int form, List<int> found) => found.AddRange(_tokens.AsSpan(_firsts[form], _firsts[form + 1] - _firsts[form]));

    private static (int[] Tokens, int[] Firsts) Places(IReadOnlyList<Token> tokens, (string Word, string Stem)[] forms)
    {
        var numbers = forms.Select((form, number) => (form, number)).ToDictionary(pair => pair.form, pair => pair.number);
        var places = new int[tokens.Count];
        var firsts = new int[forms.Length + 1];
        var byForm = tokens.Select((token, place) => (Form: numbers[(token.Word, token.Stem)], place)).OrderBy(pair => pair.Form);
        var at = 0;
        foreach (var (form, place) in byForm)
        {
            places[at++] = place;
            firsts[form + 1] = at;
        }

        return (places, firsts);
    }

    /// <summary>Many strings in one.</summary>
    private sealed class Column
    {
        private readonly string _text;
        private readonly int[] _ends;

        public Column(IEnumerable<string> values)
        {
            var all = values.ToArray();
            var end = 0;
            _text = string.Concat(all);
            _ends = [.. all.Select(value => end += value.Length)];
        }

        public int Count => _ends.Length;

        public int Bytes => _text.Length * sizeof(char) + _ends.Length * sizeof(int);

        public ReadOnlySpan<char> this[int i] => _text.AsSpan((i == 0 ? 0 : _ends[i - 1])..(_ends[i]));

        /// <summary>The first that is not less than a value, or the number of all. Without an order of their own, they are in order.</summary>
        public int First(string value, int[]? order = null)
        {
            var (low, high) = (0, Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = this[order?[middle] ?? middle].SequenceCompareTo(value) < 0 ? (middle + 1, high) : (low, middle);
            }

            return low;
        }
    }
}
