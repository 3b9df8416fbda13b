namespace Newsroom.Http.Api;

/// <summary>What the API's document says about an HTTP function, in addition to its route and methods.</summary>
/// <param name="summary">What it does, in one sentence.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OperationAttribute(string summary) : Attribute
{
    public string Summary => summary;

    /// <summary>The type that is written as JSON; null if the response is not JSON.</summary>
    public Type? Response { get; init; }

    /// <summary>The type that the request has as JSON; null if it has no body.</summary>
    public Type? Request { get; init; }

    /// <summary>Media type of the response.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Whether the response is a file: of any type, whole or in part, or a redirection to its address of now.</summary>
    public bool IsFile { get; init; }

    /// <summary>Status of the response.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Names of the query parameters, from <see cref="ApiParameters"/>.</summary>
    public string[] Parameters { get; init; } = [];

    /// <summary>The required ones of <see cref="Parameters"/>.</summary>
    public string[] Required { get; init; } = [];

    /// <summary>Items in a response if the request has no <c>limit</c>; 0 if the operation has no such parameter.</summary>
    public int DefaultLimit { get; init; }

    /// <summary>The max value of <c>limit</c>.</summary>
    public int MaxLimit { get; init; }

    /// <summary>The statuses of its problems, from <see cref="ApiProblems"/>, beside those that any operation can have.</summary>
    public int[] Problems { get; init; } = [];
}
