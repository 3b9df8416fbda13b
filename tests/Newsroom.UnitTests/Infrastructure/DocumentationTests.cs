using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace Newsroom.Tests.Infrastructure;

/// <summary>
/// <c>infra/README.md</c> and <c>main.parameters.json</c> say of the parameters what <c>main.bicep</c> does; the alerts look for what
/// the app says.
/// </summary>
public sealed partial class DocumentationTests
{
    private static readonly string Readme = Repository.Read("infra", "README.md");

    [Fact]
    public async Task README_has_every_parameter_with_its_default_and_its_variable()
    {
        var parameters = (await Template.LoadAsync())["parameters"]!.AsObject();
        var variables = Variables();
        var rows = Row()
            .Matches(Readme)
            .Select(row =>
                (
                    Name: row.Groups["name"].Value,
                    Variable: row.Groups["variable"].Value.Trim(' ', '`'),
                    Default: row.Groups["default"].Value.Trim()))
            .ToDictionary(row => row.Name);
        Assert.Equal(parameters.Select(parameter => parameter.Key).Order(), rows.Keys.Order());
        Assert.All(parameters, parameter =>
        {
            var row = rows[parameter.Key];
            Assert.Equal(variables.GetValueOrDefault(parameter.Key).Name ?? "", row.Variable);
            if (parameter.Value!["defaultValue"]?.ToString() is { Length: > 0 } standard)
            {
                Assert.Equal($"`{standard.ToLowerInvariant()}`", row.Default.ToLowerInvariant());
            }
        });
    }

    [Fact]
    public async Task A_variable_that_is_not_set_means_the_default()
    {
        var parameters = (await Template.LoadAsync())["parameters"]!.AsObject();
        Assert.All(Variables(), variable =>
        {
            Assert.Contains(variable.Key, parameters);
            Assert.Equal(parameters[variable.Key]!["defaultValue"]?.ToString(), variable.Value.Default, ignoreCase: true);
        });
    }

    [Fact]
    public async Task README_has_every_output_and_every_file()
    {
        Assert.All((await Template.LoadAsync())["outputs"]!.AsObject(), output =>
            Assert.Contains($"`{output.Key}`", Readme, StringComparison.Ordinal));
        Assert.All(Directory.EnumerateFiles(Path.Combine(Repository.Root, "infra"), "*.bicep"), file =>
            Assert.Contains($"`{Path.GetFileName(file)}`", Readme, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Alerts_look_for_words_that_the_app_writes()
    {
        var sources = string.Concat(Repository.FunctionSources().Select(File.ReadAllText));
        var queries = Template
            .All(await Template.LoadAsync())
            .SelectMany(nested => nested["variables"]?["rules"]?.AsArray() ?? [])
            .Select(rule => rule!["query"]!.ToString())
            .ToList();
        Assert.Equal(4, queries.Count);
        foreach (var words in new[] { "ArticleUploaded", "translation budget is used up", "newsroom.articles", "newsroom.state" })
        {
            Assert.Contains(queries, query => query.Contains(words, StringComparison.Ordinal));
            Assert.Contains(words, sources, StringComparison.Ordinal);
        }
    }

    /// <summary>The variable of each parameter, and what stands for it where it is not set.</summary>
    private static Dictionary<string, (string Name, string? Default)> Variables() =>
        JsonNode.Parse(Repository.Read("infra", "main.parameters.json"))!["parameters"]!
            .AsObject()
            .ToDictionary(
                parameter => parameter.Key,
                parameter =>
                {
                    var match = Variable().Match(parameter.Value!["value"]!.ToString());
                    Assert.True(match.Success, $"{parameter.Key} is not set by a variable.");
                    return (
                        match.Groups["name"].Value,
                        match.Groups["default"] is { Success: true } standard ? standard.Value : (string?)null);
                });

    [GeneratedRegex(@"^\| `(?<name>[a-z]\w+)` \|(?<variable>[^|]*)\|(?<default>[^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\$\{(?<name>\w+)(=(?<default>.*))?\}$")]
    private static partial Regex Variable();
}
