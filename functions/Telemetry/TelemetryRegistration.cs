using System.Runtime.CompilerServices;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;

namespace Newsroom.Telemetry;

/// <summary>Traces, metrics and logs, exported as the settings say.</summary>
internal static class TelemetryRegistration
{
    private const string Monitor = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string MonitorSignIn = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static IServiceCollection AddNewsroomMetrics(this IServiceCollection services)
    {
        services.AddMetrics().TryAddSingleton<NewsroomMetrics>();
        return services;
    }

    /// <summary>
    /// Exports to Azure Monitor if <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c> is set, and to a collector if
    /// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set. If neither is set, no OpenTelemetry assembly is loaded.
    /// </summary>
    /// <exception cref="InvalidOperationException"><c>APPLICATIONINSIGHTS_AUTHENTICATION_STRING</c> is invalid.</exception>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration) =>
        string.IsNullOrEmpty(configuration[Monitor]) && string.IsNullOrEmpty(configuration[Collector])
            ? services
            : Export(services, configuration);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IServiceCollection Export(IServiceCollection services, IConfiguration configuration)
    {
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                configuration["OTEL_SERVICE_NAME"] ?? configuration["WEBSITE_SITE_NAME"] ?? "newsroom", serviceVersion: AppVersion.Current))
            .WithTracing(traces => traces.AddSource(Spans.SourceName, Spans.Invocations))
            .WithMetrics(metrics => metrics.AddMeter(NewsroomMetrics.MeterName, "Microsoft.AspNetCore.Hosting"));
        if (!string.IsNullOrEmpty(configuration[Collector]))
        {
            telemetry.UseOtlpExporter();
        }

        if (!string.IsNullOrEmpty(configuration[Monitor]))
        {
            var credential = Credential(configuration[MonitorSignIn]);
            telemetry.UseAzureMonitorExporter(monitor =>
            {
                monitor.Credential = credential;
                // Both send data every few seconds, even if nothing happens.
                monitor.EnableLiveMetrics = false;
                monitor.EnablePerformanceCounters = false;
            });
        }

        return services
            // Not the frameworks' logs of each request: its address may contain a key.
            .AddLogging(logging => logging
                .AddFilter<OpenTelemetryLoggerProvider>(category: null, LogLevel.Warning)
                .AddFilter<OpenTelemetryLoggerProvider>(nameof(Newsroom), LogLevel.Information))
            .Configure<OpenTelemetryLoggerOptions>(logs => logs.IncludeFormattedMessage = true)
            .Configure<WorkerOptions>(AnnounceToHost);
    }

    /// <summary>
    /// As Microsoft.Azure.Functions.Worker.OpenTelemetry does: the Functions host does not send the same logs again, and invocations become
    /// child spans of the host's own.
    /// </summary>
    private static void AnnounceToHost(WorkerOptions worker)
    {
        worker.Capabilities["WorkerOpenTelemetryEnabled"] = bool.TrueString;
        worker.Capabilities["WorkerOpenTelemetrySchemaVersion"] = "1.37.0";
    }

    /// <summary>Reads <c>Authorization=AAD</c>, with <c>ClientId=…</c> for a user-assigned identity.</summary>
    private static ManagedIdentityCredential? Credential(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .ToLookup(part => part[0], part => part.ElementAtOrDefault(1) ?? "", StringComparer.OrdinalIgnoreCase);
        if (!parts["Authorization"].Contains("AAD", StringComparer.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"{MonitorSignIn} is not 'Authorization=AAD', perhaps with 'ClientId=…;' before it.");
        }

        return new ManagedIdentityCredential(parts["ClientId"].FirstOrDefault() is { Length: > 0 } client
            ? ManagedIdentityId.FromUserAssignedClientId(client) : ManagedIdentityId.SystemAssigned);
    }
}
