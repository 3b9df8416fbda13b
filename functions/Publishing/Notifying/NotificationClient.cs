using System.Net;
using Newsroom.Settings;

namespace Newsroom.Publishing.Notifying;

/// <summary>The outcome of a request: null where it succeeded.</summary>
/// <param name="Reason">In words for an operator. It has no secret and no part of the response.</param>
/// <param name="IsFinal">Whether the receiver says that it wants no more (410).</param>
internal sealed record NotificationFailure(string Reason, bool IsFinal = false);

/// <summary>
/// Sends notifications to addresses that others may have chosen. It connects only to public addresses, unless a setting allows others
/// (<see cref="PublicConnection"/>). Redirects are not followed and proxies not used, as both would lead somewhere else.
/// </summary>
public sealed class NotificationClient : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http;

    public NotificationClient(SiteOptions site)
    {
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            // Names are resolved again for every connection; one that is kept must not outlive a change for long.
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            MaxResponseHeadersLength = 16,
            ConnectCallback = (context, cancellationToken) =>
                PublicConnection.OpenAsync(context, site.NotifyPrivateAddresses, cancellationToken),
        })
        {
            Timeout = Timeout,
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("Newsroom");
    }

    /// <summary>Why an address is refused, whatever it resolves to; null if it is not.</summary>
    public static string? Objection(Uri? address, SiteOptions site) => address switch
    {
        null or { IsAbsoluteUri: false } => "It is not an address such as https://example.org/hook.",
        { UserInfo.Length: > 0 } => "It must have no user name and no password.",
        { Scheme: "https" } => Check(address, site),
        { Scheme: "http" } when site.NotifyPrivateAddresses => null,
        _ => "It must begin with https://.",
    };

    public void Dispose() => _http.Dispose();

    internal async Task<NotificationFailure?> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            // The response's content is of no interest, and may be without end.
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode ? null
                : new NotificationFailure($"It answered {(int)response.StatusCode}.", response.StatusCode == HttpStatusCode.Gone);
        }
        catch (HttpRequestException error)
        {
            return new NotificationFailure(
                error.InnerException is PrivateAddressException refused ? refused.Message
                : $"It could not be reached: {error.HttpRequestError}.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new NotificationFailure($"It did not answer within {Timeout.TotalSeconds:0} seconds.");
        }
    }

    private static string? Check(Uri address, SiteOptions site) =>
        !site.NotifyPrivateAddresses && IPAddress.TryParse(address.IdnHost, out var number) && !PublicInternet.Contains(number)
            ? PrivateAddressException.Text : null;
}
