using Newsroom.Search.Index;
using Newsroom.Telemetry;

namespace Newsroom.Search;

/// <summary>Search, its index, and what looks after that.</summary>
public static class SearchRegistration
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSingleton<Analysis>()
        .AddSingleton<Snippets>()
        .AddSingleton(provider => provider.GetRequiredService<Measures>().Watch(ActivatorUtilities.CreateInstance<SearchIndex>(provider)))
        .AddSingleton<IndexUpkeep>()
        .AddSingleton<Searcher>()
        .AddSingleton<Suggester>();
}
