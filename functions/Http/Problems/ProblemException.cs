using Microsoft.AspNetCore.Http;

namespace Newsroom.Http.Problems;

/// <summary>A request that cannot be fulfilled. The detail says what was wrong and what is allowed.</summary>
internal sealed class ProblemException(int status, string detail) : Exception(detail)
{
    public int Status => status;

    public static ProblemException BadRequest(string detail) => new(StatusCodes.Status400BadRequest, detail);

    public static ProblemException NotFound(string detail) => new(StatusCodes.Status404NotFound, detail);

    public static ProblemException Gone(string detail) => new(StatusCodes.Status410Gone, detail);
}
