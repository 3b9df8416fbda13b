using Microsoft.Extensions.DependencyInjection.Extensions;
using Newsroom.Events;
using Newsroom.Http;
using Newsroom.Pages;
using Newsroom.Publishing;
using Newsroom.Reading;
using Newsroom.Search;
using Newsroom.Settings;
using Newsroom.Storage;
using Newsroom.Telemetry;
using Newsroom.Translation;

namespace Newsroom;

/// <summary>All services of the functions.</summary>
public static class NewsroomRegistration
{
    /// <summary>Registers all services. A <see cref="TimeProvider"/> that is registered already is kept.</summary>
    public static IServiceCollection AddNewsroom(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(SiteOptions.Read(configuration))
            .AddHostedService<RenamedSettings>()
            .AddNewsroomMetrics()
            .AddStorage()
            .AddReading()
            .AddCalendar()
            .AddSearch()
            .AddTranslation(configuration)
            .AddPublishing()
            .AddHttp()
            .AddPages()
            .AddTelemetry(configuration);
    }
}
