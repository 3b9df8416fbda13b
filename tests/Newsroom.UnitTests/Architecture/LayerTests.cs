using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Xunit;

namespace Newsroom.Tests.Architecture;

/// <summary>The folders of the app and the direction of their dependencies (docs/architecture.md).</summary>
public sealed class LayerTests
{
    /// <summary>What the types of a folder may use. The order is that of the layers, the lowest first.</summary>
    private static readonly IReadOnlyDictionary<string, string[]> Allowed = new Dictionary<string, string[]>
    {
        ["Content"] = [],
        ["Settings"] = ["Content"],
        ["Markup"] = ["Content"],
        ["Telemetry"] = ["Content"],
        ["Files"] = ["Content"],
        ["Storage"] = ["Content", "Settings", "Telemetry"],
        ["Events"] = ["Content", "Settings"],
        ["Reading"] = ["Content", "Settings", "Markup", "Events"],
        ["Importing"] = ["Content", "Settings", "Markup", "Events", "Reading"],
        ["Search"] = ["Content", "Settings", "Markup", "Telemetry", "Storage"],
        ["Translation"] = ["Content", "Settings", "Markup", "Telemetry", "Storage"],
        ["Feeds"] = ["Content", "Markup"],
        ["Publishing"] = ["Content", "Settings", "Markup", "Telemetry", "Storage", "Files", "Events", "Reading", "Search", "Translation"],
        ["Http"] =
        [
            "Content", "Settings", "Markup", "Telemetry", "Storage", "Files", "Events", "Reading", "Search", "Translation", "Feeds", "Publishing",
        ],
        ["Pages"] =
        [
            "Content",
            "Settings",
            "Markup",
            "Telemetry",
            "Storage",
            "Events",
            "Search",
            "Translation",
            "Feeds",
            "Publishing",
            "Http",
        ],
        ["Triggers"] = ["Content", "Telemetry", "Storage", "Search", "Publishing"],
        ["Cli"] = ["Content", "Settings", "Telemetry", "Storage", "Translation", "Publishing", "Importing"],
    };

    private static readonly System.Reflection.Assembly App = typeof(NewsroomRegistration).Assembly;

    private static readonly ArchUnitNET.Domain.Architecture Types = new ArchLoader().LoadAssemblies(App).Build();

    /// <summary>Arrows between folders, with the types behind each.</summary>
    private static ILookup<(string From, string To), string> Arrows() => Types.Types
        .SelectMany(type => type.Dependencies)
        .Select(dependency => (From: FolderOf(dependency.Origin), To: FolderOf(dependency.Target), Types: Describe(dependency)))
        .Where(arrow => arrow.From is not null && arrow.To is not null && arrow.From != arrow.To)
        .ToLookup(arrow => (arrow.From!, arrow.To!), arrow => arrow.Types);

    [Fact]
    public void Each_folder_uses_only_folders_below_it()
    {
        var wrong = Arrows()
            .Where(arrow => !Allowed.TryGetValue(arrow.Key.From, out var allowed) || !allowed.Contains(arrow.Key.To))
            .Select(arrow => $"{arrow.Key.From} → {arrow.Key.To}: {string.Join(", ", arrow.Distinct().Take(5))}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_allowed_arrows_form_no_cycle()
    {
        var layers = Allowed.Keys.ToList();
        Assert.All(Allowed, folder => Assert.All(folder.Value, used => Assert.True(
            layers.IndexOf(used) < layers.IndexOf(folder.Key), $"{folder.Key} is below {used} or beside it.")));
    }

    [Fact]
    public void Every_folder_has_a_place_in_the_layers() => Assert.Empty(
        Types.Types.Select(FolderOf).OfType<string>().Distinct().Except(Allowed.Keys));

    [Fact]
    public void A_namespace_is_the_folder_of_its_file() => Assert.Empty(
        from file in SourceFile.All("functions")
        where !file.Path.Contains("/LocalHost/", StringComparison.Ordinal) && !file.Path.Contains("/Cli/", StringComparison.Ordinal)
        let folder = System.IO.Path.GetDirectoryName(file.Path)!.Replace('\\', '/')
        let expected = "Newsroom" + folder["functions".Length..].Replace('/', '.')
        from declared in file.Namespaces
        where declared != expected
        select $"{file.Path} declares {declared}");

    [Fact]
    public void No_constructor_has_more_than_seven_parameters() =>
        Assert.Empty(
            from type in App.GetTypes()
            where FolderOf(type.FullName!) is not null && !IsRecord(type)
            from constructor in type.GetConstructors(
                System.Reflection.BindingFlags.Public
                    | System.Reflection.BindingFlags.NonPublic
                    | System.Reflection.BindingFlags.Instance)
            where constructor.GetParameters().Length > 7
            select $"{type.FullName}: {constructor.GetParameters().Length}");

    // The parameters of a record are its data.
    private static bool IsRecord(System.Type type) => type.GetMethod("<Clone>$") is not null || type.IsValueType;

    private static string Describe(ArchUnitNET.Domain.Dependencies.ITypeDependency dependency) =>
        $"{dependency.Origin.Name} → {dependency.Target.Name}";

    private static string? FolderOf(IType type) => FolderOf(type.FullName);

    // Types of the root compose everything. LocalHost is a project of its own, which cannot know the app.
    private static string? FolderOf(string name) =>
        name.StartsWith("Newsroom.", StringComparison.Ordinal)
        && name.Split('.', '+', '/') is [_, not "LocalHost" and var folder, _, ..]
        && !folder.Contains('<')
            ? folder
            : null;
}
