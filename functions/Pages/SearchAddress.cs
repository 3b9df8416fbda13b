using Microsoft.AspNetCore.Http;
using Newsroom.Content;

namespace Newsroom.Pages;

/// <summary>The address of a search, and of those that differ from it by one parameter.</summary>
public sealed class SearchAddress
{
    internal const string Query = "q";
    internal const string Sort = "sort";
    internal const string Language = "lang";
    internal const string AllLanguages = "all";
    internal const string Topic = "tag";
    internal const string Organisation = "org";
    internal const string Year = "year";

    private const string Cursor = "cursor";

    /// <summary>The parameters that narrow a search, in the order of the page.</summary>
    private static readonly string[] Filters = [Topic, "place", Organisation, "kind", Year, "from", "to", "words"];

    /// <summary>The filters that feeds have, too.</summary>
    private static readonly string[] FeedFilters = [Query, Topic, "place", Organisation, "kind", "from", "to"];

    private readonly string _language;
    private readonly Dictionary<string, string> _parameters;

    /// <param name="request">The search.</param>
    /// <param name="language">The language of the page.</param>
    public SearchAddress(HttpRequest request, string language)
        : this(language, request.Query
            .Where(parameter => parameter.Value.ToString().Length > 0)
            .ToDictionary(parameter => parameter.Key, parameter => parameter.Value.ToString(), StringComparer.Ordinal))
    {
    }

    private SearchAddress(string language, Dictionary<string, string> parameters) => (_language, _parameters) = (language, parameters);

    /// <summary>What narrows the search.</summary>
    public IEnumerable<(string Name, string Value)> Given =>
        Filters.Where(_parameters.ContainsKey).Select(name => (name, _parameters[name]));

    public bool IsInAllLanguages => this[Language]?.Equals(AllLanguages, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The query of the feeds of this search.</summary>
    public string FeedQuery => QueryString.Create(
        FeedFilters.Where(_parameters.ContainsKey).Select(name => KeyValuePair.Create(name, (string?)_parameters[name]))).ToUriComponent();

    /// <summary>The value of a parameter; null if it is absent.</summary>
    public string? this[string name] => _parameters.GetValueOrDefault(name);

    /// <summary>The search with a parameter, or without it. It begins at the first page, unless the parameter says where.</summary>
    public string With(string name, string? value)
    {
        var parameters = new Dictionary<string, string>(_parameters, StringComparer.Ordinal);
        parameters.Remove(Cursor);
        if (value is null)
        {
            parameters.Remove(name);
        }
        else
        {
            parameters[name] = value;
        }

        return new SearchAddress(_language, parameters).ToString();
    }

    public string WithCursor(string cursor) => With(Cursor, cursor);

    /// <summary>
    /// The search in another language, or in all. It begins at the first page. Topics and organisations are left out, as other languages
    /// have other names for them.
    /// </summary>
    public string In(string language, bool all = false)
    {
        var parameters = _parameters
            .Where(one => one.Key is not (Topic or Organisation or Language or Cursor))
            .ToDictionary(StringComparer.Ordinal);
        if (all)
        {
            parameters[Language] = AllLanguages;
        }

        return new SearchAddress(language, parameters).ToString();
    }

    /// <summary>The search for the same words without what narrows it.</summary>
    public SearchAddress WithoutFilters() =>
        new(_language, _parameters.Where(one => one.Key is Query or Sort).ToDictionary(StringComparer.Ordinal));

    public override string ToString() =>
        Links.Search("", _language)
        + QueryString.Create(_parameters.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))).ToUriComponent();
}
