using System.Collections.Concurrent;
using Newsroom.Translation;

namespace Newsroom.Tests.Articles;

/// <summary>
/// An engine between any two languages that marks every fragment, and keeps a bill: how often each text was paid for.
/// </summary>
public sealed class CountingTranslator : ITranslator
{
    /// <summary>Times each fragment was translated into a language.</summary>
    public ConcurrentDictionary<(string Fragment, string Target), int> Bill { get; } = new();

    /// <summary>Work before each answer.</summary>
    public Func<Task> Work { get; set; } = () => Task.CompletedTask;

    /// <summary>The answer for a fragment.</summary>
    public Func<string, string, string> Answer { get; set; } = (fragment, target) => $"{target}: {fragment}";

    public ValueTask<string> DescribeAsync(string source, string target, CancellationToken cancellationToken) =>
        ValueTask.FromResult("counting");

    public bool Supports(string source, string target) => source != target;

    public async Task<IReadOnlyList<string>> TranslateAsync(
        IReadOnlyList<string> fragments, string source, string target, CancellationToken cancellationToken)
    {
        await Work();
        foreach (var fragment in fragments)
        {
            Bill.AddOrUpdate((fragment, target), 1, (_, times) => times + 1);
        }

        return [.. fragments.Select(fragment => fragment.Length == 0 ? "" : Answer(fragment, target))];
    }
}
