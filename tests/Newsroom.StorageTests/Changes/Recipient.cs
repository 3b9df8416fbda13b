using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Newsroom.Tests.Articles;

namespace Newsroom.Tests.Changes;

/// <summary>
/// What the process that notifies a receiver sends, numbered from 1: requests to storage and to the receiver alike. It passes through
/// <paramref name="visit"/>, which sends it, delays it, or fails.
/// </summary>
internal sealed class Traffic(Func<int, Func<ValueTask>, ValueTask>? visit = null)
{
    private int _requests;

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>The network between the process and its storage account.</summary>
    public Network Network => new((_, send) => PassAsync(send));

    /// <summary>Of a process that ends before or after its k-th request. What comes after it does not happen.</summary>
    public static Traffic EndsAt(int k, bool after) => new(async (number, send) =>
    {
        if (number < k || (number == k && after))
        {
            await send();
        }

        if (number >= k)
        {
            throw new CrashException();
        }
    });

    public ValueTask PassAsync(Func<ValueTask> send)
    {
        var number = Interlocked.Increment(ref _requests);
        return visit is null ? send() : visit(number, send);
    }
}

/// <summary>A request that arrived at a <see cref="Recipient"/>.</summary>
/// <param name="Id">The header <c>webhook-id</c>; of a report to a hub: the address of the feed.</param>
/// <param name="Time">What the clock of the sender said.</param>
internal sealed record Arrival(string Id, string Body, DateTimeOffset Time)
{
    /// <summary>Where the change stands in the log.</summary>
    public long Position => long.Parse(Id.Split('_')[2], CultureInfo.InvariantCulture);

    public JsonElement Message => JsonDocument.Parse(Body).RootElement;
}

/// <summary>One webhook or hub, on this machine.</summary>
internal sealed class Recipient(string address)
{
    public string Address => address;

    /// <summary>What the process sends that notifies it at present.</summary>
    public Traffic Traffic { get; set; } = new();

    /// <summary>The clock of that process.</summary>
    public Func<DateTimeOffset> Clock { get; set; } = () => DateTimeOffset.UtcNow;

    public ConcurrentQueue<Arrival> Arrivals { get; } = new();
}

/// <summary>Webhooks and hubs on this machine, each with an address of its own.</summary>
internal sealed class Recipients : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Recipient> _all = new();
    private readonly WebApplication _app;

    private Recipients(WebApplication app) => _app = app;

    public Recipient this[string name] => _all.GetOrAdd(name, _ => new($"{_app.Urls.Single()}/{name}"));

    public static async Task<Recipients> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var recipients = new Recipients(builder.Build());
        recipients._app.MapPost("/{name}", recipients.TakeAsync);
        await recipients._app.StartAsync();
        return recipients;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var recipient = this[(string)context.Request.RouteValues["name"]!];
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var id = context.Request.Headers["webhook-id"].ToString() is { Length: > 0 } given ? given : body;
        try
        {
            await recipient.Traffic.PassAsync(() =>
            {
                recipient.Arrivals.Enqueue(new Arrival(id, body, recipient.Clock()));
                return ValueTask.CompletedTask;
            });
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (Exception error) when (error is CrashException or LostException)
        {
            context.Abort();
        }
    }
}

/// <summary>A request or its answer was lost on its way. The process goes on.</summary>
internal sealed class LostException() : IOException("It was lost.");
