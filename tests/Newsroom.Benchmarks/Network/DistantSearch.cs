using System.Globalization;
using Newsroom.Benchmarks.Search;
using Newsroom.Benchmarks.Search.ColdStart;
using Newsroom.Benchmarks.Search.Corpus;
using Newsroom.Benchmarks.Search.Engines;
using Newsroom.Benchmarks.Search.Queries;
using Newsroom.Benchmarks.Startup;
using Newsroom.Search.Analysis;

namespace Newsroom.Benchmarks.Network;

/// <summary>
/// The first answers of new processes whose storage is as far away as it is in Azure. The peer copies a Lucene index from Blob Storage.
/// </summary>
internal sealed class DistantSearch(FigureList figures)
{
    private const int Queries = 7;
    private const int MaxRounds = 4;
    private static readonly Compilation[] Compilations = [Compilation.Ahead, Compilation.WithRuntime];

    public async Task MeasureAsync(int size, CancellationToken cancellationToken)
    {
        var corpus = new BenchCorpus(ManualPages.Load());
        using var analysis = new TextAnalysis();
        var words = new SharedAnalysis(analysis);
        var folder = Directory.CreateTempSubdirectory("newsroom-benchmark-");
        await using var ours = new Contender(new NewsroomEngine(words), Directory.CreateTempSubdirectory("newsroom-benchmark-"));
        await using var peer = new Contender(new LuceneEngine(folder, words), folder);
        await ours.IndexAsync(corpus.Extended(size), cancellationToken);
        await peer.IndexAsync(corpus.Extended(size), cancellationToken);
        var queries = QuerySet.Make(corpus.Extended(size), analysis).Where(query => query.Kind == QueryKind.And).Take(Queries).ToList();

        var storage = ((NewsroomEngine)ours.Engine).Storage;
        await LuceneDistantAnswer.UploadAsync(storage.ConnectionString(), folder, cancellationToken);
        await using var distant = new DistantStorage(storage, NetworkDistance.SameRegion);
        var scale = $"{size.ToString("N0", CultureInfo.InvariantCulture)} articles";
        foreach (var compilation in Compilations)
        {
            var how = Publication.Describe(compilation);
            Progress.Say($"First answers of new processes, {how}.");
            using var published = await Publication.MakeAsync(compilation, cancellationToken);
            var (newsroom, lucene) = (new Starts(NewsroomFirstAnswer.Verb), new Starts(LuceneDistantAnswer.Verb));
            foreach (var query in queries.Prepend(queries[0]))
            {
                await newsroom.AddAsync(published, distant, query, cancellationToken);
                await lucene.AddAsync(published, distant, query, cancellationToken);
            }

            Report($"{scale}, {how}", newsroom, lucene);
        }
    }

    private void Report(string scale, Starts ours, Starts peer)
    {
        figures.Add(new($"distant first answer (ms, median of {Queries}), {scale}", ours.Times.Median, Peer: peer.Times.Median));
        figures.Add(new($"distant rounds of requests (most), {scale}", ours.Rounds, Peer: peer.Rounds, Limit: MaxRounds));
        figures.Add(new($"distant rounds with connections opened (most), {scale}", ours.AllRounds, Peer: peer.AllRounds));
        figures.Add(new($"distant requests (most), {scale}", ours.Requests, Peer: peer.Requests));
        figures.Add(new($"distant connections (most), {scale}", ours.Connections, Peer: peer.Connections));
    }

    /// <summary>Processes of one kind; the first one does not count.</summary>
    private sealed class Starts(string verb)
    {
        private bool _isWarm;

        public Samples Times { get; } = new();

        public int Rounds { get; private set; }

        public int AllRounds { get; private set; }

        public int Requests { get; private set; }

        public int Connections { get; private set; }

        public async Task AddAsync(Publication published, DistantStorage distant, BenchQuery query, CancellationToken cancellationToken)
        {
            distant.Take();
            var call = ProcessCall.Itself([verb, distant.ConnectionString, .. query.Words]) with { Program = published.Benchmarks };
            var taken = await FirstAnswers.OnceAsync(call, cancellationToken);
            await Task.Delay(NetworkDistance.SameRegion.RoundTrip * 10, cancellationToken);
            var exchanges = distant.Take();
            if (!_isWarm)
            {
                _isWarm = true;
                Exchange.Trace(verb, exchanges);
                return;
            }

            Times.Add(taken);
            Exchange[] requests = [.. exchanges.Where(exchange => exchange.What is not null)];
            Rounds = Math.Max(Rounds, Exchange.Rounds(requests));
            AllRounds = Math.Max(AllRounds, Exchange.Rounds(exchanges));
            Requests = Math.Max(Requests, requests.Length);
            Connections = Math.Max(Connections, exchanges.Count - requests.Length);
        }
    }
}
