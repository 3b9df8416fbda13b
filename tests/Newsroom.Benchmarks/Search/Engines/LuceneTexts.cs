using System.Globalization;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.VectorHighlight;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Newsroom.Benchmarks.Search.Corpus;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>
/// Texts of articles in an index of their own, with the places of their words, for snippets by Lucene's fast vector highlighter. So the
/// index that is searched stays as small as it is without them.
/// </summary>
internal sealed class LuceneTexts : IDisposable
{
    /// <summary>Characters of a snippet, as many as Newsroom's have.</summary>
    private const int Length = 240;

    private static readonly FieldType WithOffsets = Frozen(new FieldType(TextField.TYPE_NOT_STORED)
    {
        StoreTermVectors = true,
        StoreTermVectorPositions = true,
        StoreTermVectorOffsets = true,
    });

    private readonly FastVectorHighlighter _highlighter = new();
    private readonly FSDirectory _directory;
    private readonly DirectoryReader _reader;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <param name="folder">Where <see cref="Write"/> put them.</param>
    public LuceneTexts(DirectoryInfo folder)
    {
        _directory = FSDirectory.Open(folder);
        _reader = DirectoryReader.Open(_directory);
        for (var number = 0; number < _reader.MaxDoc; number++)
        {
            _numbers.Add(_reader.Document(number).GetField(LuceneFields.Id).GetStringValue(CultureInfo.InvariantCulture), number);
        }
    }

    public static void Write(DirectoryInfo folder, IEnumerable<BenchDocument> documents, SharedAnalysis analysis)
    {
        using var directory = FSDirectory.Open(folder);
        using var writer = new IndexWriter(
            directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new KeywordAnalyzer()) { OpenMode = OpenMode.CREATE });
        using var stems = new ReplayedTokens(hasOffsets: true);
        foreach (var document in documents)
        {
            stems.Replay([.. analysis.OfText(document).Select(token => (token.Stem, token.Position, token.Start, token.End))]);
            writer.AddDocument(
            [
                new StoredField(LuceneFields.Id, document.Id),
                new StoredField(LuceneFields.Text, document.Text),
                new Field(LuceneFields.Text, stems, WithOffsets),
            ]);
        }

        writer.ForceMerge(1);
    }

    /// <summary>Gives the best place of a text by its id, with the words of a query marked; null where it has none of them.</summary>
    public Func<string, string?> Snippets(Query query)
    {
        var prepared = _highlighter.GetFieldQuery(query, _reader);
        return id => _highlighter.GetBestFragment(prepared, _reader, _numbers[id], LuceneFields.Text, Length);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
    }

    private static FieldType Frozen(FieldType type)
    {
        type.Freeze();
        return type;
    }
}
