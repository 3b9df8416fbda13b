using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Microsoft.OpenApi;
using Newsroom.Http;
using Newsroom.Http.Api;
using Newsroom.Tests.Articles;
using Xunit;

namespace Newsroom.Tests.Http.Api;

/// <summary>The description of the API is complete: all functions, and all their parameters.</summary>
public sealed class ApiDocumentTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    /// <summary>
    /// Not for callers: the 404 of unknown addresses, the preflight of browsers, and the page that shows the description.
    /// </summary>
    private static readonly string[] Undescribed = ["ApiPage", "Preflight", "Unmatched"];

    // Part of the address alone, so that a cache keeps each version by itself.
    private static readonly string[] OnlyForCaches = ["version"];

    private static readonly Dictionary<string, string> RouteValues =
        new() { ["lang"] = "fr", ["id"] = "aaaaaaaaaaaaa", ["version"] = "current", ["path"] = "a.jpg" };

    private static IEnumerable<MethodInfo> Functions =>
        from type in typeof(Program).Assembly.GetTypes()
        from method in type.GetMethods()
        where method.GetCustomAttribute<FunctionAttribute>() is not null
        select method;

    public static TheoryData<string> Operations => [.. ApiOperation.All.Select(operation => operation.Name)];

    [Fact]
    public void Every_function_below_api_is_described()
    {
        var below = Functions
            .Where(method => method.GetParameters().Any(parameter =>
                parameter.GetCustomAttribute<HttpTriggerAttribute>()?.Route?.StartsWith("api/", StringComparison.Ordinal) == true))
            .Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name);
        Assert.Equal(below.Except(Undescribed).Order(), ApiOperation.All.Select(operation => operation.Name).Intersect(below).Order());
    }

    [Fact]
    public void The_document_is_OpenAPI_without_a_finding()
    {
        var read = OpenApiDocument.Parse(ApiDocument.Write("Newsroom", "1.0", "https://news.example").ToJsonString(), "json");

        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        Assert.Equal(ApiOperation.All.Count, read.Document!.Paths.Sum(path => path.Value.Operations!.Count));
    }

    [Fact]
    public void Every_operation_parameter_and_answer_has_words()
    {
        var document = ApiDocument.Write("Newsroom", "1.0", "https://news.example");
        foreach (var (_, path) in (JsonObject)document["paths"]!)
        {
            foreach (var (_, operation) in (JsonObject)path!)
            {
                Assert.False(string.IsNullOrWhiteSpace((string?)operation!["summary"]));
                Assert.All(
                    (JsonArray)operation["parameters"]!,
                    parameter => Assert.False(string.IsNullOrWhiteSpace((string?)parameter!["description"])));
                Assert.All(
                    (JsonObject)operation["responses"]!,
                    response => Assert.False(string.IsNullOrWhiteSpace((string?)response.Value!["description"])));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_function_reads_the_parameters_that_are_described_and_no_others(string name)
    {
        var operation = ApiOperation.All.Single(one => one.Name == name);
        var query = new WatchedQuery(operation.Parameters
            .Where(parameter => parameter.IsRequired && !parameter.IsInPath)
            .ToDictionary(parameter => parameter.Name, parameter => parameter.Example));
        await using var services = Services();
        var context = Requests.New(operation.Path);
        context.RequestServices = services;
        context.Request.Query = query;
        var method = Functions.Single(function => function.GetCustomAttribute<FunctionAttribute>()!.Name == name);
        var function = method.IsStatic ? null : ActivatorUtilities.CreateInstance(services, method.DeclaringType!);
        await (Task<IResult>)method.Invoke(function, [.. method.GetParameters().Select(parameter => Argument(parameter, context))])!;

        Assert.Equal(
            operation.Parameters.Where(parameter => !parameter.IsInPath).Select(parameter => parameter.Name).Except(OnlyForCaches).Order(),
            query.Read.Order());
    }

    private static object Argument(ParameterInfo parameter, HttpContext context) =>
        parameter.ParameterType == typeof(HttpRequest) ? context.Request
        : parameter.ParameterType == typeof(CancellationToken) ? TestContext.Current.CancellationToken
        : RouteValues[parameter.Name!];

    private ServiceProvider Services()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = emulator.NewAccount(),
            ["Newsroom:Translator"] = "none",
        }).Build();
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddNewsroom(configuration)
            .BuildServiceProvider();
    }

    /// <summary>A query string that records which parameters were read.</summary>
    private sealed class WatchedQuery(Dictionary<string, string> values) : IQueryCollection
    {
        private readonly QueryCollection _values = new(values.ToDictionary(value => value.Key, value => new StringValues(value.Value)));

        public HashSet<string> Read { get; } = [];

        public int Count => _values.Count;

        public ICollection<string> Keys => _values.Keys;

        public StringValues this[string key] => Read.Add(key) | true ? _values[key] : default;

        public bool ContainsKey(string key) => Read.Add(key) | true && _values.ContainsKey(key);

        public bool TryGetValue(string key, out StringValues value) =>
            Read.Add(key) | true & _values.TryGetValue(key, out value);

        public IEnumerator<KeyValuePair<string, StringValues>> GetEnumerator() => _values.GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
