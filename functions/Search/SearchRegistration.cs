using System.Diagnostics.Metrics;
using Newsroom.Search.Analysis;
using Newsroom.Search.Faceting;
using Newsroom.Search.Index;
using Newsroom.Search.Snippets;
using Newsroom.Search.Suggestions;

namespace Newsroom.Search;

public static class SearchRegistration
{
    /// <summary>Adds search, its index and the maintenance of the index.</summary>
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSingleton<TextAnalysis>()
        .AddSingleton<SnippetBuilder>()
        .AddSingleton<ManifestStore>()
        .AddSingleton<PendingRows>()
        .AddSingleton(provider => IndexGauges.Register(
            provider.GetRequiredService<IMeterFactory>(), ActivatorUtilities.CreateInstance<SearchIndex>(provider)))
        .AddSingleton<IndexMerger>()
        .AddSingleton<IndexedEditions>()
        .AddSingleton<RebuildProgressStore>()
        .AddSingleton<IndexRebuild>()
        .AddSingleton<IndexUpkeep>()
        .AddSingleton<SearchLanguages>()
        .AddSingleton<LanguageOverviews>()
        .AddSingleton<Searcher>()
        .AddSingleton<Suggester>();
}
