using Newsroom.Content;
using Newsroom.Settings;

namespace Newsroom.Publishing.Editions;

/// <summary>Decides what each edition of an article is: the original, a translation by a person or a machine, or withdrawn.</summary>
public sealed class EditionKinds(SiteOptions site)
{
    /// <summary>
    /// A column holds 32 Ki characters, which is this number of keys; an edition has at most 500 events and 200 files. Keys beyond it were
    /// deleted versions ago.
    /// </summary>
    public const int MaxStaleRows = 800;

    /// <summary>Reassigns the kinds after the uploads have changed or an edition is new.</summary>
    public Article Reassign(Article article, Edition? published)
    {
        var original = article.OriginalLanguage(site.Languages);
        var editions = article.Editions;
        if (published is not null && (published.Path is null || article.SourceIn(published.Language)?.Path == published.Path))
        {
            editions = editions.SetItem(published.Language, Replace(editions.GetValueOrDefault(published.Language), published));
        }

        foreach (var (language, edition) in editions)
        {
            var reassigned = article.SourceIn(language) switch
            {
                { } source when source.Path == edition.Path => WithKind(
                    edition,
                    language == original ? EditionKind.Original : EditionKind.Human),
                null when edition.Kind == EditionKind.Machine && original is not null && site.Languages.Contains(language) =>
                    edition,
                _ => Withdraw(edition),
            };
            editions = editions.SetItem(language, reassigned);
        }

        article = article with { Editions = editions };
        return article with { InReview = [.. article.InReview.Where(review => IsOpen(article, review))] };
    }

    /// <summary>
    /// The new version of an edition. Rows that only the version before had become stale. A machine translation states no old addresses,
    /// and keeps those of the edition whose place it takes.
    /// </summary>
    public static Edition Replace(Edition? before, Edition now)
    {
        if (before is null)
        {
            return now;
        }

        now = now.Path is null ? now with { Aliases = before.Aliases } : now;
        return now with { StaleRows = [.. Rows(before).Union(before.StaleRows).Except(Rows(now)).Take(MaxStaleRows)] };
    }

    /// <summary>All rows and bodies of an edition in other tables and containers. A withdrawn one has its old addresses only.</summary>
    public static IEnumerable<StaleRow> Rows(Edition edition) =>
        (edition.Withdrawn ? [] : LiveRows(edition)).Concat((edition.Aliases ?? []).Select(key => new StaleRow.OfAlias(key)));

    private static IEnumerable<StaleRow> LiveRows(Edition edition) =>
    [
        new StaleRow.OfBody(edition.Version),
        new StaleRow.OfTimeline(edition.TimelineKey),
        .. edition.EventKeys.Select(key => new StaleRow.OfEvent(key)),
        .. (edition.Files ?? []).Select(key => new StaleRow.OfFile(key)),
        .. (edition.EmbeddedPictures ?? []).Select(version => new StaleRow.OfPicture(version)),
    ];

    private bool IsOpen(Article article, Review review) =>
        article.Original?.Version == EditionVersion.OriginalOf(review.Version)
        && article.SourceIn(review.Language) is null && site.Languages.Contains(review.Language);

    // An edition that becomes the original has no basis, unless its file states one.
    private static Edition WithKind(Edition edition, EditionKind kind) =>
        edition.Kind == kind && !edition.Withdrawn ? edition : edition with
        {
            Kind = kind,
            Withdrawn = false,
            Basis = kind == EditionKind.Human || new BlobPath(edition.Path!).IsTranslation ? edition.Basis : null,
        };

    private static Edition Withdraw(Edition edition) => edition.Withdrawn ? edition : edition with
    {
        Withdrawn = true,
        Basis = null,
        Effort = null,
        Files = null,
        EmbeddedPictures = null,
        EventKeys = [],
        StaleRows = [.. LiveRows(edition).Union(edition.StaleRows).Take(MaxStaleRows)],
    };
}
