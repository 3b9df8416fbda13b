using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace Newsroom.Tests.Infrastructure;

/// <summary>The roles of the app's identity in the storage account: on single containers, and not on the one with the app's
/// package.</summary>
public sealed class IdentityTests
{
    private const string BlobDataOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b";
    private const string BlobDataContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";

    /// <summary>Containers of the Functions host: leases and timers, and keys.</summary>
    private static readonly string[] HostContainers = ["azure-webjobs-hosts", "azure-webjobs-secrets"];

    [Fact]
    public async Task The_app_has_roles_on_its_own_containers_and_those_of_the_host()
    {
        var roles = (await IdentityAsync())["variables"]!["containerRoles"]!.AsObject();
        Assert.Equal(
            ["articles", .. HostContainers, "editions", "locks", "pictures"],
            roles.Select(role => role.Key).Order(StringComparer.Ordinal));
        Assert.All(roles, role => Assert.Equal(
            HostContainers.Contains(role.Key) ? "[variables('blobDataOwner')]" : "[variables('blobDataContributor')]",
            role.Value!.ToString()));
        Assert.Contains("blobServices/containers", Scope(await IdentityAsync(), "containerAccess"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_container_with_a_role_is_deployed_as_nobody_may_create_it()
    {
        var storage = Template.First(await Template.LoadAsync(), "Microsoft.Storage/storageAccounts").Template;
        var deployed = storage["variables"]!["containers"]!.AsArray().Select(name => name!.ToString());
        var roles = (await IdentityAsync())["variables"]!["containerRoles"]!.AsObject();
        Assert.Equal(roles.Select(role => role.Key).Order(StringComparer.Ordinal), deployed.Order(StringComparer.Ordinal));
    }

    /// <summary>In Azure nobody may create one: what needs it fails there, and there alone.</summary>
    [Fact]
    public async Task Every_container_and_queue_that_the_app_names_is_deployed()
    {
        var storage = Template.First(await Template.LoadAsync(), "Microsoft.Storage/storageAccounts").Template["variables"]!;
        Assert.Equal(["articles", "editions", "locks", "pictures"], NamesOf("ContainerAsync"));
        Assert.Equal(["notifications", "translations"], NamesOf("QueueAsync"));
        Assert.Superset(NamesOf("ContainerAsync").ToHashSet(), Names(storage["containers"]!));
        Assert.Superset(NamesOf("QueueAsync").ToHashSet(), Names(storage["queues"]!));
    }

    [Fact]
    public async Task Roles_on_the_whole_account_are_for_queues_and_tables_only()
    {
        var identity = await IdentityAsync();
        Assert.DoesNotContain("blobServices", Scope(identity, "accountAccess"), StringComparison.Ordinal);
        Assert.All(
            identity["variables"]!["accountRoles"]!.AsObject(),
            role => Assert.False(role.Value!.ToString() is BlobDataOwner or BlobDataContributor));
    }

    [Fact]
    public async Task Another_identity_stores_the_package_and_has_no_other_role()
    {
        var template = await Template.LoadAsync();
        var identity = await IdentityAsync();
        var roles = identity["resources"]!.AsObject().Where(resource =>
            resource.Value!.ToJsonString().Contains("deployIdentity", StringComparison.Ordinal)
            && resource.Value!["type"]!.ToString() == "Microsoft.Authorization/roleAssignments");
        Assert.Equal("deployAccess", Assert.Single(roles).Key);
        Assert.Contains("/default/deployments'", Scope(identity, "deployAccess"), StringComparison.Ordinal);

        var site = Template.First(template, "Microsoft.Web/sites");
        Assert.Equal(
            "[parameters('deployIdentityId')]",
            site.Property("functionAppConfig.deployment.storage.authentication.userAssignedIdentityResourceId"));
        var parameters = template["resources"]!["functionApp"]!["properties"]!["parameters"]!;
        Assert.Equal(
            "[reference('identity').outputs.deployIdentityId.value]", parameters["deployIdentityId"]!["value"]!.ToString());
    }

    private static HashSet<string> Names(JsonNode array) => [.. array.AsArray().Select(name => name!.ToString())];

    /// <summary>What the calls of a method are given: a literal, a constant of the class, or one of another class.</summary>
    private static string[] NamesOf(string method)
    {
        var sources = Repository.FunctionSources().ToLookup(file => Path.GetFileNameWithoutExtension(file)!, File.ReadAllText);
        var names =
            from file in sources
            from source in file
            from Match call in Regex.Matches(source, $@"storage\.{method}\((?:(?<class>\w+)\.)?(?<name>[^()]+)\)")
            let name = call.Groups["name"].Value
            let owner = call.Groups["class"] is { Success: true, Value: var other } ? other : file.Key
            select name[0] == '"'
                ? name
                : Regex.Match(string.Concat(sources[owner]), $@"const string {name} = (""[^""]+"")").Groups[1].Value;
        return [.. names.Select(name => name.Trim('"')).Distinct().Order(StringComparer.Ordinal)];
    }

    private static async Task<JsonObject> IdentityAsync() =>
        Template.First(await Template.LoadAsync(), "Microsoft.ManagedIdentity/userAssignedIdentities").Template;

    private static string Scope(JsonObject template, string assignment) => template["resources"]![assignment]!["scope"]!.ToString();
}
