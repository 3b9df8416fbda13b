using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

[assembly: Newsroom.LocalHost.LocalHostStartup(typeof(Newsroom.LocalHost.Tests.Hosting.CommandLine))]

namespace Newsroom.LocalHost.Tests.Hosting;

public sealed class SettingsTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("localhost-settings-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task Host_json_gives_the_route_prefix_and_the_log_levels()
    {
        await WriteAsync("host.json", """
            {
              "version": "2.0",
              "extensions": { "http": { "routePrefix": "v1" } },
              "logging": { "logLevel": { "Chatty": "Error" } }
            }
            """);
        var builder = LocalFunctionsApplication.CreateBuilder(new() { FunctionClasses = [typeof(Echo)], ContentRootPath = _root.FullName });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["LocalHost:Port"] = "0",
            ["LocalHost:Functions"] = "true",
            ["AzureWebJobsStorage"] = "unused",
            ["Logging:LogLevel:LocalHost"] = "None",
        });
        await using var host = (LocalFunctionsHost)builder.Build();
        await host.StartAsync(TestApp.Cancelled);
        using var http = new HttpClient { BaseAddress = host.BaseAddress };

        Assert.Equal("echo", await http.GetStringAsync("v1/Echo", TestApp.Cancelled));
        var loggers = host.Services.GetRequiredService<ILoggerFactory>();
        Assert.False(loggers.CreateLogger("Chatty").IsEnabled(LogLevel.Warning));
        Assert.False(loggers.CreateLogger("Microsoft.AspNetCore").IsEnabled(LogLevel.Information));
        Assert.True(loggers.CreateLogger("MyApp").IsEnabled(LogLevel.Information));
    }

    [Fact]
    public async Task Environment_variables_win_over_local_settings()
    {
        Environment.SetEnvironmentVariable("LocalHostTests__FromBoth", "environment");
        await WriteAsync("local.settings.json", """
            { "IsEncrypted": false, "Values": { "LocalHostTests__FromFile": "file", "LocalHostTests__FromBoth": "file", "Top": "file" } }
            """);
        var builder = LocalFunctionsApplication.CreateBuilder(new() { FunctionClasses = [], ContentRootPath = _root.FullName });
        Assert.Equal("file", builder.Configuration["LocalHostTests:FromFile"]);
        Assert.Equal("environment", builder.Configuration["LocalHostTests:FromBoth"]);
        Assert.Equal("file", builder.Configuration["Top"]);
    }

    [Fact]
    public void The_app_reads_its_own_command_line_before_the_builder_is_returned()
    {
        var builder = FunctionsApplication.CreateBuilder(["search", "--lang", "fr"]);
        Assert.Equal("search --lang fr", builder.Configuration["CommandLine"]);
    }

    [Fact]
    public void The_functions_are_those_of_the_calling_assembly()
    {
        // Those of this one do not go together: the host refuses them by name.
        var refusal = Assert.Throws<FunctionConfigurationException>(() => FunctionsApplication.CreateBuilder([]).Build());
        Assert.Contains("Function 'Idle'", refusal.Message, StringComparison.Ordinal);
    }

    private Task WriteAsync(string file, string content) => File.WriteAllTextAsync(Path.Combine(_root.FullName, file), content, TestApp.Cancelled);

    public sealed class Echo
    {
        [Function("Echo")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Text("echo");
    }
}

public sealed class CommandLine : ILocalHostStartup
{
    public void Configure(FunctionsApplicationBuilder builder, string[] args) => builder.Configuration["CommandLine"] = string.Join(' ', args);
}
