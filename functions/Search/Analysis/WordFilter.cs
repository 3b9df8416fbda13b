using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Newsroom.Search.Analysis;

/// <summary>A word before stemming.</summary>
public interface IWordAttribute : IAttribute
{
    string Word { get; set; }
}

/// <summary>Passes <see cref="IWordAttribute.Word"/> on to later filters.</summary>
/// <remarks>Lucene finds this class by the name of the interface without the I.</remarks>
public sealed class WordAttribute : Lucene.Net.Util.Attribute, IWordAttribute
{
    public string Word { get; set; } = "";

    public override void Clear() => Word = "";

    public override void CopyTo(IAttribute target) => ((IWordAttribute)target).Word = Word;
}

/// <summary>Stores each word, folded, before later filters stem it.</summary>
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

        // Folding turns one character into at most four.
        if (_folded.Length < 4 * _term.Length)
        {
            _folded = new char[4 * _term.Length];
        }

        _word.Word = new string(_folded, 0, ASCIIFoldingFilter.FoldToASCII(_term.Buffer, 0, _folded, 0, _term.Length));
        return true;
    }
}
