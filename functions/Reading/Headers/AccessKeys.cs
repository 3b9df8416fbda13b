using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Newsroom.Reading.Headers;

/// <summary>
/// Keys with which site generators and content management systems keep an article from the public, other than <c>draft</c> and dates:
/// <c>status: pending review</c>, <c>visibility: private</c>, <c>password</c>, <c>public: false</c>, Hugo's <c>build</c>.
/// </summary>
internal static partial class AccessKeys
{
    private static readonly FrozenSet<string> States = (
        "moderationstate status state stage statut estado stato workflow workflowstate workflowstatus workflowstage poststatus "
        + "publicationstatus "
        + "publishstatus publishingstatus review reviewstatus reviewstate contentstatus approval approvalstatus").Split(' ').ToFrozenSet();

    /// <summary>Keys whose false keeps it back.</summary>
    private static readonly FrozenSet<string> Permissions = (
        "public ispublic live islive visible isvisible approved isapproved ready isready listed render list").Split(' ').ToFrozenSet();

    /// <summary>Keys whose true keeps it back.</summary>
    private static readonly FrozenSet<string> Refusals =
        ("private isprivate protected isprotected hidden ishidden unlisted headless internal confidential scheduled "
            + "eleventyexcludefromcollections").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Passwords = "password postpassword passwordprotected".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Some = "members paid restricted subscribers".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Everybody = (
        "public visible published everyone everybody anyone all open world publique público publico öffentlich pubblico")
            .Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> HiddenWords = (
        "draft drafts private hidden pending future scheduled trash trashed deleted unpublished unlisted embargo embargoed progress "
        + "inprogress review inreview todo wip submitted waiting awaiting approval unapproved rejected not never be internal confidential "
        + "brouillon privé prive attente relire relecture programmé planifié corbeille non pas "
        + "borrador privado pendiente revisión revision programado papelera rascunho pendente revisão agendado lixeira não "
        + "entwurf privat ausstehend geplant prüfung papierkorb nicht bozza privato attesa revisione programmato cestino مسودة")
            .Split(' ').ToFrozenSet();

    /// <summary>Keys of site generators with keys of their own below them.</summary>
    private static readonly FrozenSet<string> Nested = "build params extra meta metadata".Split(' ').ToFrozenSet();

    public static bool Contain(string name) => States.Contains(name) || Permissions.Contains(name) || Refusals.Contains(name)
        || Passwords.Contains(name) || name is "visibility" or "access" or "audience" or "permalink" or "build" or "params" or "extra";

    /// <summary>Whether a key keeps the article from the public.</summary>
    /// <param name="name">The key, in the form in which keys are compared.</param>
    /// <param name="value">Its value.</param>
    public static bool KeepBack(string name, HeaderValue value) =>
        (value as HeaderText)?.Text?.Trim() is { Length: > 0 } text
            ? KeepBack(name, text)
            : Nested.Contains(name) && value is HeaderMap map && map.Entries.Any(entry => KeepBack(entry.Name, entry.Value));

    /// <summary>Whether a key keeps the article from the public.</summary>
    public static bool KeepBack(string name, string text) =>
        States.Contains(name) ? IsHiddenState(text)
        : Permissions.Contains(name) ? HeaderFlag.Parse(text) is false || text.ToLowerInvariant() is "never" or "local" or "link"
        : Refusals.Contains(name) ? HeaderFlag.Parse(text) is true
        : Passwords.Contains(name) ? HeaderFlag.Parse(text) is not false
        : name is "access" or "audience" ? IsHiddenState(text) || Some.Contains(text.ToLowerInvariant())
        : name == "visibility" ? HeaderFlag.Parse(text) is not true && !Everybody.Contains(text.ToLowerInvariant())
        : name == "permalink" && text is "false";

    /// <summary>Whether it is the state of something not public: <c>In review</c>, <c>pendingApproval</c>, <c>brouillon</c>.</summary>
    private static bool IsHiddenState(string state) =>
        Words().Matches(state).Any(word => HiddenWords.Contains(word.Value.ToLowerInvariant()));

    // The second word of "pendingReview" begins with its capital letter.
    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
