using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Newsroom.Tests.Articles;

/// <summary>
/// The network between one process and its storage account. Every request is numbered from 1 and passes through <paramref name="visit"/>,
/// which sends it, delays it, or fails. Requests that create tables, containers and queues are usually not counted: the account has them.
/// </summary>
/// <param name="visit">What happens to a request; null if it is sent.</param>
/// <param name="createsAll">Whether requests that create tables, containers and queues are sent and counted, too.</param>
public sealed class Network(Func<int, Func<ValueTask>, ValueTask>? visit = null, bool createsAll = false) : HttpPipelineTransport
{
    // The emulator closes connections that have been idle for five seconds. A request sent just then would be lost, and nothing retries it
    // here.
    private static readonly HttpClientTransport Real = new(new HttpClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(1),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    });

    private int _requests;

    /// <summary>Requests so far.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>The network of a process that dies before it sends its k-th request.</summary>
    public static Network DiesBefore(int k) => new((number, send) => number < k ? send() : throw new CrashException());

    /// <summary>The network of a process that dies after its k-th request was carried out, before the response comes.</summary>
    public static Network DiesAfter(int k) => new(async (number, send) =>
    {
        if (number <= k)
        {
            await send();
        }

        if (number >= k)
        {
            throw new CrashException();
        }
    });

    public override Request CreateRequest() => Real.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Newsroom does not block.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        if (!createsAll && IsCreation(message.Request))
        {
            message.Response = new Created(message.Request.ClientRequestId);
            return;
        }

        var number = Interlocked.Increment(ref _requests);
        await (visit is null ? Send() : visit(number, Send));

        ValueTask Send() => Real.ProcessAsync(message);
    }

    private static bool IsCreation(Request request) =>
        (request.Method == RequestMethod.Post && request.Uri.Path.EndsWith("/Tables", StringComparison.Ordinal))
        || (request.Method == RequestMethod.Put && request.Uri.Query.Contains("restype=container", StringComparison.Ordinal))
        || (request.Method == RequestMethod.Put && request.Uri.Path.EndsWith("/translations", StringComparison.Ordinal))
        || (request.Method == RequestMethod.Put && request.Uri.Path.EndsWith("/notifications", StringComparison.Ordinal));

    private sealed class Created(string clientRequestId) : Response
    {
        private static readonly Dictionary<string, string> All = new(StringComparer.OrdinalIgnoreCase)
        {
            ["ETag"] = "\"0\"",
            ["Last-Modified"] = "Mon, 01 Jan 2024 00:00:00 GMT",
        };

        public override int Status => 201;
        public override string ReasonPhrase => "Created";
        public override Stream? ContentStream { get; set; } = new MemoryStream();
        public override string ClientRequestId { get; set; } = clientRequestId;

        public override void Dispose()
        {
        }

        protected override bool ContainsHeader(string name) => All.ContainsKey(name);

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => All.Select(header => new HttpHeader(header.Key, header.Value));

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) => All.TryGetValue(name, out value);

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
        {
            values = All.TryGetValue(name, out var value) ? [value] : null;
            return values is not null;
        }
    }
}

/// <summary>The process has died.</summary>
public sealed class CrashException : Exception
{
    public CrashException()
        : base("The process died.")
    {
    }

    public CrashException(string message)
        : base(message)
    {
    }

    public CrashException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
