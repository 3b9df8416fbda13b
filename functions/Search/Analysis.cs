using System.Collections.Concurrent;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace Newsroom.Search;

/// <summary>A word of a text as the index knows it, and where it stands in the text (UTF-16 units, end exclusive).</summary>
public readonly record struct Term(string Text, int Start, int End);

/// <summary>
/// What counts as the same word, per language: elision (<c>l’OIM</c> is <c>OIM</c>), stop words, light stemming, folding of accents.
/// Texts and queries pass through the same analysis.
/// </summary>
public sealed class Analysis : IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private readonly ConcurrentDictionary<string, Analyzer> _analyzers = new();

    /// <summary>The words of a text, stop words left out.</summary>
    public IEnumerable<Term> Terms(string language, string text)
    {
        var analyzer = _analyzers.GetOrAdd(language, Create);
        using var stream = analyzer.GetTokenStream("text", new StringReader(text));
        var term = stream.AddAttribute<ICharTermAttribute>();
        var offset = stream.AddAttribute<IOffsetAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            yield return new Term(term.ToString(), offset.StartOffset, offset.EndOffset);
        }

        stream.End();
    }

    public void Dispose()
    {
        foreach (var analyzer in _analyzers.Values)
        {
            analyzer.Dispose();
        }
    }

    private static Analyzer Create(string language) => Analyzer.NewAnonymous(createComponents: (_, reader) =>
    {
        var words = new StandardTokenizer(Version, reader);
        return new TokenStreamComponents(words, new ASCIIFoldingFilter(Stem(language, words)));
    });

    private static TokenStream Stem(string language, TokenStream words) => language switch
    {
        "fr" => new FrenchLightStemFilter(Stop(Lower(new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES)), FrenchAnalyzer.DefaultStopSet)),
        "en" => new PorterStemFilter(Stop(Lower(new EnglishPossessiveFilter(Version, words)), EnglishAnalyzer.DefaultStopSet)),
        "es" => new SpanishLightStemFilter(Stop(Lower(words), SpanishAnalyzer.DefaultStopSet)),
        "pt" => new PortugueseLightStemFilter(Stop(Lower(words), PortugueseAnalyzer.DefaultStopSet)),
        "it" => new ItalianLightStemFilter(Stop(Lower(new ElisionFilter(words, ItalianArticles)), ItalianAnalyzer.DefaultStopSet)),
        "de" => new GermanLightStemFilter(new GermanNormalizationFilter(Stop(Lower(words), GermanAnalyzer.DefaultStopSet))),
        "ar" => new ArabicStemFilter(new ArabicNormalizationFilter(Stop(Lower(words), ArabicAnalyzer.DefaultStopSet))),
        _ => Lower(words),
    };

    private static readonly CharArraySet ItalianArticles = new(
        Version,
        ["c", "l", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl", "agl", "dagl", "degl", "negl", "sugl", "un", "m", "t", "s", "v", "d"],
        ignoreCase: true);

    private static LowerCaseFilter Lower(TokenStream words) => new(Version, words);

    private static StopFilter Stop(TokenStream words, CharArraySet stopWords) => new(Version, words, stopWords);
}
