using Newsroom.Benchmarks.Startup;

namespace Newsroom.Benchmarks.Http;

/// <summary>The least that Kestrel can do: the bytes of a file without a look at the request, and a 304.</summary>
internal static class BareEndpoint
{
    /// <summary>What this program is called with to be that app: <c>bare-http FILE TYPE</c>.</summary>
    public const string Verb = "bare-http";

    public static async Task RunAsync(FileInfo file, string contentType)
    {
        var bytes = await File.ReadAllBytesAsync(file.FullName);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/api/health", () => Results.Ok());
        app.MapGet("/unchanged", (HttpContext http) =>
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            http.Response.Headers.ETag = "\"always-the-same\"";
        });
        app.MapGet("/bytes", async (HttpContext http) =>
        {
            http.Response.ContentType = contentType;
            http.Response.ContentLength = bytes.Length;
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
        });
        await app.StartAsync();
        Console.WriteLine($"{ListeningProcess.Announcement}{app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }
}
