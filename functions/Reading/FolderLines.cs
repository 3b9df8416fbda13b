using System.Collections.Immutable;
using Newsroom.Content;

namespace Newsroom.Reading;

/// <summary>A short line at the head or the end of an article, where the text itself is not any more.</summary>
/// <param name="Digest">Of the line, without regard to case.</param>
/// <param name="Path">The upload in which it was seen first.</param>
/// <param name="Lead">Digest of that article's first paragraph.</param>
/// <param name="IsShared">Whether an article with another first paragraph has it too.</param>
/// <param name="IsDue">Whether the first article still has it, as it was read before the second came.</param>
public sealed record SeenLine(string Digest, string Path, string Lead, bool IsShared = false, bool IsDue = false);

/// <summary>
/// What the articles of a folder have at their edges. A line that two of them share is boilerplate of the site that they came from;
/// unless they are copies of each other, which share everything.
/// </summary>
public sealed record FolderLines
{
    /// <summary>So many articles teach what a folder's boilerplate is; after them, one in ten, as sites change.</summary>
    private const int Teachers = 60;

    private const int MaxLines = 200;
    private const int DigestLength = 10;

    public ImmutableArray<SeenLine> Lines { get; init; } = [];

    /// <summary>Articles that taught so far.</summary>
    public int Articles { get; init; }

    /// <summary>Lines that are still in the articles in which they were seen first.</summary>
    public IEnumerable<SeenLine> Due => Lines.Where(line => line.IsDue);

    public bool IsShared(string line) =>
        Lines.Length > 0 && Digest(line) is var digest && Lines.Any(seen => seen.IsShared && seen.Digest == digest);

    /// <summary>The folder with what one more article has at its edges; the same where that says nothing new.</summary>
    public FolderLines Learn(string path, Draft draft)
    {
        if (draft.Edges.Count == 0 || draft.Body.Summary is not { } lead || (Articles >= Teachers && !Teaches(path)))
        {
            return this;
        }

        var (lines, leadDigest) = (Lines, Digest(lead));
        foreach (var digest in draft.Edges.Select(Digest).Distinct())
        {
            var seen = lines.FirstOrDefault(line => line.Digest == digest);
            if (seen is null)
            {
                lines = lines.Add(new SeenLine(digest, path, leadDigest));
            }
            else if (!seen.IsShared && seen.Path != path && seen.Lead != leadDigest)
            {
                lines = lines.Replace(seen, seen with { IsShared = true, IsDue = true });
            }
        }

        return lines == Lines ? this : new FolderLines { Lines = Newest(lines), Articles = Articles + 1 };
    }

    /// <summary>The folder after the articles that had these lines were read again without them.</summary>
    public FolderLines Settle(IReadOnlyCollection<SeenLine> removed) =>
        this with { Lines = [.. Lines.Select(line => removed.Contains(line) ? line with { IsDue = false } : line)] };

    private static ImmutableArray<SeenLine> Newest(ImmutableArray<SeenLine> lines) =>
        lines.Length <= MaxLines
            ? lines
            : [.. lines.Where(line => line.IsShared), .. lines.Where(line => !line.IsShared).TakeLast(MaxLines / 2)];

    // Three of the 32 characters that a digest can begin with.
    private static bool Teaches(string path) => Digest(path)[0] is 'a' or 'b' or 'c';

    private static string Digest(string line) => Content.Digest.Of(line.ToUpperInvariant())[..DigestLength];
}
