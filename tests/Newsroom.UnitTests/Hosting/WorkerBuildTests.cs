using System.Diagnostics;
using System.Reflection;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace Newsroom.Tests.Hosting;

/// <summary>What <c>dotnet publish functions -c Release -p:AzureFunctions=true</c> has put into the folder <c>NEWSROOM_WORKER</c>: <c>tests/worker-build</c> runs these tests.</summary>
public sealed class WorkerBuildTests
{
    [Fact]
    public void The_real_packages_read_the_same_functions_out_of_the_sources_as_the_local_host()
    {
        using var metadata = Json("functions.metadata");
        Assert.Equal(
            typeof(Program).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Where(method => method.IsDefined(typeof(FunctionAttribute))).Select(Declared).Order(StringComparer.Ordinal),
            metadata.RootElement.EnumerateArray().Select(Built).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_host_is_told_how_to_start_the_worker_and_which_extensions_it_needs()
    {
        using var worker = Json("worker.config.json");
        Assert.Equal("Newsroom.dll", worker.RootElement.GetProperty("description").GetProperty("defaultWorkerPath").GetString());
        Assert.Equal("dotnet-isolated", worker.RootElement.GetProperty("description").GetProperty("language").GetString());
        using var extensions = Json("extensions.json");
        Assert.Superset(
            new HashSet<string> { "AzureStorageBlobs", "AzureStorageQueues" },
            extensions.RootElement.GetProperty("extensions").EnumerateArray().Select(extension => extension.GetProperty("name").GetString()!).ToHashSet());
        Assert.Equal(Repository.Read("host.json"), File.ReadAllText(InFolder("host.json")));
    }

    [Theory]
    [InlineData("local.settings.json")]
    [InlineData("Newsroom.LocalHost.dll")]
    [InlineData("NCrontab.dll")]
    [InlineData("Spectre.Console.dll")]
    [InlineData("System.CommandLine.dll")]
    public void Nothing_of_the_local_host_goes_along(string file) => Assert.False(File.Exists(InFolder(file)));

    [Fact]
    public void The_code_is_compiled_ahead_of_time()
    {
        using var program = new PEReader(File.OpenRead(InFolder("Newsroom.dll")));
        Assert.NotEqual(0, program.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
    }

    [Fact]
    public async Task The_worker_composes_itself_and_asks_for_its_host()
    {
        using var worker = Process.Start(new ProcessStartInfo("dotnet", [InFolder("Newsroom.dll")])
        {
            Environment = { ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true", ["Newsroom__Translator"] = "none" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = worker.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await worker.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Contains("'HostEndpoint'", error + await output, StringComparison.Ordinal);
    }

    private static string Declared(MethodInfo method)
    {
        var trigger = method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributes()).Single(attribute => attribute.GetType().Name.EndsWith("TriggerAttribute", StringComparison.Ordinal));
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
            "httpTrigger" => $"{Text(trigger, "authLevel")} {string.Join(',', trigger.GetProperty("methods").EnumerateArray())} {Text(trigger, "route")}",
            "blobTrigger" => $"{Text(trigger, "source")} {Text(trigger, "path")}",
            "queueTrigger" => Text(trigger, "queueName"),
            _ => Text(trigger, "schedule"),
        };
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static JsonDocument Json(string file) => JsonDocument.Parse(File.ReadAllText(InFolder(file)));

    private static string InFolder(string file)
    {
        var folder = Environment.GetEnvironmentVariable("NEWSROOM_WORKER");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "There is no build for Azure here: tests/worker-build makes one.");
        return Path.Combine(folder!, file);
    }
}
