using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Storage.Stores;
using Newsroom.Translation;

namespace Newsroom.Publishing.Translating;

/// <summary>Translations by people, and the original that they go with (<see cref="Edition.Basis"/>).</summary>
public sealed class HumanEditions(EditionStore bodies, HtmlCleaner html)
{
    /// <summary>Stands in an alignment where that of a machine names its engine.</summary>
    public const string Engine = "human";

    /// <summary>
    /// The article with the basis of each translation by a person. A new upload goes with the present original unless it says another; when the original
    /// changes and its sentences do not, the basis moves along. It is kept with the article's row, so that a repetition decides nothing anew.
    /// </summary>
    public async Task<Article> SettleAsync(Article before, Article changed, CancellationToken cancellationToken)
    {
        if (changed.Original is not { } original)
        {
            return changed;
        }

        foreach (var edition in changed.Live.Where(edition => edition.Kind == EditionKind.Human))
        {
            var known = before.In(edition.Language);
            var isSameUpload = known?.Path == edition.Path && ContentOf(before, edition) == ContentOf(changed, edition);
            var basis = edition.Basis ?? (isSameUpload ? known?.Basis : null) ?? original.Version;
            var isNews = known?.Basis != basis || before.Original?.Version != original.Version;
            if (basis != original.Version && isNews && await SentencesAsync(edition, basis, original, cancellationToken) is { } had
                && had.SequenceEqual(await PresentAsync(original, cancellationToken)))
            {
                basis = original.Version;
            }

            if (edition.Basis != basis)
            {
                changed = changed with { Editions = changed.Editions.SetItem(edition.Language, edition with { Basis = basis }) };
            }
        }

        return changed;
    }

    /// <summary>What has happened to the original since; null where the edition is no translation by a person, or goes with the original as it is.</summary>
    public async Task<Outdated?> CompareAsync(Article article, Edition edition, CancellationToken cancellationToken)
    {
        if (!article.IsOutdated(edition) || article.Original is not { } original)
        {
            return null;
        }

        var present = (await PresentAsync(original, cancellationToken)).Select(sentence => sentence.Text).ToList();
        var had = (await SentencesAsync(edition, edition.Basis!, original, cancellationToken))?.Select(sentence => sentence.Text).ToList() ?? present;
        return new Outdated(original.Updated, [.. present.Except(had)], [.. had.Except(present)]);
    }

    /// <summary>The same of the edition that an upload gives, in words for an editor.</summary>
    public async Task<string?> DescribeAsync(Article article, string path, CancellationToken cancellationToken)
    {
        if (article.Live.FirstOrDefault(edition => edition.Path == path) is not { } edition || await CompareAsync(article, edition, cancellationToken) is not { } outdated)
        {
            return null;
        }

        var (added, gone) = (outdated.Changed.Count, outdated.Removed.Count);
        return "The original has changed since: " + (added, gone) switch
        {
            (0, 0) => "it has the same sentences in another order.",
            (0, _) => $"{Sentences(gone)} gone.",
            (_, 0) => $"{Sentences(added)} new.",
            _ => $"{Sentences(added)} new, {gone} {(gone == 1 ? "is" : "are")} gone.",
        };
    }

    /// <summary>
    /// The sentences of an edition with the originals they were made from, as they were then: its alignment; of a translation that a person wrote as a text, those
    /// that stand in the same place of blocks with the same number of sentences.
    /// </summary>
    public async Task<IReadOnlyList<AlignedSegment>> SegmentsAsync(Article article, Edition edition, CancellationToken cancellationToken)
    {
        if (await bodies.ReadAlignmentAsync(article.Id, edition.Version, edition.Language, cancellationToken) is { } alignment)
        {
            return alignment.Segments;
        }

        return edition is { Kind: EditionKind.Human, Basis: { } basis } && article.Original is { } original
            && await bodies.ReadAsync(article.Id, basis, original.Language, cancellationToken) is { } source
            && await bodies.ReadAsync(article.Id, edition.Version, edition.Language, cancellationToken) is { } target
            ? [.. SegmentedEdition.Align(new SegmentedEdition(source, html), new SegmentedEdition(target, html))]
            : [];
    }

    // Times of upload have no fractions of a second.
    private static string? ContentOf(Article article, Edition edition) => article.Sources.FirstOrDefault(source => source.Path == edition.Path)?.ETag;

    private static string Sentences(int count) => count == 1 ? "1 sentence is" : $"{count} sentences are";

    /// <summary>The sentences that the translator had, or null where nobody knows any more.</summary>
    private async Task<IEnumerable<(SegmentPart Part, string Text)>?> SentencesAsync(Edition edition, string basis, Edition original, CancellationToken cancellationToken) =>
        await bodies.ReadAlignmentAsync(edition.Article, edition.Version, edition.Language, cancellationToken) is { } alignment ? alignment.Segments.Select(segment => (segment.Part, segment.Source))
        : await bodies.ReadAsync(edition.Article, basis, original.Language, cancellationToken) is { } body ? new SegmentedEdition(body, html).Sources
        : null;

    private async Task<IReadOnlyList<(SegmentPart Part, string Text)>> PresentAsync(Edition original, CancellationToken cancellationToken) =>
        await bodies.ReadAsync(original.Article, original.Version, original.Language, cancellationToken) is { } body ? new SegmentedEdition(body, html).Sources : [];
}
