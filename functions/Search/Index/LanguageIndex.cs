namespace Newsroom.Search.Index;

/// <summary>
/// The index of one language as this process knows it. Storage is checked at most every <see cref="MaxAge"/>, and only changes are read.
/// </summary>
internal sealed class LanguageIndex(
    string language, SegmentStore store, ManifestStore manifests, PendingRows pending, BlockCache cache, TimeProvider clock) : IDisposable
{
    /// <summary>Max age of a view: well under the second in which a new edition must become searchable.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMilliseconds(400);

    /// <summary>Max age of a view for writers: readers search newer segments for older versions themselves.</summary>
    private static readonly TimeSpan MaxAgeForWriters = TimeSpan.FromSeconds(10);

    /// <summary>Max age of a snapshot that is reported as a metric: other processes may have merged since.</summary>
    private static readonly TimeSpan MaxReportedAge = TimeSpan.FromMinutes(10);

    /// <summary>Merges do not follow each other this fast; the limit is for a manifest that was deleted by hand.</summary>
    private const int MaxAttempts = 10;

    private readonly SemaphoreSlim _refreshing = new(1);
    private readonly Dictionary<string, PendingEntry> _entries = [];
    private Dictionary<string, Segment> _segments = [];
    private List<RecentSegment> _recent = [];
    private DateTimeOffset? _newest;
    private string? _generation;
    private long _checked = long.MinValue;
    private int _stale;
    private bool _isIncomplete;
    private volatile IndexView? _view;
    private int _pending;

    /// <summary>The sizes at the last read; null if that is too long ago.</summary>
    public IndexSnapshot? RecentSnapshot => _view is { } view && clock.GetElapsedTime(Volatile.Read(ref _checked)) < MaxReportedAge
        ? new IndexSnapshot(language, Volatile.Read(ref _pending), view.Manifest.Segments.Count) : null;

    private bool IsStale => Volatile.Read(ref _stale) == 1;

    /// <summary>Makes the next query check storage.</summary>
    public void Invalidate() => Volatile.Write(ref _stale, 1);

    /// <summary>The versions of an article that are in segments, and the sequence of the manifest that names the segments.</summary>
    public async Task<(long Sequence, IReadOnlyList<OlderVersion> Older)> LocateAsync(string article, CancellationToken cancellationToken)
    {
        var known = _view is { } recent && clock.GetElapsedTime(Volatile.Read(ref _checked)) < MaxAgeForWriters ? recent : null;
        for (var view = known ?? await RefreshAsync(reload: false, cancellationToken);
            ;
            view = await RefreshAsync(reload: true, cancellationToken))
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
                // Merged away since the view was built.
            }
        }
    }

    /// <summary>Runs a query on the current view, and once more on a reloaded one if its segments were merged away meanwhile.</summary>
    public async Task<T> ReadAsync<T>(Func<IndexView, ValueTask<T>> query, CancellationToken cancellationToken)
    {
        try
        {
            return await query(await ViewAsync(cancellationToken));
        }
        catch (SegmentGoneException)
        {
            return await query(await RefreshAsync(reload: true, cancellationToken));
        }
    }

    public ValueTask<IndexView> ViewAsync(CancellationToken cancellationToken) =>
        _view is { } view && !IsStale && clock.GetElapsedTime(Volatile.Read(ref _checked)) < MaxAge
            ? new(view)
            : new(RefreshAsync(reload: false, cancellationToken));

    /// <remarks>A reload reads everything again; it is needed if segments that the view names no longer exist.</remarks>
    private async Task<IndexView> RefreshAsync(bool reload, CancellationToken cancellationToken)
    {
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            if (!reload && _view is { } fresh && !IsStale && clock.GetElapsedTime(_checked) < MaxAge)
            {
                return fresh;
            }

            var now = clock.GetTimestamp();
            // Read and cleared in one step: a write between two steps would be missed until the next check of storage.
            var stale = Interlocked.Exchange(ref _stale, 0) == 1;
            try
            {
                _view = reload || _isIncomplete || _view is null
                    ? await LoadAsync(cancellationToken)
                    : await UpdateAsync(_view, stale, cancellationToken);
                _isIncomplete = false;
                Volatile.Write(ref _pending, _entries.Count);
            }
            catch
            {
                Invalidate();
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

    // First the manifest, then the rows: they tell whether other rows were merged meanwhile.
    private async Task<IndexView> LoadAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (generation, manifest) = await manifests.ReadWithGenerationAsync(language, cancellationToken);
            var rows = await pending.ReadAsync(language, since: null, cancellationToken);
            if (rows.Merged.Any(merged => merged > manifest.Sequence) && attempt < MaxAttempts)
            {
                continue;
            }

            _entries.Clear();
            _recent = [];
            _generation = generation;
            await AddRowsAsync(rows.Rows);
            return await BuildViewAsync(manifest, cancellationToken);
        }
    }

    private async Task<IndexView> UpdateAsync(IndexView view, bool stale, CancellationToken cancellationToken)
    {
        var state = await manifests.PeekAsync(language, cancellationToken);
        // A language that was published has a generation: without one, the tables were deleted meanwhile.
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

        var changed = await AddRowsAsync(rows.Rows);
        _generation = state.Generation;
        return changed ? await BuildViewAsync(view.Manifest, cancellationToken) : view.WithGeneration(_generation);
    }

    /// <returns>Whether any row was new.</returns>
    private async Task<bool> AddRowsAsync(IReadOnlyList<PendingRow> rows)
    {
        var added = rows.Where(row => !_entries.TryGetValue(row.Article, out var known) || known.Row.ETag != row.ETag).ToArray();
        foreach (var row in rows)
        {
            _newest = _newest is { } newest && newest > row.Written ? newest : row.Written;
        }

        // True until a view has these rows: if building it fails, the next refresh would not see them as new.
        _isIncomplete |= added.Length > 0;
        foreach (var row in added)
        {
            _entries[row.Article] = new PendingEntry(row);
        }

        if (added.Length > 0)
        {
            var replaced = added.Select(row => row.Article).ToHashSet(StringComparer.Ordinal);
            _recent = [.. _recent.Select(recent => recent.Without(replaced)).Where(recent => recent.Living > 0)];
            await AddRecentSegmentAsync([.. added.Where(row => row.Document is not null)]);
        }

        return added.Length > 0;
    }

    // Segments in memory grow like those in storage: a new one absorbs those that are not much larger.
    private async Task AddRecentSegmentAsync(IReadOnlyList<PendingRow> rows)
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
        _recent = [.. _recent, await RecentSegment.BuildAsync(documents, cache)];
    }

    private async Task<IndexView> BuildViewAsync(Manifest manifest, CancellationToken cancellationToken)
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
        return new IndexView(store, manifest, segments).WithGeneration(_generation ?? "");
    }

    private async Task<DeadDocuments> DeadAsync(SegmentInfo info, CancellationToken cancellationToken)
    {
        if (info.Dead.Length == 0 && _entries.Count == 0)
        {
            return DeadDocuments.None;
        }

        var dead = info.DeadWithLengths();
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
}
