using System.Net;
using Newsroom.Importing;
using Newsroom.Publishing.Notifying;
using Newsroom.Settings;

namespace Newsroom.Cli;

/// <summary>
/// Fetches files of an old site into the container. An export names their addresses, so only the public internet is reached, unless a
/// setting allows other addresses.
/// </summary>
internal sealed class OldFileDownload : IDisposable
{
    private const long MaxBytes = 50 << 20;
    private const int MaxRedirects = 5;

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    private readonly ExportUpload _upload;
    private readonly HttpClient _http;

    public OldFileDownload(ExportUpload upload, SiteOptions site)
    {
        _upload = upload;
        _http = new HttpClient(new SocketsHttpHandler
        {
            MaxAutomaticRedirections = MaxRedirects,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(20),
            ConnectCallback = (context, cancellationToken) =>
                PublicConnection.OpenAsync(context, site.NotifyPrivateAddresses, cancellationToken),
        })
        {
            Timeout = Timeout,
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("Newsroom");
    }

    public void Dispose() => _http.Dispose();

    /// <returns>What became of it, in words, and whether it is in the container now.</returns>
    public async Task<(bool IsThere, string Result)> RunAsync(OldFile file, CancellationToken cancellationToken)
    {
        if (_upload.Has(file.Path))
        {
            return (true, "there already");
        }

        try
        {
            using var response = await _http.GetAsync(file.Address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.StatusCode != HttpStatusCode.OK ? (false, $"not fetched: it answers {(int)response.StatusCode}")
                : response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml"
                ? (false, "not fetched: it is a page and not the file")
                : response.Content.Headers.ContentLength > MaxBytes ? (false, TooLarge)
                : await StoreAsync(file.Path, response.Content, cancellationToken);
        }
        catch (HttpRequestException error)
        {
            return (false, error.InnerException is PrivateAddressException refused
                ? $"not fetched: {refused.Message}" : $"not fetched: {error.HttpRequestError}");
        }
        catch (IOException broken)
        {
            return (false, $"not fetched: {broken.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (false, $"not fetched: no answer within {Timeout.TotalMinutes:0} minutes");
        }
    }

    private static string TooLarge => $"not fetched: it has more than {MaxBytes >> 20} MB";

    private async Task<(bool IsThere, string Result)> StoreAsync(string path, HttpContent content, CancellationToken cancellationToken)
    {
        await using var copy = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[1 << 16];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (copy.Length + read > MaxBytes)
            {
                return (false, TooLarge);
            }

            await copy.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        copy.Position = 0;
        var result = await _upload.UploadAsync(path, copy, content.Headers.ContentType?.MediaType, cancellationToken);
        return (true, result == UploadResult.Edited ? "there already" : "fetched");
    }
}
