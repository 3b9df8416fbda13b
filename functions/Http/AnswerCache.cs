using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Caching.Memory;
using Newsroom.Articles;

namespace Newsroom.Http;

/// <summary>
/// Answers that depend on what is published in one language, built once per generation. While nothing is published,
/// an answer costs one read of the generation. Bounded by <see cref="Bytes"/>.
/// </summary>
public sealed class AnswerCache(Generations generations) : IDisposable
{
    /// <summary>Bound of the cache, in bytes of answers.</summary>
    public const long Bytes = 16 << 20;

    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = Bytes });

    public async Task<IResult> AnswerAsync(HttpRequest request, string language, Func<Task<Answer>> build, CancellationToken cancellationToken)
    {
        var generation = await generations.ReadAsync(language, cancellationToken);
        var key = (generation, language, request.GetEncodedUrl());
        if (!_answers.TryGetValue(key, out Answer? answer))
        {
            answer = await build();
            _answers.Set(key, answer, new MemoryCacheEntryOptions
            {
                Size = answer.Bytes.Length + request.GetEncodedUrl().Length * 2,
                SlidingExpiration = TimeSpan.FromHours(1),
            });
        }

        return answer!.To(request);
    }

    public void Dispose() => _answers.Dispose();
}
