using Newsroom.Content;
using Newsroom.Publishing.Reconciling;
using Newsroom.Publishing.Translating;

namespace Newsroom.Http.Operations;

/// <summary>The state of the site and of its uploads.</summary>
/// <param name="Languages">Languages of the site.</param>
/// <param name="Translator">The translation engine, or how to install one.</param>
/// <param name="Progress">On the first page only.</param>
/// <param name="Poison">On the first page only: webhooks and hubs that are not notified any more, with the reason. See /api/hooks.</param>
/// <param name="Next">Cursor of the next page.</param>
internal sealed record StatusResource(
    IReadOnlyList<string> Languages,
    string Translator,
    TranslationUseResource Translation,
    ProgressResource? Progress,
    IReadOnlyList<SubscriberResource>? Poison,
    IReadOnlyList<UploadResource> Items,
    string? Next);

/// <summary>The use of the translation engine this month (UTC).</summary>
/// <param name="Month">As 2026-03.</param>
/// <param name="Characters">Characters sent, markup included.</param>
/// <param name="Budget">The max number of characters; absent if there is no limit.</param>
/// <param name="PausedUntil">The end of the back-off; absent if the engine is in use.</param>
/// <param name="Reason">The reason for the back-off.</param>
/// <param name="OtherLanguages">
/// Another instance on the same storage account that has other languages: the one that was started last orders translations. Absent if
/// there is none.
/// </param>
internal sealed record TranslationUseResource(
    string Month, long Characters, long? Budget, DateTimeOffset? PausedUntil, string? Reason, OtherLanguages? OtherLanguages);

/// <summary>How much of the container's content is processed.</summary>
/// <param name="Uploads">Files that were read, of all files in the container; with the articles in files that hold several.</param>
/// <param name="Languages">For each language of the site: articles that have an edition in it, of all public articles.</param>
internal sealed record ProgressResource(CountResource Uploads, IReadOnlyList<LanguageProgress> Languages)
{
    public ProgressResource(SiteProgress progress)
        : this(new CountResource(progress.Read, progress.Uploads), progress.Languages)
    {
    }
}

/// <summary>A part of a total.</summary>
internal sealed record CountResource(int Done, int Total);

/// <summary>One upload in the ledger, or an article of a file with several.</summary>
internal sealed class UploadResource(LedgerEntry entry, IReadOnlyList<string> aboutFiles)
{
    public string Path => entry.Path;

    /// <summary>The file that holds this article beside others; absent for files.</summary>
    public string? Parent { get; } = new BlobPath(entry.Path).List;

    /// <summary>Paths of the articles in a file with several; each has a row of its own. Absent for other files.</summary>
    public IReadOnlyList<string>? Items { get; } = entry.IsList ? [.. entry.ItemPaths] : null;

    public LedgerState State => entry.State;

    /// <summary>The id of the article; absent for a file that is none.</summary>
    public string? Article => entry.State == LedgerState.File ? null : entry.Article;

    public int Attempts => entry.Attempts;
    public string? Error => entry.Error;

    /// <summary>Warnings for editors. For a person's translation, one of them says that the original has changed since.</summary>
    public IReadOnlyList<string> Warnings =>
        [.. entry.Warnings, .. aboutFiles, .. entry.Outdated is { } outdated ? new[] { outdated } : []];

    public IReadOnlyList<string> Cut => entry.Cut;
    public IReadOnlyList<string> Languages => entry.Languages;

    /// <summary>The cost of machine translations, by language.</summary>
    public IReadOnlyDictionary<string, TranslationEffort> Translations => entry.Translations;

    public DateTimeOffset Received => entry.Received;
    public DateTimeOffset? Published => entry.Published;
    public DateTimeOffset? Complete => entry.Complete;
    public DateTimeOffset? Due => entry.Due;
}
