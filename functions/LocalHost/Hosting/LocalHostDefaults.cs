using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Newsroom.LocalHost.Blobs;
using Newsroom.LocalHost.Http;
using Newsroom.LocalHost.Invocation;
using Newsroom.LocalHost.Queues;
using Newsroom.LocalHost.Timers;

namespace Newsroom.LocalHost.Hosting;

/// <summary>Settings, logging and services that every app on this host has.</summary>
internal static class LocalHostDefaults
{
    /// <summary>An empty builder, because what the usual one adds costs start-up time and reads the command line.</summary>
    public static WebApplicationBuilder CreateWebBuilder(string applicationName, string contentRoot)
    {
        var web = WebApplication.CreateEmptyBuilder(new()
        {
            ApplicationName = applicationName,
            ContentRootPath = contentRoot,
            EnvironmentName = EnvironmentName(),
        });
        web.Configuration.SetBasePath(contentRoot);
        web.Configuration.AddJsonFile("appsettings.json", optional: true);
        web.Configuration.AddEnvironmentVariables();

        AddLogging(web);
        web.Services.AddRouting();
        web.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(30));

        // First of all start-up filters, so that routing and keys stand before the app's own middleware, as they do in the real host.
        web.Services.AddTransient<IStartupFilter, FunctionsPipeline>();
        var scopes = new ServiceProviderOptions { ValidateScopes = web.Environment.IsDevelopment() };
        ((IHostApplicationBuilder)web).ConfigureContainer(new DefaultServiceProviderFactory(scopes));
        return web;
    }

    public static void AddHost(WebApplicationBuilder web, LocalHostOptions options, HostJson hostJson, FunctionCatalog functions)
    {
        var services = web.Services;
        services.AddSingleton(options);
        services.AddSingleton(hostJson);
        services.AddSingleton(functions);
        services.AddSingleton<BindingSettings>();
        services.AddSingleton<StorageClients>();
        services.AddSingleton<HostStorage>();
        services.AddSingleton<Shutdown>();
        services.TryAddSingleton(TimeProvider.System);
        if (!options.Functions)
        {
            services.AddSingleton<IServer, NoServer>();
            services.AddSingleton<HttpFunctions>(_ => HttpFunctions.None);
            return;
        }

        web.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Forwarding.MaxBody;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        services.AddHttpTriggers(functions);
        services.AddBlobTriggers(functions);
        services.AddQueueTriggers(functions);
        services.AddTimerTriggers(functions);
        services.AddSingleton<TriggerSet>();
    }

    private static void AddLogging(WebApplicationBuilder web)
    {
        web.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
        foreach (var framework in new[] { "Microsoft", "System", "Azure" })
        {
            web.Logging.AddFilter(framework, LogLevel.Warning);
        }

        web.Logging.AddConfiguration(SettingsFiles.ReadHostJson(web.Environment.ContentRootPath, web.Configuration).GetSection("logging"));
        web.Logging.AddConfiguration(web.Configuration.GetSection("Logging"));
    }

    /// <summary>As Core Tools do: development, unless told otherwise.</summary>
    private static string EnvironmentName() =>
        Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
        ?? Environments.Development;
}
