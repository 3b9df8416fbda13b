using System.Diagnostics.Metrics;
using Newsroom.Search.Index;

namespace Newsroom.Search;

/// <summary>Search, its index, and what looks after that.</summary>
public static class SearchRegistration
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSingleton<Analysis>()
        .AddSingleton<Snippets>()
        .AddSingleton(provider => IndexGauges.Register(
            provider.GetRequiredService<IMeterFactory>(), ActivatorUtilities.CreateInstance<SearchIndex>(provider)))
        .AddSingleton<IndexUpkeep>()
        .AddSingleton<Searcher>()
        .AddSingleton<Suggester>();
}
