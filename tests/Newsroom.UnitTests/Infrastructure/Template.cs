using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;

namespace Newsroom.Tests.Infrastructure;

/// <summary>A resource of a template, with the template that it stands in.</summary>
internal sealed record Resource(string Symbol, JsonObject Json, JsonObject Template)
{
    public string Type => (string)Json["type"]!;

    /// <summary>A property by its path; null where it is absent.</summary>
    public string? Property(string path) =>
        path.Split('.').Aggregate(Json["properties"], (node, name) => (node as JsonObject)?[name])?.ToString();
}

/// <summary>What Bicep makes of <c>infra/main.bicep</c>: a template with one nested in it for each module.</summary>
internal static class Template
{
    private static readonly Lazy<Task<string>> Main = new(CompileAsync);

    /// <summary>A copy of the compiled template, to be changed at will. It is compiled once.</summary>
    public static async Task<JsonObject> LoadAsync() => JsonNode.Parse(await Main.Value)!.AsObject();

    /// <summary>The template and those nested in it.</summary>
    public static IEnumerable<JsonObject> All(JsonObject template) =>
        Named(template).Where(resource => resource.Json["type"]!.ToString() == "Microsoft.Resources/deployments")
            .SelectMany(module => All(module.Json["properties"]!["template"]!.AsObject()))
            .Prepend(template);

    /// <summary>What is made: no modules, and nothing that is only referred to.</summary>
    public static IEnumerable<Resource> Resources(JsonObject template) =>
        All(template)
            .SelectMany(Named)
            .Where(resource => resource.Type != "Microsoft.Resources/deployments" && resource.Json["existing"] is null);

    /// <summary>The first resource of a type.</summary>
    public static Resource First(JsonObject template, string type) => Resources(template).First(resource => resource.Type == type);

    // Templates that use newer features of the language name their resources, others list them.
    private static IEnumerable<Resource> Named(JsonObject template) => template["resources"] switch
    {
        JsonObject named => named.Select(resource => new Resource(resource.Key, resource.Value!.AsObject(), template)),
        JsonArray listed => listed.Select((resource, index) => new Resource($"{index}", resource!.AsObject(), template)),
        _ => [],
    };

    private static async Task<string> CompileAsync()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable("BICEP") is { Length: > 0 },
            "Bicep comes by NuGet for Linux only: set BICEP to one.");
        var work = Directory.CreateTempSubdirectory("newsroom-bicep-").FullName;
        try
        {
            var infra = Path.Combine(Repository.Root, "infra");
            var bicep = (await RunAsync("bash", Path.Combine(infra, "bicep", "find"), work)).Trim();
            var compiled = Path.Combine(work, "main.json");
            await RunAsync(bicep, "build", Path.Combine(infra, "main.bicep"), "--no-restore", "--outfile", compiled);
            return await File.ReadAllTextAsync(compiled);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} failed: {await error}");
        return output;
    }
}
