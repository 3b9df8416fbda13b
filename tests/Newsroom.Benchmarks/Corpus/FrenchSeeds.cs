using System.Text.RegularExpressions;
using Newsroom.Reading;
using Newsroom.Settings;

namespace Newsroom.Benchmarks.Corpus;

/// <summary>A file of <c>seeds/</c>.</summary>
/// <param name="Path">Path below <c>seeds/</c>.</param>
/// <param name="Text">All of it.</param>
internal sealed record Seed(string Path, string Text);

/// <summary>The French articles of <c>seeds/</c>, and their sentences: the raw material of all that is generated.</summary>
internal sealed partial class FrenchSeeds
{
    private FrenchSeeds(IReadOnlyList<Seed> files)
    {
        Files = files;
        Sentences = [.. files.SelectMany(file => Prose(file.Text)).Distinct()];
    }

    public IReadOnlyList<Seed> Files { get; }

    /// <summary>Whole sentences of 40 to 400 characters.</summary>
    public IReadOnlyList<string> Sentences { get; }

    /// <exception cref="BenchmarkException">There is no folder <c>seeds/</c>.</exception>
    public static async Task<FrenchSeeds> ReadAsync(CancellationToken cancellationToken)
    {
        var folder = Repository.Folder("seeds");
        var languages = new LanguageDetection(new SiteOptions());
        var files = new List<Seed>();
        foreach (
            var file in folder
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .Where(file => file.Extension is ".txt" or ".md" && file.Directory!.Name != "site")
                .OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            var text = TextDecoder.Decode(await File.ReadAllBytesAsync(file.FullName, cancellationToken)).Text.ReplaceLineEndings("\n");
            if (languages.Tell(string.Join(' ', Prose(text)), []).Language == "fr")
            {
                files.Add(new Seed(Path.GetRelativePath(folder.FullName, file.FullName).Replace('\\', '/'), text));
            }
        }

        return new FrenchSeeds(files);
    }

    private static IEnumerable<string> Prose(string text) => text
        .Split('\n', StringSplitOptions.TrimEntries)
        .Where(line => line.Length > 120 && line[0] is not ('#' or '-' or '|' or '*'))
        .SelectMany(line => SentenceBreak().Split(line))
        .Where(sentence => sentence.Length is >= 40 and <= 400 && sentence[^1] is '.' or '?' or '!');

    [GeneratedRegex(@"(?<=[.!?])\s+(?=[\p{Lu}«])")]
    private static partial Regex SentenceBreak();
}
