using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Newsroom.Search;

/// <summary>A word as it was before stemming.</summary>
public interface IWordAttribute : IAttribute
{
    string Word { get; set; }
}

/// <summary>Carries <see cref="IWordAttribute.Word"/> through the filters behind it. Lucene finds it by its name: that of the interface without the I.</summary>
public sealed class WordAttribute : Lucene.Net.Util.Attribute, IWordAttribute
{
    public string Word { get; set; } = "";

    public override void Clear() => Word = "";

    public override void CopyTo(IAttribute target) => ((IWordAttribute)target).Word = Word;
}

/// <summary>Keeps each word, folded, before the filters behind it stem it.</summary>
internal sealed class WordFilter : TokenFilter
{
    private readonly ICharTermAttribute _term;
    private readonly IWordAttribute _word;
    private char[] _folded = new char[64];

    public WordFilter(TokenStream words)
        : base(words)
    {
        _term = AddAttribute<ICharTermAttribute>();
        _word = AddAttribute<IWordAttribute>();
    }

    public override bool IncrementToken()
    {
        if (!m_input.IncrementToken())
        {
            return false;
        }

        // Folding makes at most four characters of one.
        if (_folded.Length < 4 * _term.Length)
        {
            _folded = new char[4 * _term.Length];
        }

        _word.Word = new string(_folded, 0, ASCIIFoldingFilter.FoldToASCII(_term.Buffer, 0, _folded, 0, _term.Length));
        return true;
    }
}
