using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

// One mistake in each class.
namespace Newsroom.Tests.Hosting.BrokenFunctions;

public static class NameWithSpace
{
    [Function("Every hour")]
    public static Task RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Task.FromResult(timer);
}

public static class NameTakenTwice
{
    [Function("Hourly")]
    public static Task RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Task.FromResult(timer);

    [Function("hourly")]
    public static Task AgainAsync([TimerTrigger("0 30 * * * *")] TimerInfo timer) => Task.FromResult(timer);
}

public static class Outer
{
    public static class Nested
    {
        [Function("Nested")]
        public static Task RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Task.FromResult(timer);
    }
}

public static class NotPublic
{
    [Function("Hidden")]
    internal static Task RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Task.FromResult(timer);
}

public static class ReturnsValueTask
{
    [Function("Unawaited")]
    public static ValueTask<TimerInfo> RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer) => new(timer);
}

public static class ReturnsNothingLater
{
    [Function("Forgotten")]
    public static async void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => await Task.FromResult(timer);
}

public static class TwoTriggers
{
    [Function("Both")]
    public static Task RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer, [QueueTrigger("work")] string message) =>
        Task.FromResult((timer, message));
}

public static class NoTrigger
{
    [Function("Idle")]
    public static Task RunAsync(CancellationToken cancellationToken) => Task.Delay(0, cancellationToken);
}

public static class GetWithoutHead
{
    [Function("Headless")]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "a")] HttpRequest request) =>
        Results.Ok(request.Path);
}

public static class AnyMethod
{
    [Function("Any")]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a")] HttpRequest request) => Results.Ok(request.Path);
}

public static class UnknownMethod
{
    [Function("Fetch")]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "fetch", Route = "a")] HttpRequest request) =>
        Results.Ok(request.Path);
}

public static class RequestAsText
{
    [Function("Text")]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{request}")] string request) =>
        Results.Ok(request);
}

public static class RouteValueOfUnknownType
{
    [Function("Address")]
    public static IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "a/{address}")] HttpRequest request,
        Uri address) => Results.Ok((request.Path, address));
}

public static class RouteValueThatIsNone
{
    [Function("Colour")]
    public static IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "a/{shade}")] HttpRequest request,
        string colour) => Results.Ok((request.Path, colour));
}

public static class EmptyRoute
{
    [Function("Empty")]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "")] HttpRequest request) =>
        Results.Ok(request.Path);
}

public static class SlashRoute
{
    [Function("Slash")]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "/")] HttpRequest request) =>
        Results.Ok(request.Path);
}

public static class AdminRoute
{
    [Function("Mine")]
    public static IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "admin/mine")] HttpRequest request) => Results.Ok(request.Path);
}

public static class RuntimeRoute
{
    [Function("Running")]
    public static IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "Runtime/mine")] HttpRequest request) => Results.Ok(request.Path);
}

public static class MalformedRoute
{
    [Function("Bad")]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "a/{b")] HttpRequest request) =>
        Results.Ok(request.Path);
}

public static class SwallowedRoute
{
    [Function("Any")]
    public static IResult Any(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/{*rest}")] HttpRequest request) => Results.Ok(request.Path);

    [Function("List")]
    public static IResult List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/articles")] HttpRequest request) => Results.Ok(request.Path);
}

public static class RouteTakenTwice
{
    [Function("One")]
    public static IResult One([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "a/{x}")] HttpRequest request) =>
        Results.Ok(request.Path);

    [Function("Two")]
    public static IResult Two([HttpTrigger(AuthorizationLevel.Anonymous, "HEAD", Route = "A/{y}")] HttpRequest request) =>
        Results.Ok(request.Path);
}

public static class ScannedContainer
{
    [Function("Scan")]
    public static Task RunAsync([BlobTrigger("articles/{name}")] BlobClient upload) => Task.FromResult(upload);
}

public static class ContainerWithCapital
{
    [Function("Capital")]
    public static Task RunAsync([BlobTrigger("Articles/{name}", Source = BlobTriggerSource.EventGrid)] BlobClient upload) =>
        Task.FromResult(upload);
}

public static class BlobOfUnknownType
{
    [Function("Data")]
    public static Task RunAsync([BlobTrigger("articles/{name}", Source = BlobTriggerSource.EventGrid)] BinaryData upload) =>
        Task.FromResult(upload);
}

public static class QueueWithUnderscore
{
    [Function("Underscore")]
    public static Task RunAsync([QueueTrigger("to_do")] string message) => Task.FromResult(message);
}

public static class QueueWithoutRoomForPoison
{
    [Function("Long")]
    public static Task RunAsync([QueueTrigger("a-name-of-sixty-letters-leaves-no-room-for-its-poison-queue")] string message) =>
        Task.FromResult(message);
}

public static class MessageOfAbstractType
{
    [Function("Abstract")]
    public static Task RunAsync([QueueTrigger("work")] IFormattable message) => Task.FromResult(message);
}

public static class TimerAsText
{
    [Function("Tick")]
    public static Task RunAsync([TimerTrigger("0 0 * * * *")] string timer) => Task.FromResult(timer);
}

public static class FiveFields
{
    [Function("Minutely")]
    public static Task RunAsync([TimerTrigger("*/5 * * * *")] TimerInfo timer) => Task.FromResult(timer);
}

public static class ScheduleThatIsNotSet
{
    [Function("Unset")]
    public static Task RunAsync([TimerTrigger("%NobodySetsThis%")] TimerInfo timer) => Task.FromResult(timer);
}

public static class ScheduleWithUnderscores
{
    [Function("Underscores")]
    public static Task RunAsync([TimerTrigger("%Set__Schedule%")] TimerInfo timer) => Task.FromResult(timer);
}

public static class ScheduleWithColon
{
    [Function("Colon")]
    public static Task RunAsync([TimerTrigger("%Set:Schedule%")] TimerInfo timer) => Task.FromResult(timer);
}

public static class ScheduleSetToFiveFields
{
    [Function("SetWrong")]
    public static Task RunAsync([TimerTrigger("%FiveFields%")] TimerInfo timer) => Task.FromResult(timer);
}
