using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Tests.Hosting.BrokenFunctions;
using Xunit;

namespace Newsroom.Tests.Hosting;

/// <summary>Our functions run under the Functions host in Azure and under Core Tools, as far as their declarations can tell.</summary>
public sealed class AzureHostTests
{
    private static readonly Dictionary<string, string> OtherSettings = new()
    {
        ["FiveFields"] = "*/5 * * * *",
        ["Set__Schedule"] = "0 0 * * * *",
        ["Set:Schedule"] = "0 0 * * * *",
    };

    private static readonly Type[] Ours = typeof(Program).Assembly.GetTypes();

    [Fact]
    public void The_host_in_Azure_can_run_every_function() => Assert.Empty(AzureHost.ObjectionsTo(Ours, Repository.AzureSetting));

    [Fact]
    public void Core_Tools_can_run_every_function() =>
        Assert.Empty(AzureHost.ObjectionsTo(Ours, name => Repository.CoreToolsSettings().GetValueOrDefault(name)));

    [Fact]
    public void The_host_shows_what_the_functions_log_at_the_level_of_the_app()
    {
        var levels = JsonNode.Parse(Repository.Read("host.json"))!["logging"]!["logLevel"]!;
        Assert.Equal("Information", levels["Newsroom"]!.GetValue<string>());

        // The host's category for them; the app's own name does not reach it.
        Assert.Equal(levels["Newsroom"]!.GetValue<string>(), levels["Function.*.User"]!.GetValue<string>());
    }

    [Fact]
    public void A_message_that_lacks_a_part_is_refused_before_the_function_runs()
    {
        Type[] orders =
        [
            .. Ours.SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters())
                .Where(parameter => parameter.IsDefined(typeof(QueueTriggerAttribute)) && parameter.ParameterType != typeof(string))
                .Select(parameter => parameter.ParameterType),
        ];
        Assert.Equal(2, orders.Length);
        Assert.All(orders, order => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("{}", order)));
    }

    [Fact]
    public void No_function_is_overlooked() =>
        Assert.Superset(
            new HashSet<string> { "ArticleUploaded", "TranslationRequested", "Reconcile", "MergeIndex", "WebHome", "Unmatched" },
            Ours.SelectMany(type => type.GetMethods())
                .Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name)
                .OfType<string>()
                .ToHashSet());

    [Theory]
    [InlineData(typeof(NameWithSpace), "Every hour: a name is a letter")]
    [InlineData(typeof(NameTakenTwice), "used more than once")]
    [InlineData(typeof(Outer.Nested), "Nested: the worker finds public methods")]
    [InlineData(typeof(NotPublic), "Hidden: the worker finds public methods")]
    [InlineData(typeof(ReturnsValueTask), "Unawaited: the worker awaits tasks only")]
    [InlineData(typeof(ReturnsNothingLater), "Forgotten: nothing awaits async void")]
    [InlineData(typeof(TwoTriggers), "exactly one parameter with a trigger")]
    [InlineData(typeof(NoTrigger), "exactly one parameter with a trigger")]
    [InlineData(typeof(GetWithoutHead), "Headless: head answers 404")]
    [InlineData(typeof(AnyMethod), "Any: methods are named")]
    [InlineData(typeof(UnknownMethod), "Fetch: methods are named")]
    [InlineData(typeof(RequestAsText), "Text: ASP.NET Core's HttpRequest")]
    [InlineData(typeof(RouteValueOfUnknownType), "Address: no part of an address or a path is converted to Uri")]
    [InlineData(typeof(RouteValueThatIsNone), "cannot bind parameter 'colour'")]
    [InlineData(typeof(EmptyRoute), "does not work in Azure")]
    [InlineData(typeof(SlashRoute), "does not work in Azure")]
    [InlineData(typeof(AdminRoute), "belong to the host: 'admin/mine'")]
    [InlineData(typeof(RuntimeRoute), "belong to the host: 'Runtime/mine'")]
    [InlineData(typeof(MalformedRoute), "the route 'a/{b' is not valid")]
    [InlineData(typeof(SwallowedRoute), "would swallow requests for 'List'")]
    [InlineData(typeof(RouteTakenTwice), "answer the same method on the same route")]
    [InlineData(typeof(ScannedContainer), "Scan: Flex Consumption knows of blobs by Event Grid alone")]
    [InlineData(typeof(ContainerWithCapital), "Capital: no container can have this name")]
    [InlineData(typeof(BlobOfUnknownType), "Data: no blob is converted to BinaryData")]
    [InlineData(typeof(QueueWithUnderscore), "Underscore: no queue can have this name")]
    [InlineData(typeof(QueueWithoutRoomForPoison), "Long: no queue can have this name")]
    [InlineData(typeof(MessageOfAbstractType), "Abstract: no message is converted to IFormattable")]
    [InlineData(typeof(TimerAsText), "Tick: a timer gives TimerInfo")]
    [InlineData(typeof(FiveFields), "Minutely: '*/5 * * * *' is no schedule of six fields")]
    [InlineData(typeof(ScheduleThatIsNotSet), "Unset: '%NobodySetsThis%' does not resolve to a value")]
    [InlineData(typeof(ScheduleWithUnderscores), "Underscores: '%Set__Schedule%' does not resolve to a value")]
    [InlineData(typeof(ScheduleWithUnderscores), "Function 'Underscores': '%Set__Schedule%' does not resolve to a value.")]
    [InlineData(typeof(ScheduleWithColon), "Colon: '%Set:Schedule%' does not resolve to a value")]
    [InlineData(typeof(ScheduleSetToFiveFields), "SetWrong: '*/5 * * * *' is no schedule of six fields")]
    public void A_function_that_cannot_run_there_is_found(Type functions, string objection) =>
        Assert.Contains(
            AzureHost.ObjectionsTo([functions], name => OtherSettings.GetValueOrDefault(name) ?? Repository.AzureSetting(name)),
            found => found.Contains(objection, StringComparison.Ordinal));
}
