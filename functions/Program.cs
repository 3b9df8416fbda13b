using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Newsroom;
using Newsroom.Cli;
using Newsroom.LocalHost;

await (FunctionsHost.HasStarted(args, Environment.GetEnvironmentVariable) ? Program.BuildWorker(args) : Program.Build(args)).RunAsync();

/// <summary>The composition root: the same services under the Functions host and under the local host.</summary>
public partial class Program
{
    /// <summary>Builds the local host.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="configure">Changes settings, logging and services; the app reads the settings after it.</param>
    /// <returns>The host, not started.</returns>
    public static LocalFunctionsHost Build(string[] args, Action<LocalFunctionsBuilder>? configure = null)
    {
        var builder = new LocalFunctionsBuilder(new() { App = typeof(Program).Assembly });
        CommandLine.Configure(builder, args);
        configure?.Invoke(builder);
        builder.Services.AddNewsroom(builder.Configuration);
        return builder.Build();
    }

    /// <summary>Builds the worker of the Functions host that has started this program.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>The worker, not started.</returns>
    public static IHost BuildWorker(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();

        // As host.json has it. Else the worker sends the host messages of the framework about each request, which the host drops.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter(nameof(Newsroom), LogLevel.Information);
        builder.Services.AddNewsroom(builder.Configuration);
        return builder.Build();
    }
}
