using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Caching.Memory;
using Newsroom.Content;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Http;

/// <summary>
/// Answers that depend on what is published, built once per generation, however many ask. Entity tags are stamped with the generation: a caller
/// whose copy bears the stamp of now gets its 304 from any instance without the answer being built. Bounded by <see cref="Bytes"/>.
/// </summary>
public sealed class AnswerCache(Generations generations, SiteOptions site, TimeProvider clock) : IDisposable
{
    /// <summary>Bound of the cache, in bytes of answers.</summary>
    public const long Bytes = 12 << 20;

    private static readonly TimeSpan Unused = TimeSpan.FromHours(1);

    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = Bytes, TrackStatistics = true });
    private readonly ConcurrentDictionary<Question, Lazy<Task<Answer>>> _building = new();

    /// <summary>Bytes of answers in memory.</summary>
    public long CachedBytes => _answers.GetCurrentStatistics()?.CurrentEstimatedSize ?? 0;

    /// <summary>An answer about one language.</summary>
    public async Task<IResult> AnswerAsync(
        HttpRequest request, string language, Func<Task<Answer>> build, CancellationToken cancellationToken, string caching = CachePolicy.AskEachMinute) =>
        await AnswerAsync(request, language, await generations.ReadAsync(language, cancellationToken), caching, build, cancellationToken);

    /// <summary>An answer in one language that can change with what is published in any.</summary>
    public async Task<IResult> AnswerFromAllAsync(
        HttpRequest request, string language, Func<Task<Answer>> build, CancellationToken cancellationToken, string caching = CachePolicy.AskEachMinute) =>
        await AnswerAsync(request, language, await generations.ReadAllAsync(cancellationToken), caching, build, cancellationToken);

    /// <summary>An answer in one language that stays the same while something else does, such as the search index.</summary>
    public async Task<IResult> AnswerAsync(
        HttpRequest request, string language, string state, string caching, Func<Task<Answer>> build, CancellationToken cancellationToken)
    {
        var question = new Question(state, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), language, request.GetEncodedUrl());
        var kept = _answers.Get<Kept>(question);
        var stamp = kept?.Stamp ?? question.Stamp(site);
        if (Answer.NotModified(request, stamp, caching) is { } known)
        {
            return known;
        }

        kept ??= await BuildAsync(question, stamp, build, cancellationToken);
        var size = kept.Answer.Size;
        var result = kept.Answer.To(request, stamp, caching);
        if (kept.Answer.Size != size)
        {
            Keep(question, kept);
        }

        return result;
    }

    private void Keep(Question question, Kept kept) =>
        _answers.Set(question, kept, new MemoryCacheEntryOptions { Size = kept.Answer.Size + question.Size, SlidingExpiration = Unused });

    public void Dispose() => _answers.Dispose();

    /// <summary>Those who ask while the answer is being built wait for it.</summary>
    private async Task<Kept> BuildAsync(Question question, string stamp, Func<Task<Answer>> build, CancellationToken cancellationToken)
    {
        var mine = new Lazy<Task<Answer>>(async () =>
        {
            await Task.Yield();
            return await build();
        });
        while (true)
        {
            var building = _building.GetOrAdd(question, mine);
            try
            {
                var kept = new Kept(await building.Value.WaitAsync(cancellationToken), stamp);
                if (building == mine)
                {
                    Keep(question, kept);
                }

                return kept;
            }
            catch (OperationCanceledException) when (building != mine && !cancellationToken.IsCancellationRequested)
            {
                // Its builder's caller has gone.
            }
            finally
            {
                if (building.Value.IsCompleted)
                {
                    _building.TryRemove(new(question, building));
                }
            }
        }
    }

    private sealed record Kept(Answer Answer, string Stamp);

    /// <summary>What an answer depends on. The day is among it as lists of events begin with today.</summary>
    private readonly record struct Question(string State, DateOnly Day, string Language, string Url)
    {
        private static readonly Guid Build = typeof(AnswerCache).Module.ModuleVersionId;

        public int Size => (State.Length + Url.Length) * sizeof(char);

        /// <summary>The same on every instance with the same program and settings.</summary>
        public string Stamp(SiteOptions site) =>
            Digest.Of(string.Create(CultureInfo.InvariantCulture, $"{Build}\n{site.Fingerprint}\n{State}\n{Day:o}\n{Language}\n{Url}"))[..12];
    }
}
