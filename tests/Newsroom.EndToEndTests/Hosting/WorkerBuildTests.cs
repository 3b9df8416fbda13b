using System.Net;
using System.Reflection;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using NCrontab;
using Newsroom.Tests.EndToEnd;
using Newsroom.Tests.Hosting.Worker;
using Xunit;

namespace Newsroom.Tests.Hosting;

/// <summary>The published folder: what the Functions host reads in it, and its run as the host's worker.</summary>
public sealed class WorkerBuildTests(PublishedFolder published, RunningSite sites) : IClassFixture<PublishedFolder>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void The_metadata_has_every_function_of_the_sources()
    {
        using var metadata = Json("functions.metadata");
        string[] declared =
        [
            .. typeof(Program).Assembly.GetTypes().SelectMany(type => type.GetMethods())
                .Where(method => method.IsDefined(typeof(FunctionAttribute))).Select(Declared).Order(StringComparer.Ordinal),
        ];
        Assert.Equal(54, declared.Length);
        Assert.Equal(declared, metadata.RootElement.EnumerateArray().Select(Built).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_Functions_host_can_start_it_load_its_functions_and_call_one()
    {
        var settings = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = await sites.NewAccountAsync(),
            ["Newsroom__Translator"] = "none",
            ["Newsroom__Languages"] = "fr",
        };
        await using var host = await StandInHost.StartAsync(published.Path, settings, Cancelled);
        var functions = await host.IndexAsync(Cancelled);
        Assert.Equal(54, functions.Count);
        foreach (var function in functions)
        {
            await host.LoadAsync(function, Cancelled);
        }

        using var health = await host.GetAsync(Named("Health"), "api/health", Cancelled);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal("ok", JsonNode.Parse(await health.Content.ReadAsStringAsync(Cancelled))!["status"]!.GetValue<string>());

        using var unknown = await host.GetAsync(Named("Unmatched"), "api/nothing", Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.All([health, unknown], answer =>
        {
            Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        });

        using var keyed = await host.GetAsync(Named("Status"), "api/status", Cancelled);
        Assert.Equal(HttpStatusCode.OK, keyed.StatusCode);
        Assert.False(keyed.Headers.Contains("Access-Control-Allow-Origin"));

        // The host would drop them: they only cost.
        Assert.DoesNotContain(host.Logs, log => log.StartsWith("Information Microsoft.AspNetCore.", StringComparison.Ordinal));

        JsonObject Named(string name) => functions.Single(function => function["name"]!.GetValue<string>() == name);
    }

    [Fact]
    public void The_settings_of_the_infrastructure_and_of_Core_Tools_give_both_timers_a_schedule()
    {
        using var metadata = Json("functions.metadata");
        string[] schedules =
        [
            .. metadata.RootElement.EnumerateArray().Select(function => function.GetProperty("bindings")[0])
                .Where(trigger => trigger.GetProperty("type").GetString() == "timerTrigger").Select(trigger => Text(trigger, "schedule")!),
        ];
        Assert.Equal(2, schedules.Length);
        Assert.All(schedules, schedule =>
        {
            AssertIsSchedule(HostSettings.Resolve(schedule, Repository.AzureSetting));
            AssertIsSchedule(HostSettings.Resolve(schedule, name => Repository.CoreToolsSettings().GetValueOrDefault(name)));
        });

        static void AssertIsSchedule(string? text)
        {
            Assert.NotNull(text);
            Assert.NotNull(CrontabSchedule.TryParse(text, new() { IncludingSeconds = true }));
        }
    }

    [Fact]
    public void The_host_reads_how_to_start_the_worker_and_which_extensions_it_needs()
    {
        using var worker = Json("worker.config.json");
        Assert.Equal("Newsroom.dll", worker.RootElement.GetProperty("description").GetProperty("defaultWorkerPath").GetString());
        Assert.Equal("dotnet-isolated", worker.RootElement.GetProperty("description").GetProperty("language").GetString());
        using var extensions = Json("extensions.json");
        Assert.Superset(
            new HashSet<string> { "AzureStorageBlobs", "AzureStorageQueues" },
            extensions.RootElement.GetProperty("extensions")
                .EnumerateArray()
                .Select(extension => extension.GetProperty("name").GetString()!)
                .ToHashSet());
        Assert.Equal(Repository.Read("host.json"), File.ReadAllText(InFolder("host.json")));
    }

    [Fact]
    public void The_extensions_of_the_host_are_in_it_and_settings_for_development_are_not()
    {
        Assert.NotEmpty(Directory.GetFiles(InFolder(".azurefunctions"), "*.dll"));
        Assert.False(File.Exists(InFolder("local.settings.json")));
    }

    [Fact]
    public void The_code_is_compiled_ahead_of_time()
    {
        using var program = new PEReader(File.OpenRead(InFolder("Newsroom.dll")));
        Assert.NotEqual(0, program.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
    }

    private static string Declared(MethodInfo method)
    {
        var trigger = method.GetParameters()
            .SelectMany(parameter => parameter.GetCustomAttributes())
            .Single(attribute => attribute.GetType().Name.EndsWith("TriggerAttribute", StringComparison.Ordinal));
        return $"{method.GetCustomAttribute<FunctionAttribute>()!.Name} {method.DeclaringType!.FullName}.{method.Name} " + trigger switch
        {
            HttpTriggerAttribute http => $"httpTrigger {http.AuthLevel} {string.Join(',', http.Methods!)} {http.Route}",
            BlobTriggerAttribute blob => $"blobTrigger {blob.Source} {blob.BlobPath}",
            QueueTriggerAttribute queue => $"queueTrigger {queue.QueueName}",
            TimerTriggerAttribute timer => $"timerTrigger {timer.Schedule}",
            _ => trigger.ToString(),
        };
    }

    private static string Built(JsonElement function)
    {
        var trigger = function.GetProperty("bindings")[0];
        var type = trigger.GetProperty("type").GetString();
        return $"{Text(function, "name")} {Text(function, "entryPoint")} {type} " + type switch
        {
            "httpTrigger" =>
                $"{Text(trigger, "authLevel")} {string.Join(',', trigger.GetProperty("methods").EnumerateArray())} "
                    + $"{Text(trigger, "route")}",
            "blobTrigger" => $"{Text(trigger, "source")} {Text(trigger, "path")}",
            "queueTrigger" => Text(trigger, "queueName"),
            _ => Text(trigger, "schedule"),
        };
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private JsonDocument Json(string file) => JsonDocument.Parse(File.ReadAllText(InFolder(file)));

    private string InFolder(string file) => Path.Combine(published.Path, file);
}
