using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Newsroom;

await Program.Build(args).RunAsync();

/// <summary>The composition root: the same for LocalHost and for the Azure Functions worker.</summary>
public partial class Program
{
    /// <param name="args">The command line.</param>
    /// <param name="configure">What whoever hosts the app in a process of their own changes in settings, logging and services; the settings are read after it.</param>
    /// <returns>The host, not started.</returns>
    public static IHost Build(string[] args, Action<IHostApplicationBuilder>? configure = null)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        configure?.Invoke(builder);
        builder.Services.AddNewsroom(builder.Configuration);
        return builder.Build();
    }
}
