using Newsroom.Search.Suggestions;

namespace Newsroom.Http.Search;

/// <summary>Suggestions while a person types.</summary>
internal sealed record SuggestResource(IReadOnlyList<WordCompletion> Completions, IReadOnlyList<SuggestedTitleResource> Titles);

/// <summary>An edition whose title has the words typed so far.</summary>
internal sealed record SuggestedTitleResource(string Id, string Title, string Url);
