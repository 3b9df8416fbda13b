using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Newsroom.Search.Analysis;

/// <summary>
/// Gives short Spanish words and their plurals one form, as Lucene's light stemmer leaves words of fewer than five letters alone:
/// <c>casa, casas</c>; <c>niño, niños</c>; <c>red, redes</c>; <c>luz, luces</c>. Longer words are left to the stemmer.
/// </summary>
internal sealed class ShortPluralFilter : TokenFilter
{
    /// <summary>The stemmer changes singulars from five letters on, so their plurals have six.</summary>
    private const int MaxLetters = 5;

    private const int MinLetters = 4;

    private readonly ICharTermAttribute _term;
    private readonly IKeywordAttribute _isFinal;

    public ShortPluralFilter(TokenStream words)
        : base(words)
    {
        _term = AddAttribute<ICharTermAttribute>();
        _isFinal = AddAttribute<IKeywordAttribute>();
    }

    public override bool IncrementToken()
    {
        if (!m_input.IncrementToken())
        {
            return false;
        }

        var word = _term.Buffer.AsSpan(0, _term.Length);
        if (word.Length is >= MinLetters and <= MaxLetters && word[^1] == 's')
        {
            Shorten(word);
        }
        else if (word.Length is MinLetters or MinLetters - 1 && word[^1] == 'e')
        {
            // Singulars in -e and in a consonant have plurals in -es.
            _term.Length--;
        }

        return true;
    }

    private void Shorten(Span<char> word)
    {
        if (word[^2] is 'a' or 'o' or 'á' or 'ó')
        {
            _term.Length--;
            _isFinal.IsKeyword = true;
        }
        else if (word[^2] == 'e')
        {
            _term.Length -= 2;
            word[^3] = word[^3] == 'c' ? 'z' : word[^3];
            _isFinal.IsKeyword = true;
        }
    }
}
