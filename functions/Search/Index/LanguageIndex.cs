using Azure;

namespace Newsroom.Search.Index;

/// <summary>The index of one language as this process knows it: looked after at most every <see cref="Freshness"/>, and read only where it has changed.</summary>
internal sealed class LanguageIndex(
    string language, SegmentStore store, ManifestStore manifests, PendingRows pending, BlockCache cache, TimeProvider clock) : IDisposable
{
    /// <summary>How old a look at storage may be: well under the second that a new edition may take to be found.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(400);

    /// <summary>How old a look may be for those who write: readers look themselves into segments that are newer.</summary>
    private static readonly TimeSpan FreshEnoughToWrite = TimeSpan.FromSeconds(10);

    /// <summary>How long a look is told of: others may have merged what it saw.</summary>
    private static readonly TimeSpan Told = TimeSpan.FromMinutes(10);

    /// <summary>Merges do not follow each other so fast; but a manifest can have been deleted by hand.</summary>
    private const int MostAttempts = 10;

    private readonly SemaphoreSlim _refreshing = new(1);
    private readonly Dictionary<string, Entry> _entries = [];
    private Dictionary<string, Segment> _segments = [];
    private List<Recent> _recent = [];
    private DateTimeOffset? _newest;
    private string? _generation;
    private long _checked = long.MinValue;
    private int _stale;
    private bool _isTorn;
    private volatile IndexView? _view;
    private int _pending;

    /// <summary>What the last look has found; null where it is too long ago.</summary>
    public IndexLook? RecentLook => _view is { } view && clock.GetElapsedTime(Volatile.Read(ref _checked)) < Told
        ? new IndexLook(language, Volatile.Read(ref _pending), view.Manifest.Segments.Count) : null;

    private bool IsStale => Volatile.Read(ref _stale) == 1;

    /// <summary>Something was written here: the next query looks.</summary>
    public void Touch() => Volatile.Write(ref _stale, 1);

    /// <summary>What of an article is in segments, and by which manifest.</summary>
    public async Task<(long Sequence, IReadOnlyList<OlderVersion> Older)> LocateAsync(string article, CancellationToken cancellationToken)
    {
        var known = _view is { } recent && clock.GetElapsedTime(Volatile.Read(ref _checked)) < FreshEnoughToWrite ? recent : null;
        for (var view = known ?? await RefreshAsync(anew: false, cancellationToken); ; view = await RefreshAsync(anew: true, cancellationToken))
        {
            try
            {
                List<OlderVersion> older = [];
                foreach (var segment in view.Segments.Select(segment => segment.Segment).Where(segment => segment.IsStored))
                {
                    if (await segment.LocateAsync(article, cancellationToken) is { } number)
                    {
                        older.Add(new OlderVersion(segment.Info.Id, number.Document, number.Length));
                    }
                }

                return (view.Manifest.Sequence, older);
            }
            catch (SegmentGoneException)
            {
                // Merged away since this process last looked.
            }
        }
    }

    public ValueTask<IndexView> ViewAsync(CancellationToken cancellationToken) =>
        _view is { } view && !IsStale && clock.GetElapsedTime(Volatile.Read(ref _checked)) < Freshness
            ? new(view)
            : new(RefreshAsync(anew: false, cancellationToken));

    /// <summary>The index as it is now.</summary>
    /// <param name="anew">Whether to read everything again, as segments that the view names are gone.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IndexView> RefreshAsync(bool anew, CancellationToken cancellationToken)
    {
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            if (!anew && _view is { } fresh && !IsStale && clock.GetElapsedTime(_checked) < Freshness)
            {
                return fresh;
            }

            var now = clock.GetTimestamp();
            // At one stroke: what is written between a look at the mark and its removal would be missed until the next look at storage.
            var stale = Interlocked.Exchange(ref _stale, 0) == 1;
            try
            {
                _view = anew || _isTorn || _view is null ? await LoadAsync(cancellationToken) : await UpdateAsync(_view, stale, cancellationToken);
                _isTorn = false;
                Volatile.Write(ref _pending, _entries.Count);
            }
            catch
            {
                Touch();
                throw;
            }

            Volatile.Write(ref _checked, now);
            return _view;
        }
        finally
        {
            _refreshing.Release();
        }
    }

    public void Dispose() => _refreshing.Dispose();

    // The manifest first, then the rows, which tell whether others of them were merged meanwhile.
    private async Task<IndexView> LoadAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (generation, manifest) = await manifests.ReadWithGenerationAsync(language, cancellationToken);
            var rows = await pending.ReadAsync(language, since: null, cancellationToken);
            if (rows.Merged.Any(merged => merged > manifest.Sequence) && attempt < MostAttempts)
            {
                continue;
            }

            _entries.Clear();
            _recent = [];
            _generation = generation;
            await TakeInAsync(rows.Rows);
            return await LookAsync(manifest, cancellationToken);
        }
    }

    private async Task<IndexView> UpdateAsync(IndexView view, bool stale, CancellationToken cancellationToken)
    {
        var state = await manifests.PeekAsync(language, cancellationToken);
        // Without a token nothing was ever published: the tables were deleted under us.
        if (state.Sequence != view.Manifest.Sequence || (state.Generation.Length == 0 && _generation is { Length: > 0 }))
        {
            return await LoadAsync(cancellationToken);
        }

        if (state.Generation == _generation && !stale)
        {
            return view;
        }

        var rows = await pending.ReadAsync(language, _newest, cancellationToken);
        if (rows.Merged.Any(merged => merged > view.Manifest.Sequence))
        {
            return await LoadAsync(cancellationToken);
        }

        var changed = await TakeInAsync(rows.Rows);
        _generation = state.Generation;
        return changed ? await LookAsync(view.Manifest, cancellationToken) : view.Under(_generation);
    }

    /// <returns>Whether anything was new.</returns>
    private async Task<bool> TakeInAsync(IReadOnlyList<PendingRow> rows)
    {
        var news = rows.Where(row => !_entries.TryGetValue(row.Article, out var known) || known.Row.Mark != row.Mark).ToArray();
        foreach (var row in rows)
        {
            _newest = _newest is { } newest && newest > row.Written ? newest : row.Written;
        }

        // Until there is a view with them: if that fails, they are no news to the next who looks.
        _isTorn |= news.Length > 0;
        foreach (var row in news)
        {
            _entries[row.Article] = new Entry(row);
        }

        if (news.Length > 0)
        {
            var replaced = news.Select(row => row.Article).ToHashSet(StringComparer.Ordinal);
            _recent = [.. _recent.Select(recent => recent.Without(replaced)).Where(recent => recent.Living > 0)];
            await AddRecentAsync([.. news.Where(row => row.Document is not null)]);
        }

        return news.Length > 0;
    }

    // Segments in memory grow as those in storage do: a new one takes up those that are not much larger.
    private async Task AddRecentAsync(IReadOnlyList<PendingRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        List<string> articles = [.. rows.Select(row => row.Article)];
        foreach (var recent in _recent.OrderBy(recent => recent.Living).ToArray())
        {
            if (recent.Living > 2 * articles.Count)
            {
                break;
            }

            articles.AddRange(recent.Articles);
            _recent = [.. _recent.Where(other => other != recent)];
        }

        var documents = articles.Select(article => _entries[article].Row.Document!).ToArray();
        _recent = [.. _recent, await Recent.BuildAsync(documents, cache)];
    }

    private async Task<IndexView> LookAsync(Manifest manifest, CancellationToken cancellationToken)
    {
        _segments = manifest.Segments.ToDictionary(
            info => info.Id,
            info => _segments.TryGetValue(info.Id, out var known) ? known : new Segment(info, store.Open(info.Id), cache),
            StringComparer.Ordinal);
        List<SegmentView> segments = [];
        foreach (var info in manifest.Segments)
        {
            segments.Add(new SegmentView(_segments[info.Id], await DeadAsync(info, cancellationToken)));
        }

        segments.AddRange(_recent.Select(recent => new SegmentView(recent.Segment, recent.Dead)));
        return new IndexView(store, manifest, segments).Under(_generation ?? "");
    }

    private async Task<DeadDocuments> DeadAsync(SegmentInfo info, CancellationToken cancellationToken)
    {
        if (info.Dead.Length == 0 && _entries.Count == 0)
        {
            return DeadDocuments.None;
        }

        // The dead of the manifest are known by their lengths together only.
        var dead = info.Dead.Select((document, i) => (document, Words: i == 0 ? info.DeadWords : 0)).ToDictionary(one => one.document, one => one.Words);
        foreach (var entry in _entries.Values)
        {
            if (await entry.OlderInAsync(_segments[info.Id], info, cancellationToken) is { } older)
            {
                dead.TryAdd(older.Document, older.Length);
            }
        }

        if (_view?.Segments.FirstOrDefault(segment => segment.Segment == _segments[info.Id])?.Dead is { } before
            && before.Count == dead.Count && before.Documents.All(dead.ContainsKey))
        {
            return before;
        }

        return dead.Count == 0 ? DeadDocuments.None : new DeadDocuments(dead.Select(one => (one.Key, one.Value)));
    }

    /// <summary>A pending row, and where older versions of its article are.</summary>
    private sealed class Entry(PendingRow row)
    {
        private readonly Dictionary<string, OlderVersion?> _located = row.Older.ToDictionary(older => older.Segment, older => (OlderVersion?)older, StringComparer.Ordinal);

        public PendingRow Row => row;

        /// <summary>The row tells of the segments that its writer knew; in later ones we look ourselves.</summary>
        public async ValueTask<OlderVersion?> OlderInAsync(Segment segment, SegmentInfo info, CancellationToken cancellationToken)
        {
            if (_located.TryGetValue(info.Id, out var older) || info.Sequence <= row.Sequence)
            {
                return older;
            }

            older = await segment.LocateAsync(row.Article, cancellationToken) is { } number ? new OlderVersion(info.Id, number.Document, number.Length) : null;
            _located.Add(info.Id, older);
            return older;
        }
    }

    /// <summary>A segment in memory, of rows that came together.</summary>
    private sealed class Recent
    {
        private readonly Dictionary<string, (int Document, int Words)> _documents;

        private Recent(Segment segment, Dictionary<string, (int Document, int Words)> documents, DeadDocuments dead)
        {
            Segment = segment;
            Dead = dead;
            _documents = documents;
        }

        public Segment Segment { get; }

        public DeadDocuments Dead { get; }

        public int Living => Segment.Info.Documents - Dead.Count;

        public IEnumerable<string> Articles => _documents.Where(document => !Dead.Contains(document.Value.Document)).Select(document => document.Key);

        public static async Task<Recent> BuildAsync(IReadOnlyCollection<PendingDocument> pending, BlockCache cache)
        {
            var segment = await PendingSegment.BuildAsync(pending, cache);
            var inOrder = pending.Select(document => document.Document).ToArray();
            Array.Sort(inOrder, IndexedDocument.Compare);
            var documents = inOrder.Select((document, number) => (document, number))
                .ToDictionary(one => one.document.Article, one => (one.number, one.document.Length), StringComparer.Ordinal);
            return new Recent(segment, documents, DeadDocuments.None);
        }

        public Recent Without(HashSet<string> articles)
        {
            var dead = _documents.Where(document => articles.Contains(document.Key) && !Dead.Contains(document.Value.Document)).Select(document => document.Value).ToArray();
            return dead.Length == 0 ? this : new Recent(Segment, _documents, new DeadDocuments(
                _documents.Values.Where(document => Dead.Contains(document.Document)).Concat(dead).Select(document => (document.Document, (long)document.Words))));
        }
    }
}
