using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace Newsroom.Tests.Infrastructure;

/// <summary>
/// The app in Azure has every setting that the code reads, unless docs/configuration.md says what happens without it; and none that
/// nothing reads.
/// </summary>
public sealed partial class SettingsTests
{
    /// <summary>Settings that no line of ours reads.</summary>
    private static readonly Dictionary<string, string> ReadByOthers = new()
    {
        ["AzureWebJobsStorage__credential"] = "the Functions host: that it is to use the identity",
        ["AZURE_CLIENT_ID"] = "Azure.Identity: which identity",
    };

    /// <summary>Settings that nobody sets: Azure gives them to every app.</summary>
    private static readonly HashSet<string> GivenByAzure = ["WEBSITE_SITE_NAME", "WEBSITE_HOSTNAME"];

    [Fact]
    public async Task Every_setting_that_the_code_reads_is_set_or_said_to_be_optional()
    {
        var set = Set(await Template.LoadAsync());
        var documented = Documented();
        Assert.DoesNotContain(Read(), name => !set.Contains(name) && !documented.Contains(name) && !GivenByAzure.Contains(name));
    }

    [Fact]
    public void Every_setting_of_Newsroom_is_documented()
    {
        var documented = Documented();
        var ours = Read().Where(name => name.StartsWith("Newsroom", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(ours);
        Assert.All(ours, name => Assert.Contains(name, documented));
    }

    [Fact]
    public async Task Every_setting_that_is_set_is_read()
    {
        var read = Read();
        Assert.DoesNotContain(Set(await Template.LoadAsync()), name => !read.Contains(name) && !ReadByOthers.ContainsKey(name));
    }

    [Fact]
    public async Task Every_schedule_is_set()
    {
        var set = Set(await Template.LoadAsync());
        var schedules = Repository
            .FunctionSources()
            .Select(File.ReadAllText)
            .Where(source => source.Contains("TimerTrigger(", StringComparison.Ordinal))
            .SelectMany(SettingsRead.In)
            .ToList();
        Assert.NotEmpty(schedules);
        Assert.All(schedules, schedule => Assert.Contains(schedule, set));
    }

    [Fact]
    public async Task A_setting_too_many_would_be_noticed()
    {
        var template = await Template.LoadAsync();
        var module = template["resources"]!["functionApp"]!["properties"]!["parameters"]!["settings"]!;
        module["value"] = module["value"]!.ToString().Replace("'Newsroom__Title'", "'Newsroom__Titel'", StringComparison.Ordinal);
        Assert.Contains("Newsroom__Titel", Set(template));
        Assert.DoesNotContain("Newsroom__Titel", Read());
        Assert.DoesNotContain("Newsroom__Title", Set(template));
    }

    [Theory]
    [InlineData("""var title = section["Colour"];""", "Newsroom__Colour")]
    [InlineData("""var title = section[nameof(Title)];""", "Newsroom__Title")]
    [InlineData("""var title = section.GetValue(nameof(Options.Title), 3);""", "Newsroom__Title")]
    [InlineData("""var title = builder.Configuration["Newsroom:Colour"];""", "Newsroom__Colour")]
    [InlineData("""const string key = "OTEL_X"; var title = configuration[key];""", "OTEL_X")]
    [InlineData("""Environment.GetEnvironmentVariable("HTTPS_PROXY");""", "HTTPS_PROXY")]
    [InlineData(
        """string? Text(string name) => settings[name]; Text("Here"); Text("There");""",
        "Newsroom__Here",
        "Newsroom__There"
    )]
    [InlineData(
        """const string account = "AzureWebJobsStorage"; Uri Of(string service) => new(configuration[$"{account}:{service}Uri"]!); Of("blob");""",
        "AzureWebJobsStorage__blobUri"
    )]
    [InlineData("""configuration["Written"] = "x";""")]
    public void A_setting_is_found_however_it_is_read(string source, params string[] names) => Assert.Equal(names, SettingsRead.In(source));

    [Fact]
    public void A_setting_that_can_not_be_found_is_refused() =>
        Assert.Contains(
            "can't be told",
            Assert.Throws<InvalidOperationException>(() => SettingsRead.In("var title = configuration[Guess()];").ToList()).Message,
            StringComparison.Ordinal);

    private static HashSet<string> Read() => [.. Repository.FunctionSources().Select(File.ReadAllText).SelectMany(SettingsRead.In)];

    /// <summary>What the template sets: the names in the objects that are united to the app's settings.</summary>
    private static HashSet<string> Set(JsonObject template)
    {
        var ours = template["resources"]!["functionApp"]!["properties"]!["parameters"]!["settings"]!["value"]!.ToJsonString();
        var hosts = Template.First(template, "Microsoft.Web/sites/config").Json["properties"]!.ToJsonString();
        return
        [
            .. Name()
                .Matches((ours + hosts).Replace("\\u0027", "'", StringComparison.Ordinal))
                .Select(match => match.Groups["name"].Value),
        ];
    }

    /// <summary>
    /// The settings that the documentation names. Those of the storage account go on from the name before: <c>__clientId</c>.
    /// </summary>
    private static HashSet<string> Documented() =>
    [
        .. Code().Matches(Repository.Read("docs", "configuration.md")).Select(match => match.Groups["name"].Value)
            .Select(name => name.StartsWith("__", StringComparison.Ordinal) ? $"AzureWebJobsStorage{name}" : name),
    ];

    [GeneratedRegex(@"'(?<name>\w+_\w+|Newsroom\w+Schedule)'")]
    private static partial Regex Name();

    [GeneratedRegex(@"`(?<name>\w+)`")]
    private static partial Regex Code();
}
