using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newsroom.LocalHost.Hosting;

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
        var builder = new LocalFunctionsBuilder(
            new()
            {
                App = typeof(Repeat).Assembly,
                FunctionClasses = [typeof(Repeat)],
                ContentRootPath = _root.FullName,
            });
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["LocalHost:Port"] = "0",
                ["LocalHost:Functions"] = "true",
                ["AzureWebJobsStorage"] = "unused",
                ["Logging:LogLevel:LocalHost"] = "None",
            });
        await using var host = builder.Build();
        await host.StartAsync(TestApp.Cancelled);
        using var http = new HttpClient { BaseAddress = host.BaseAddress };

        Assert.Equal("echo", await http.GetStringAsync("v1/Repeat", TestApp.Cancelled));
        var loggers = host.Services.GetRequiredService<ILoggerFactory>();
        Assert.False(loggers.CreateLogger("Chatty").IsEnabled(LogLevel.Warning));
        Assert.False(loggers.CreateLogger("Microsoft.AspNetCore").IsEnabled(LogLevel.Information));
        Assert.True(loggers.CreateLogger("MyApp").IsEnabled(LogLevel.Information));
    }

    [Theory]
    [InlineData("""{ "version": "1.0" }""", "'version' must be \"2.0\"")]
    [InlineData("""{ "version": "2.0", "functionTimeout": "00:05:00" }""", "'functionTimeout' is not supported")]
    [InlineData(
        """{ "version": "2.0", "extensions": { "http": { "maxConcurrentRequests": 5 } } }""",
        "'extensions:http:maxConcurrentRequests' is not supported"
    )]
    [InlineData(
        """{ "version": "2.0", "extensions": { "serviceBus": { } , "queues": { "batchSize": 33 } } }""",
        "'extensions:queues:batchSize' must be from 1 to 32"
    )]
    [InlineData(
        """{ "version": "2.0", "extensions": { "queues": { "maxDequeueCount": 0 } } }""",
        "'extensions:queues:maxDequeueCount' must be at least 1"
    )]
    [InlineData(
        """{ "version": "2.0", "extensions": { "blobs": { "maxDegreeOfParallelism": 0 } } }""",
        "'extensions:blobs:maxDegreeOfParallelism' must be at least 1"
    )]
    public async Task Options_of_host_json_that_would_have_no_effect_here_are_refused(string json, string words)
    {
        await WriteAsync("host.json", json);
        var builder = new LocalFunctionsBuilder(
            new()
            {
                App = typeof(Repeat).Assembly,
                FunctionClasses = [],
                ContentRootPath = _root.FullName,
            });
        var refusal = Assert.Throws<FunctionConfigurationException>(() => builder.Build());
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Local_settings_are_for_Core_Tools_and_are_not_read()
    {
        await WriteAsync("local.settings.json", """{ "IsEncrypted": false, "Values": { "LocalHostTests__FromFile": "file" } }""");
        var builder = new LocalFunctionsBuilder(
            new()
            {
                App = typeof(Repeat).Assembly,
                FunctionClasses = [],
                ContentRootPath = _root.FullName,
            });
        Assert.Null(builder.Configuration["LocalHostTests:FromFile"]);
    }

    [Fact]
    public void The_functions_are_those_of_the_app()
    {
        // The functions of this assembly cannot run together: the host names one of them.
        var refusal = Assert.Throws<FunctionConfigurationException>(() =>
            new LocalFunctionsBuilder(new() { App = typeof(Repeat).Assembly }).Build());
        Assert.Contains("Function '", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SCHEDULE_NAME", null)]
    [InlineData("Schedule__Name", "The Functions host does not resolve names with '__' or ':'.")]
    [InlineData("Schedule:Name", "The Functions host does not resolve names with '__' or ':'.")]
    [InlineData("FromAppSettingsJson", "Set 'FromAppSettingsJson' as an environment variable or app setting.")]
    [InlineData("Unset", "Set 'Unset' as an environment variable or app setting.")]
    public async Task Settings_in_bindings_resolve_as_they_do_on_the_Functions_host(string name, string? reason)
    {
        await WriteAsync("appsettings.json", """{ "FromAppSettingsJson": "0 0 * * * *" }""");
        var builder = new LocalFunctionsBuilder(
            new()
            {
                App = typeof(Repeat).Assembly,
                FunctionClasses = [],
                ContentRootPath = _root.FullName,
            });
        foreach (var set in new[] { "SCHEDULE_NAME", "Schedule__Name", "Schedule:Name" })
        {
            builder.AddAppSettings(new Dictionary<string, string?> { [set] = "0 0 * * * *" });
        }

        await using var host = builder.Build();
        var settings = host.Services.GetRequiredService<BindingSettings>();
        if (reason is null)
        {
            Assert.Equal("0 0 * * * *", settings.Resolve($"%{name}%", "Timer"));
            return;
        }

        var refusal = Assert.Throws<FunctionConfigurationException>(() => settings.Resolve($"%{name}%", "Timer"));
        Assert.Equal($"Function 'Timer': '%{name}%' does not resolve to a value. {reason}", refusal.Message);
    }

    [Theory]
    [InlineData("--functions-uri=http://127.0.0.1:5000/", "", true)]
    [InlineData("--Functions-Worker-Id", "WEBSITE_INSTANCE_ID", true)]
    [InlineData("--port", "Functions__Worker__HostEndpoint", true)]
    [InlineData("--port", "FUNCTIONS_APPLICATION_DIRECTORY", true)]
    [InlineData("--port", "", false)]
    public void The_arguments_and_variables_of_the_Functions_host_make_the_program_its_worker(
        string argument,
        string variable,
        bool isWorker) => Assert.Equal(isWorker, FunctionsHost.HasStarted([argument], name => name == variable ? "set" : null));

    [Theory]
    [InlineData("WEBSITE_INSTANCE_ID")]
    [InlineData("WEBSITE_SITE_NAME")]
    [InlineData("FUNCTIONS_WORKER_RUNTIME")]
    public void In_Azure_the_local_host_does_not_start(string variable)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => FunctionsHost.HasStarted([], name => name == variable ? "set" : null));
        Assert.Contains(variable, refusal.Message, StringComparison.Ordinal);
    }

    private Task WriteAsync(string file, string content) =>
        File.WriteAllTextAsync(Path.Combine(_root.FullName, file), content, TestApp.Cancelled);

    public sealed class Repeat
    {
        [Function("Repeat")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Text("echo");
    }
}
