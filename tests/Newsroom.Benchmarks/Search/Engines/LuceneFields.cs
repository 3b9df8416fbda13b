using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Newsroom.Benchmarks.Search.Corpus;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>An article as Lucene indexes it. Lucene reads the fields before the next article is put into them.</summary>
internal sealed class LuceneFields : IDisposable
{
    public const string Text = "text";
    public const string Word = "word";
    public const string Id = "id";
    public const string Title = "title";
    public const string Published = "published";

    private static readonly FieldType WithPositions = Frozen(new FieldType
    {
        IsIndexed = true,
        IsTokenized = true,
        IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS,
    });

    private static readonly FieldType WithoutFrequencies = Frozen(new FieldType
    {
        IsIndexed = true,
        IsTokenized = true,
        IndexOptions = IndexOptions.DOCS_ONLY,
        OmitNorms = true,
    });

    private readonly SharedAnalysis _analysis;
    private readonly ReplayedTokens _stems = new();
    private readonly ReplayedTokens _words = new();
    private readonly BinaryDocValuesField _id = new(Id, new BytesRef());
    private readonly BinaryDocValuesField _title = new(Title, new BytesRef());
    private readonly NumericDocValuesField _published = new(Published, 0);
    private readonly Document _document;

    public LuceneFields(SharedAnalysis analysis)
    {
        _analysis = analysis;
        _document = [new Field(Text, _stems, WithPositions), new Field(Word, _words, WithoutFrequencies), _id, _title, _published];
    }

    public Document Of(BenchDocument article)
    {
        var tokens = _analysis.Of(article);
        _stems.Replay([.. tokens.Select(token => (token.Stem, token.Position, token.Start, token.End))]);
        _words.Replay([.. tokens.Select(token => token.Word).Distinct().Select((word, position) => (word, position, 0, word.Length))]);
        _id.SetBytesValue(new BytesRef(article.Id));
        _title.SetBytesValue(new BytesRef(article.Title));
        _published.SetInt64Value(article.Published.UtcTicks);
        return _document;
    }

    public void Dispose()
    {
        _stems.Dispose();
        _words.Dispose();
    }

    private static FieldType Frozen(FieldType type)
    {
        type.Freeze();
        return type;
    }
}
