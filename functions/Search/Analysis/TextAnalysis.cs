using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.El;
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

namespace Newsroom.Search.Analysis;

/// <summary>
/// Splits texts into words, by language: elision (<c>l’OIM</c> is <c>OIM</c>), stop words, light stemming, folding of accents.
/// Texts and queries pass through the same analysis.
/// </summary>
public sealed class TextAnalysis : IDisposable
{
    /// <summary>Must change when the analysis returns different words: an index with another revision is rebuilt.</summary>
    public const int Revision = 2;

    /// <summary>Max words of a text that are searchable; the rest is ignored. A 2 MB text has about 300,000 words.</summary>
    public const int MaxWords = 100_000;

    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    /// <summary>
    /// Cached stretches per language, about 200 bytes each: a hundred thousand articles have some 100,000 different words.
    /// </summary>
    private const int CachedStretches = 50_000;

    // Only spaces at which every version of Unicode ends a word.
    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \n\r\t");

    private readonly ConcurrentDictionary<string, Analyzer> _analyzers = new();
    private readonly ConcurrentDictionary<string, AnalysisCache> _known = new();

    /// <summary>The words of a text without stop words.</summary>
    /// <remarks>No word crosses a space (Unicode Standard Annex 29), so each stretch between two spaces is analysed alone.</remarks>
    public IEnumerable<Token> Tokens(string language, string text)
    {
        var known = _known.GetOrAdd(language, _ => new AnalysisCache(CachedStretches));
        AnalysedWord Analyse(string stretch) => this.Analyse(language, stretch);
        var position = 0;
        for (var (start, end) = Next(text, 0); start < end; (start, end) = Next(text, end))
        {
            var word = known.GetOrAdd(text.AsSpan(start, end - start), Analyse);
            foreach (var token in word.Tokens)
            {
                yield return token with { Position = position + token.Position, Start = start + token.Start, End = start + token.End };
            }

            position += word.Positions;
        }
    }

    /// <summary>Converts a word to lower case without accents, as in the index.</summary>
    public static string Fold(string word)
    {
        var lower = word.ToLowerInvariant().ToCharArray();
        var folded = new char[4 * lower.Length];
        return new string(folded, 0, ASCIIFoldingFilter.FoldToASCII(lower, 0, folded, 0, lower.Length));
    }

    /// <summary>A word as a text writes it, in lower case, without an elided article; null if that is the word of the index.</summary>
    public static string? WrittenForm(string text, Token token)
    {
        var written = text.AsSpan(token.Start, token.End - token.Start);
        if (Ascii.IsValid(written))
        {
            return null;
        }

        var form = written[(written.LastIndexOfAny('\'', '’') + 1)..].ToString().Normalize().ToLowerInvariant();
        return form != token.Word && (Fold(form) == token.Word || WithoutMarks(form) == token.Word) ? form : null;
    }

    // As Lucene's Greek filter has words.
    private static string WithoutMarks(string word) =>
        string.Concat(word.Normalize(NormalizationForm.FormD).Where(c => !IsMark(c))).Replace('ς', 'σ');

    private static bool IsMark(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    public void Dispose()
    {
        foreach (var analyzer in _analyzers.Values)
        {
            analyzer.Dispose();
        }
    }

    /// <summary>The next stretch of a text without a space; empty at the end.</summary>
    private static (int Start, int End) Next(string text, int from)
    {
        var rest = text.AsSpan(from);
        var start = rest.IndexOfAnyExcept(Spaces);
        if (start < 0)
        {
            return (0, 0);
        }

        var length = rest[start..].IndexOfAny(Spaces);
        return (from + start, length < 0 ? text.Length : from + start + length);
    }

    private AnalysedWord Analyse(string language, string stretch)
    {
        using var stream = _analyzers.GetOrAdd(language, Create).GetTokenStream("text", new StringReader(stretch));
        var stem = stream.AddAttribute<ICharTermAttribute>();
        var word = stream.AddAttribute<IWordAttribute>();
        var offset = stream.AddAttribute<IOffsetAttribute>();
        var increment = stream.AddAttribute<IPositionIncrementAttribute>();
        List<Token> tokens = [];
        var position = -1;
        stream.Reset();
        while (stream.IncrementToken())
        {
            position += increment.PositionIncrement;
            var text = stem.ToString();
            tokens.Add(new Token(text, word.Word == text ? text : word.Word, position, offset.StartOffset, offset.EndOffset));
        }

        stream.End();
        return new AnalysedWord([.. tokens], position + 1 + increment.PositionIncrement);
    }

    private static Analyzer Create(string language) => Analyzer.NewAnonymous(createComponents: (_, reader) =>
    {
        var words = new StandardTokenizer(Version, reader);
        return new TokenStreamComponents(words, new ASCIIFoldingFilter(Stem(language, words)));
    });

    private static TokenStream Stem(string language, TokenStream words) => language switch
    {
        "fr" => new FrenchLightStemFilter(IrregularPlurals.OfFrench(
            Keep(Stop(Lower(new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES)), FrenchAnalyzer.DefaultStopSet)))),
        "en" => new PorterStemFilter(IrregularPlurals.OfEnglish(
            Keep(Stop(Lower(new EnglishPossessiveFilter(Version, words)), EnglishAnalyzer.DefaultStopSet)))),
        "es" => new SpanishLightStemFilter(new ShortPluralFilter(Keep(Stop(Lower(words), SpanishAnalyzer.DefaultStopSet)))),
        "pt" => new PortugueseLightStemFilter(Keep(Stop(Lower(words), PortugueseAnalyzer.DefaultStopSet))),
        "it" => new ItalianLightStemFilter(Keep(Stop(Lower(new ElisionFilter(words, ItalianArticles)), ItalianAnalyzer.DefaultStopSet))),
        "de" => new GermanLightStemFilter(new GermanNormalizationFilter(Keep(Stop(Lower(words), GermanAnalyzer.DefaultStopSet)))),
        "ar" => new ArabicStemFilter(new ArabicNormalizationFilter(Keep(Stop(Lower(words), ArabicAnalyzer.DefaultStopSet)))),
        "el" => new GreekStemFilter(Keep(Stop(new GreekLowerCaseFilter(Version, words), GreekAnalyzer.DefaultStopSet))),
        _ => Keep(Lower(words)),
    };

    private static readonly CharArraySet ItalianArticles = new(
        Version,
        [
            "c", "l", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl", "agl", "dagl", "degl", "negl", "sugl", "un",
            "m", "t", "s", "v", "d",
        ],
        ignoreCase: true);

    private static LowerCaseFilter Lower(TokenStream words) => new(Version, words);

    private static StopFilter Stop(TokenStream words, CharArraySet stopWords) => new(Version, words, stopWords);

    private static WordFilter Keep(TokenStream words) => new(words);
}
