using Newsroom.Content;
using Newsroom.Pages.Texts;
using Newsroom.Search.Faceting;

namespace Newsroom.Pages;

/// <summary>What a page of articles is about.</summary>
public enum NameKind
{
    Topic,
    Place,
    Organisation,
}

internal static class NameKinds
{
    /// <summary>The filter of lists, feeds and calendars.</summary>
    public static string Parameter(this NameKind kind) => kind switch { NameKind.Topic => "tag", NameKind.Place => "place", _ => "org" };

    /// <summary>The page of all names of a kind.</summary>
    public static string List(this NameKind kind, string language) => kind switch
    {
        NameKind.Topic => Links.Topics("", language),
        NameKind.Place => Links.Places("", language),
        _ => Links.Organisations("", language),
    };

    /// <summary>The page of a name.</summary>
    public static string Address(this NameKind kind, string language, string name, string site = "") => kind switch
    {
        NameKind.Topic => Links.Topic(site, language, name),
        NameKind.Place => Links.Place(site, language, name),
        _ => Links.Organisation(site, language, name),
    };

    public static string Plural(this NameKind kind, UiStrings strings) => kind switch
    {
        NameKind.Topic => strings.Topics,
        NameKind.Place => strings.Places,
        _ => strings.Organisations,
    };

    public static string Singular(this NameKind kind, UiStrings strings) => kind switch
    {
        NameKind.Topic => strings.Topic,
        NameKind.Place => strings.Place,
        _ => strings.Organisation,
    };

    public static IReadOnlyList<Facet> Of(this NameKind kind, LanguageOverview overview) => kind switch
    {
        NameKind.Topic => overview.Tags,
        NameKind.Place => overview.Places,
        _ => overview.Organisations,
    };

    public static IReadOnlyList<Facet> Of(this NameKind kind, Facets facets) => kind switch
    {
        NameKind.Topic => facets.Tag,
        NameKind.Place => facets.Place,
        _ => facets.Org,
    };
}
