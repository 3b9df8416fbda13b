using Newsroom.Translation;

namespace Newsroom.BrowserTests;

/// <summary>Translates from French into English for the tests: it puts a word before each sentence, and can't be mistaken for a real engine.</summary>
internal sealed class MarkedEngine : ITranslator
{
    public const string Word = "Translated:";

    public ValueTask<string> DescribeAsync(string source, string target, CancellationToken cancellationToken) => new("test engine");

    public bool Supports(string source, string target) => (source, target) is ("fr", "en");

    public Task<IReadOnlyList<string>> TranslateAsync(
        IReadOnlyList<string> fragments, string source, string target, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. fragments.Select(fragment => $"{Word} {fragment}")]);
}
