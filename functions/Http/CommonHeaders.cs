using System.Collections.Frozen;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Newsroom.Settings;

namespace Newsroom.Http;

/// <summary>
/// Headers of every response, problems and unknown addresses included. They are set when the response starts, so that no handler of errors
/// that clears the headers can remove them.
/// </summary>
internal sealed partial class CommonHeaders(RequestDelegate next, SiteOptions site, ILogger<CommonHeaders> log)
{
    private const string ExposedHeaders = "ETag, Link";
    private const string ReferrerPolicy = "strict-origin-when-cross-origin";

    /// <summary>One year, in seconds. Names below the site's are left to their own sites.</summary>
    private const string TransportSecurity = "max-age=31536000";

    private static readonly object DependsOnLanguageKey = new();

    private int _foreignHosts;

    /// <summary>The functions that need the key. Pages of other sites must not read their responses.</summary>
    public static FrozenSet<string> FunctionsWithKey { get; } =
        FrozenSet.Create(
            "HookAdd", "HookList", "HookRemove", "HookRetry", "Rebuild", "SearchRebuild",
            "Status", "StatusRetry", "TranslationApprove", "TranslationRenew");

    /// <summary>Notes that the response depends on <c>Accept-Language</c>.</summary>
    public static void DependsOnLanguage(HttpContext context) => context.Items[DependsOnLanguageKey] = true;

    public Task InvokeAsync(HttpContext context)
    {
        if (site.BaseUrl is null && !context.Request.IsForSite(site) && Interlocked.Increment(ref _foreignHosts) == 1)
        {
            LogForeignHost(log, context.Request.Host.Value ?? "", context.Request.Site(site));
        }

        context.Response.OnStarting(
            state =>
            {
                Set((HttpContext)state);
                return Task.CompletedTask;
            },
            context);
        return next(context);
    }

    private void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = ReferrerPolicy;
        if (context.Request.Site(site).StartsWith("https:", StringComparison.Ordinal))
        {
            headers.StrictTransportSecurity = TransportSecurity;
        }

        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (context.Items.ContainsKey(DependsOnLanguageKey))
        {
            headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        }

        if (!NeedsKey(context))
        {
            headers.AccessControlAllowOrigin = "*";
            headers.AccessControlExposeHeaders = ExposedHeaders;
        }
    }

    /// <summary>Both hosts name an endpoint by its function. The exception handler moves the endpoint into its own feature.</summary>
    private static bool NeedsKey(HttpContext context)
    {
        var endpoint = context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        return endpoint?.DisplayName is { } function && FunctionsWithKey.Contains(function);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A request names the host {Host}, which is none of this site: the answer has addresses of {Address}. If readers use this "
            + "host, name it in Newsroom__BaseUrl or Newsroom__AllowedHosts. This is logged once")]
    private static partial void LogForeignHost(ILogger logger, string host, string address);
}
