using Microsoft.AspNetCore.Http;

namespace Newsroom.Http;

/// <summary>Says which work was accepted, and is still to be done.</summary>
internal sealed record OrderedResource(string Message)
{
    /// <summary>A 202 with the message.</summary>
    public static IResult ToResult(string message) => Results.Json(
        new OrderedResource(message), ApiJson.Readable.OrderedResource, statusCode: StatusCodes.Status202Accepted);
}
