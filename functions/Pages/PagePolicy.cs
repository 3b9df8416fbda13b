using Microsoft.AspNetCore.Http;

namespace Newsroom.Pages;

/// <summary>The security policy of the pages: the site's own style, its own script, and images.</summary>
internal static class PagePolicy
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' https: data:; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'";

    public static void Apply(HttpRequest request) => request.HttpContext.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
}
