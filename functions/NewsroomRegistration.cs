using Microsoft.Extensions.DependencyInjection.Extensions;
using Newsroom.Articles;
using Newsroom.Events;
using Newsroom.Feeds;
using Newsroom.Http;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Newsroom.Search;
using Newsroom.Storage;
using Newsroom.Telemetry;
using Newsroom.Translation;
using Newsroom.Translation.Xliff;

namespace Newsroom;

/// <summary>Everything that the functions need.</summary>
public static class NewsroomRegistration
{
    /// <summary>Registers it all. A clock that is registered already is kept.</summary>
    public static IServiceCollection AddNewsroom(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddAll(configuration);
    }

    private static IServiceCollection AddAll(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(SiteOptions.Read(configuration))
        .AddHostedService<RenamedSettings>()
        .AddStorage()
        .AddSingleton<Inbox>()
        .AddSingleton<Ledger>()
        .AddSingleton<ArticleStore>()
        .AddSingleton<EditionStore>()
        .AddSingleton<Timeline>()
        .AddSingleton<EditionList>()
        .AddSingleton<EditionArchive>()
        .AddSingleton<Generations>()
        .AddSingleton<SimilarArticles>()
        .AddSingleton<EventContinuity>()
        .AddSingleton<Expiries>()
        .AddSingleton<HumanEditions>()
        .AddSingleton<Remnants>()
        .AddSingleton<Publisher>()
        .AddSingleton<Corrections>()
        .AddSingleton<FolderMemory>()
        .AddSingleton<Glossaries>()
        .AddSingleton<UploadReading>()
        .AddSingleton<Submissions>()
        .AddSingleton<Ingestion>()
        .AddSingleton<TranslationOrders>()
        .AddSingleton<Completion>()
        .AddSingleton<Translations>()
        .AddSingleton<Rebuild>()
        .AddSingleton<ProgressCount>()
        .AddSingleton<Removals>()
        .AddSingleton<Reconciliation>()
        .AddReading()
        .AddSingleton<EventStore>()
        .AddSingleton<EventList>()
        .AddSearch()
        .AddSingleton<XliffWriter>()
        .AddSingleton<IEditionFormat, XliffFormat>()
        .AddTranslation(configuration)
        .AddSingleton<EnginePause>()
        .AddSingleton<CharacterBudget>()
        .AddSingleton<MeteredTranslator>()
        .AddSingleton(provider => new EditionTranslator(provider.GetRequiredService<MeteredTranslator>(), provider.GetRequiredService<HtmlCleaner>()))
        .AddSingleton<FeedSource>()
        .AddSingleton<CalendarWriter>()
        .AddHttp()
        .AddTelemetry(configuration);
}
