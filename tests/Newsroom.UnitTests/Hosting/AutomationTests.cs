using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Newsroom.Tests.Hosting;

/// <summary>What runs elsewhere, on GitHub and in development containers, names commands, folders and versions that are there.</summary>
public sealed partial class AutomationTests
{
    private static readonly string[] Commands = ["azd", "dotnet"];

    public static TheoryData<string> Workflows =>
        [
            .. Directory
                .GetFiles(Path.Combine(Repository.Root, ".github/workflows"))
                .Select(path => Path.GetRelativePath(Repository.Root, path)),
        ];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Each_step_runs_a_program_of_the_repository_or_one_that_is_installed_before(string workflow) =>
        Assert.All(Steps(workflow).Select(step => Text(step, "run")).OfType<string>(), command => AssertRuns(command.Split(' ')));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Each_action_is_pinned_to_a_commit_whose_version_stands_beside_it(string workflow)
    {
        var uses = Regex.Matches(Repository.Read(workflow), "uses:.*").Select(match => match.Value).ToArray();
        Assert.NotEmpty(uses);
        Assert.All(uses, line => Assert.Matches(Pinned(), line));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_workflow_may_read_the_repository_and_at_most_ask_for_a_token_of_its_own(string workflow)
    {
        var root = Root(workflow);
        Assert.Equal([("contents", "read")], Permissions(root["permissions"]));
        Assert.All(
            Jobs(root).Where(job => job.Children.ContainsKey("permissions")).SelectMany(job => Permissions(job["permissions"])),
            permission => Assert.Contains(permission, new[] { ("contents", "read"), ("id-token", "write") }));
        Assert.DoesNotContain("secrets.", Repository.Read(workflow), StringComparison.Ordinal);
        Assert.True(root.Children.ContainsKey("concurrency"));
    }

    [Fact]
    public void A_deployment_gives_every_variable_that_the_parameters_of_the_infrastructure_name()
    {
        // One of them is set by azd itself, once the code is there.
        var given = ((YamlMappingNode)Jobs(Root(".github/workflows/deploy.yml")).Single()["env"])
            .Children.Keys.Select(key => key.ToString())
            .Concat(SetVariable().Matches(Repository.Read("azure.yaml")).Select(match => match.Groups["name"].Value));
        var named = Variable().Matches(Repository.Read("infra/main.parameters.json")).Select(match => match.Groups["name"].Value);
        Assert.Superset(named.ToHashSet(), given.ToHashSet());
    }

    [Fact]
    public void Dependabot_looks_where_versions_are_pinned()
    {
        var updates = ((YamlSequenceNode)Root(".github/dependabot.yml")["updates"]).Cast<YamlMappingNode>()
            .SelectMany(update => Folders(update).Select(folder => (Ecosystem: Text(update, "package-ecosystem")!, Folder: folder)))
            .ToArray();
        Assert.Equal(["devcontainers", "github-actions", "npm", "nuget"], updates.Select(update => update.Ecosystem).Distinct().Order());
        Assert.All(updates, update => Assert.True(Exists($"{update.Folder}/{Manifest(update.Ecosystem)}"), update.ToString()));
        Assert.Equal(
            Directory
                .GetDirectories(Path.Combine(Repository.Root, "infra"))
                .Where(folder => File.Exists(Path.Combine(folder, "package.json")))
                .Select(folder => $"/infra/{Path.GetFileName(folder)}")
                .Order(),
            updates.Where(update => update.Ecosystem == "npm").Select(update => update.Folder).Order());
    }

    [Fact]
    public void The_development_container_installs_what_run_needs_and_shows_its_port()
    {
        using var container = JsonDocument.Parse(Repository.Read(".devcontainer/devcontainer.json"));
        var command = container.RootElement.GetProperty("postCreateCommand").GetString()!.Split(' ');
        AssertRuns(command);
        var installer = Repository.Read(command[0]);
        Assert.All(command.Skip(1), part => Assert.Matches($@"(?m)^{Regex.Escape(part)}\(\) {{", installer));
        Assert.Contains(string.Join(' ', command), Repository.Read("run"), StringComparison.Ordinal);
        Assert.Equal([7071], container.RootElement.GetProperty("forwardPorts").EnumerateArray().Select(port => port.GetInt32()));
    }

    private static void AssertRuns(string[] command)
    {
        if (Commands.Contains(command[0]))
        {
            // dotnet publish FOLDER
            Assert.All(command.SkipWhile(word => word != "publish").Skip(1).Take(1), project =>
                Assert.NotEmpty(Directory.GetFiles(Path.Combine(Repository.Root, project), "*.csproj")));
            return;
        }

        Assert.True(Exists(command[0]), command[0]);
        Assert.True(
            OperatingSystem.IsWindows()
                || File.GetUnixFileMode(Path.Combine(Repository.Root, command[0])).HasFlag(UnixFileMode.UserExecute),
            command[0]);
    }

    private static string Manifest(string ecosystem) => ecosystem switch
    {
        "nuget" => "Directory.Packages.props",
        "npm" => "package-lock.json",
        "github-actions" => ".github/workflows/ci.yml",
        _ => ".devcontainer/devcontainer.json",
    };

    private static bool Exists(string path) => File.Exists(Path.Combine(Repository.Root, path.TrimStart('/')));

    private static IEnumerable<string> Folders(YamlMappingNode update) =>
        update.Children.TryGetValue("directories", out var many)
            ? ((YamlSequenceNode)many).Select(folder => folder.ToString())
            : [Text(update, "directory")!];

    private static IEnumerable<(string Name, string Value)> Permissions(YamlNode node) =>
        ((YamlMappingNode)node).Children.Select(permission => (permission.Key.ToString(), permission.Value.ToString()));

    private static IEnumerable<YamlMappingNode> Steps(string workflow) =>
        Jobs(Root(workflow)).SelectMany(job => (YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>();

    private static IEnumerable<YamlMappingNode> Jobs(YamlMappingNode root) =>
        ((YamlMappingNode)root["jobs"]).Children.Values.Cast<YamlMappingNode>();

    private static string? Text(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) ? value.ToString() : null;

    private static YamlMappingNode Root(string path)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Repository.Read(path)));
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    [GeneratedRegex(@"^uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"\$\{(?<name>\w+)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"azd env set (?<name>\w+) true")]
    private static partial Regex SetVariable();
}
