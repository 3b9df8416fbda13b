using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Storage.Stores;
using Newsroom.Translation;

namespace Newsroom.Publishing.Translating;

/// <summary>Translations by people, and the version of the original that they translate (<see cref="Edition.Basis"/>).</summary>
public sealed class HumanEditions(EditionStore bodies, HtmlCleaner html)
{
    /// <summary>
    /// Sets the basis of each translation by a person. A new upload translates the current original, unless it states another basis. When
    /// the original changes and its sentences do not, the basis follows it. It is stored in the article's row, so that a repetition does
    /// not decide again.
    /// </summary>
    public async Task<Article> SetBasesAsync(Article before, Article changed, CancellationToken cancellationToken)
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
            var isChange = known?.Basis != basis || before.Original?.Version != original.Version;
            if (basis != original.Version && isChange
                && await SentencesAsync(edition, basis, original, cancellationToken) is { } translated
                && translated.SequenceEqual(await CurrentSentencesAsync(original, cancellationToken)))
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

    /// <summary>
    /// How the original has changed since it was translated; null if the edition is not a person's translation, or not outdated.
    /// </summary>
    public async Task<Outdated?> CompareAsync(Article article, Edition edition, CancellationToken cancellationToken)
    {
        if (!article.IsOutdated(edition) || article.Original is not { } original)
        {
            return null;
        }

        var current = (await CurrentSentencesAsync(original, cancellationToken)).Select(sentence => sentence.Text).ToList();
        var translated = (await SentencesAsync(edition, edition.Basis!, original, cancellationToken))?
            .Select(sentence => sentence.Text).ToList() ?? current;
        return new Outdated(original.Updated, [.. current.Except(translated)], [.. translated.Except(current)]);
    }

    /// <summary>The same for the edition of an upload, in words for an editor.</summary>
    public async Task<string?> DescribeAsync(Article article, string path, CancellationToken cancellationToken)
    {
        if (article.Live.FirstOrDefault(edition => edition.Path == path) is not { } edition
            || await CompareAsync(article, edition, cancellationToken) is not { } outdated)
        {
            return null;
        }

        var (added, removed) = (outdated.Changed.Count, outdated.Removed.Count);
        return "The original has changed since: " + (added, removed) switch
        {
            (0, 0) => "it has the same sentences in another order.",
            (0, _) => $"{Sentences(removed)} gone.",
            (_, 0) => $"{Sentences(added)} new.",
            _ => $"{Sentences(added)} new, {removed} {(removed == 1 ? "is" : "are")} gone.",
        };
    }

    /// <summary>
    /// The sentences of an edition with the original sentences at the time of the translation: its alignment. For a person's translation
    /// that was written as a text, sentences are paired by position, in blocks with the same number of sentences.
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

    // By ETag, because times of upload have no fractions of a second.
    private static string? ContentOf(Article article, Edition edition) =>
        article.Sources.FirstOrDefault(source => source.Path == edition.Path)?.ETag;

    private static string Sentences(int count) => count == 1 ? "1 sentence is" : $"{count} sentences are";

    /// <summary>The original's sentences as the translator had them; null if they are no longer known.</summary>
    private async Task<IEnumerable<(SegmentPart Part, string Text)>?> SentencesAsync(
        Edition edition, string basis, Edition original, CancellationToken cancellationToken)
    {
        if (await bodies.ReadAlignmentAsync(edition.Article, edition.Version, edition.Language, cancellationToken) is { } alignment)
        {
            return alignment.Segments.Select(segment => (segment.Part, segment.Source));
        }

        return await bodies.ReadAsync(edition.Article, basis, original.Language, cancellationToken) is { } body
            ? new SegmentedEdition(body, html).Sources
            : null;
    }

    private async Task<IReadOnlyList<(SegmentPart Part, string Text)>> CurrentSentencesAsync(
        Edition original, CancellationToken cancellationToken) =>
        await bodies.ReadAsync(original.Article, original.Version, original.Language, cancellationToken) is { } body
            ? new SegmentedEdition(body, html).Sources
            : [];
}
