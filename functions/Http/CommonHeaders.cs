using System.Collections.Frozen;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Newsroom.Http;

/// <summary>
/// Headers of every response, problems and unknown addresses included. They are set when the response starts, so that no handler of errors
/// that clears the headers can remove them.
/// </summary>
internal sealed class CommonHeaders(RequestDelegate next)
{
    private const string ExposedHeaders = "ETag, Link";
    private const string ReferrerPolicy = "strict-origin-when-cross-origin";

    private static readonly object DependsOnLanguageKey = new();

    /// <summary>The functions that need the key. Pages of other sites must not read their responses.</summary>
    public static FrozenSet<string> FunctionsWithKey { get; } =
        FrozenSet.Create(
            "HookAdd", "HookList", "HookRemove", "HookRetry", "Rebuild", "SearchRebuild",
            "Status", "StatusRetry", "TranslationApprove", "TranslationRenew");

    /// <summary>Notes that the response depends on <c>Accept-Language</c>.</summary>
    public static void DependsOnLanguage(HttpContext context) => context.Items[DependsOnLanguageKey] = true;

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(
            static state =>
            {
                Set((HttpContext)state);
                return Task.CompletedTask;
            },
            context);
        return next(context);
    }

    private static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = ReferrerPolicy;
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
}
