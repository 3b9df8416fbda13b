namespace Newsroom.Benchmarks.Startup;

/// <summary>The peer of <c>startup</c>: the smallest ASP.NET Core app that answers, in a process of its own.</summary>
internal static class MinimalApi
{
    /// <summary>What this program is called with to be that app.</summary>
    public const string Verb = "peer-minimal-api";

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/api/health", () => Results.Ok(new { status = "ok" }));
        await app.StartAsync();
        Console.WriteLine($"{ListeningProcess.Announcement}{app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }
}
