namespace Newsroom.Http.Api;

/// <summary>What the API's document says of an HTTP function, beside its route and methods.</summary>
/// <param name="summary">What it gives, in one sentence.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OperationAttribute(string summary) : Attribute
{
    public string Summary => summary;

    /// <summary>What the answer is as JSON; null where it is no JSON.</summary>
    public Type? Answer { get; init; }

    /// <summary>Media type of the answer.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Status of the answer.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Names of the query parameters it takes, out of <see cref="ApiParameters"/>.</summary>
    public string[] Parameters { get; init; } = [];

    /// <summary>Those of <see cref="Parameters"/> without which it can't be asked.</summary>
    public string[] Required { get; init; } = [];

    /// <summary>Items in an answer where <c>limit</c> does not say; 0 where it takes none.</summary>
    public int StandardLimit { get; init; }

    /// <summary>The largest <c>limit</c>.</summary>
    public int MostLimit { get; init; }

    /// <summary>Statuses of the problems it answers with, out of <see cref="ApiProblems"/>.</summary>
    public int[] Problems { get; init; } = [];
}
