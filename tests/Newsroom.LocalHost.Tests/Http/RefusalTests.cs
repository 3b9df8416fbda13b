using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Newsroom.LocalHost.Tests.Http;

public sealed class RefusalTests
{
    [Theory]
    [InlineData(typeof(CatchAllSortsFirst), "'Any'", "'List'", "rename")]
    [InlineData(typeof(ParameterSortsFirst), "'AnyArticle'", "'Newest'", "rename")]
    [InlineData(typeof(UnconstrainedSortsFirst), "'Bare'", "'Exact'", "rename")]
    [InlineData(typeof(ComplexSegmentSortsLater), "'EventPage'", "'IcsFile'", "rename")]
    [InlineData(typeof(SameRoute), "'One'", "'Two'", "same route")]
    [InlineData(typeof(SameName), "'Twin'", "First", "Second")]
    [InlineData(typeof(EmptyRoute), "'Empty'", "{ignored:maxlength(0)?}")]
    [InlineData(typeof(SlashRoute), "'Slash'", "{ignored:maxlength(0)?}")]
    [InlineData(typeof(AdminRoute), "'Mine'", "admin/mine")]
    [InlineData(typeof(BadTemplate), "'Bad'", "not valid")]
    [InlineData(typeof(UnknownParameter), "'Odd'", "cannot bind parameter 'colour'")]
    [InlineData(typeof(NoTrigger), "'Idle'", "exactly one")]
    [InlineData(typeof(WithConnection), "'Elsewhere'", "Connection = \"Other\"")]
    [InlineData(typeof(MasterKey), "'Master'", "AuthorizationLevel.Admin")]
    [InlineData(typeof(NameWithSpace), "'Every hour'", "a letter")]
    [InlineData(typeof(NameOfHost), "'Host'", "a letter")]
    [InlineData(typeof(ReturnsValueTask), "'Unawaited'", "ValueTask")]
    [InlineData(typeof(AsyncVoid), "'Forgotten'", "async void")]
    [InlineData(typeof(BlobAsData), "'Data'", "cannot bind parameter 'data' of type BinaryData")]
    [InlineData(typeof(RouteValueOfUnknownType), "'Address'", "cannot bind parameter 'address' of type Uri")]
    public void A_host_refuses_functions_that_cannot_work(Type functions, params string[] words)
    {
        var refusal = Assert.Throws<FunctionConfigurationException>(() => TestApp.Build(new(null), functions));
        Assert.All(words, word => Assert.Contains(word, refusal.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(typeof(CatchAllSortsLast))]
    [InlineData(typeof(ConstraintsKeepApart))]
    [InlineData(typeof(MethodsKeepApart))]
    [InlineData(typeof(RootSortsLast))]
    public void A_host_accepts_functions_that_do_not_overlap(Type functions)
    {
        using var host = TestApp.Build(new(null), functions);
        Assert.Null(host.BaseAddress);
    }

    public sealed class CatchAllSortsFirst
    {
        [Function("Any")]
        public IResult Any([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/{*rest}")] HttpRequest request) => Results.Empty;

        [Function("List")]
        public IResult List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/articles")] HttpRequest request) =>
            Results.Empty;
    }

    public sealed class CatchAllSortsLast
    {
        [Function("Unmatched")]
        public IResult Any([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/{*rest}")] HttpRequest request) => Results.Empty;

        [Function("List")]
        public IResult List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/articles")] HttpRequest request) =>
            Results.Empty;
    }

    public sealed class ParameterSortsFirst
    {
        [Function("AnyArticle")]
        public IResult Any([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "articles/{id}")] HttpRequest request) =>
            Results.Empty;

        [Function("Newest")]
        public IResult Newest([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "articles/newest")] HttpRequest request) =>
            Results.Empty;
    }

    public sealed class UnconstrainedSortsFirst
    {
        [Function("Bare")]
        public IResult Bare([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "a/{slug}")] HttpRequest request) => Results.Empty;

        [Function("Exact")]
        public IResult Exact([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "a/{id:length(13)}")] HttpRequest request) =>
            Results.Empty;
    }

    public sealed class ComplexSegmentSortsLater
    {
        [Function("EventPage")]
        public IResult Page([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "events/{id}")] HttpRequest request) => Results.Empty;

        [Function("IcsFile")]
        public IResult File([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "events/{id}.ics")] HttpRequest request) =>
            Results.Empty;
    }

    public sealed class ConstraintsKeepApart
    {
        [Function("Article")]
        public IResult Article(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "a/{id:length(13)}")] HttpRequest request) => Results.Empty;

        [Function("Status")]
        public IResult Status([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "a/status")] HttpRequest request) => Results.Empty;
    }

    public sealed class MethodsKeepApart
    {
        [Function("Change")]
        public IResult Change([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "a/{id}")] HttpRequest request) => Results.Empty;

        [Function("Show")]
        public IResult Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "a/{id}")] HttpRequest request) => Results.Empty;

        [Function("Tell")]
        public IResult Tell([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "a/status")] HttpRequest request) => Results.Empty;
    }

    public sealed class RootSortsLast
    {
        [Function("Language")]
        public IResult Language([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{lang}")] HttpRequest request) => Results.Empty;

        [Function("Root")]
        public IResult Root(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{ignored:maxlength(0)?}")] HttpRequest request) => Results.Empty;
    }

    public sealed class SameRoute
    {
        [Function("One")]
        public IResult One([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "a/{x}")] HttpRequest request) =>
            Results.Empty;

        [Function("Two")]
        public IResult Two([HttpTrigger(AuthorizationLevel.Anonymous, "POST", Route = "A/{y}")] HttpRequest request) => Results.Empty;
    }

    public sealed class SameName
    {
        [Function("Twin")]
        public IResult First([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "a")] HttpRequest request) => Results.Empty;

        [Function("twin")]
        public IResult Second([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "b")] HttpRequest request) => Results.Empty;
    }

    public sealed class EmptyRoute
    {
        [Function("Empty")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "")] HttpRequest request) => Results.Empty;
    }

    public sealed class SlashRoute
    {
        [Function("Slash")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "/")] HttpRequest request) => Results.Empty;
    }

    public sealed class AdminRoute
    {
        [Function("Mine")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "admin/mine")] HttpRequest request) => Results.Empty;
    }

    public sealed class BadTemplate
    {
        [Function("Bad")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a/{b")] HttpRequest request) => Results.Empty;
    }

    public sealed class UnknownParameter
    {
        [Function("Odd")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a/{b}")] HttpRequest request, string colour) =>
            Results.Text(colour);
    }

    public sealed class NoTrigger
    {
        [Function("Idle")]
        public IResult Run(HttpRequest request) => Results.Empty;
    }

    public sealed class MasterKey
    {
        [Function("Master")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "a")] HttpRequest request) => Results.Empty;
    }

    public sealed class NameWithSpace
    {
        [Function("Every hour")]
        public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Assert.NotNull(timer);
    }

    public sealed class NameOfHost
    {
        [Function("Host")]
        public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Assert.NotNull(timer);
    }

    public sealed class ReturnsValueTask
    {
        [Function("Unawaited")]
        public ValueTask RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer) => ValueTask.CompletedTask;
    }

    public sealed class AsyncVoid
    {
        [Function("Forgotten")]
        public async void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => await Task.Yield();
    }

    public sealed class BlobAsData
    {
        [Function("Data")]
        public void Run([BlobTrigger("uploads/{name}")] BinaryData data) => Assert.NotNull(data);
    }

    public sealed class RouteValueOfUnknownType
    {
        [Function("Address")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a/{address}")] HttpRequest request, Uri address) =>
            Results.Text(address.Host);
    }

    public sealed class WithConnection
    {
        [Function("Elsewhere")]
        public void Run([QueueTrigger("work", Connection = "Other")] string message) => Assert.NotNull(message);
    }
}
