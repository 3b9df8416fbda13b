namespace Newsroom.Http.Api;

/// <summary>The meaning of each status of a problem.</summary>
internal static class ApiProblems
{
    public static string Meaning(int status) => status switch
    {
        400 => "A parameter is invalid: the detail names it and says what is allowed.",
        401 => "The key is missing or wrong. There is no body.",
        404 => "There is nothing at this address.",
        410 => "What was here has been withdrawn.",
        412 => "If-Match or If-Unmodified-Since asks for other content than there is.",
        500 => "A fault of the app; the log has the reason.",
        503 => "The storage account does not answer, or has data of a newer version.",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "This status has no meaning yet: add it here."),
    };
}
