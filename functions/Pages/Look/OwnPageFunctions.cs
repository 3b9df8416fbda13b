using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Http.Caching;
using Newsroom.Http.Problems;

namespace Newsroom.Pages.Look;

/// <summary><c>/{lang}/pages/{name}</c>: a page of the organisation's own.</summary>
public sealed class OwnPageFunctions(SiteLooks looks, SitePages pages, ResponseCache responses)
{
    private const string Folder = "pages";

    [Function("WebOwnPage")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2,3)}/pages/{*name}")] HttpRequest request,
        string lang,
        string? name,
        CancellationToken cancellationToken) => pages.RespondAsync(request, lang, context => responses.RespondAsync(
            request,
            context.Language,
            () => RenderAsync(context, name ?? "", cancellationToken),
            cancellationToken,
            CachePolicy.Revalidate));

    /// <summary>The page of an address in the languages that have it; empty for other addresses.</summary>
    internal static IReadOnlyList<Alternate> Others(PathString path, ShownLook look) =>
        path.Value!.Split('/', 4) is [_, _, Folder, var name] ? Alternates(look, name) : [];

    private async Task<CachedResponse> RenderAsync(PageContext context, string name, CancellationToken cancellationToken)
    {
        var look = await looks.ReadAsync(cancellationToken);
        var page = look.Page(name, context.Language)
            ?? throw ProblemException.NotFound($"There is no page '{name}' in '{context.Language}'.");
        return await pages.RenderAsync<OwnPageView>(
            context with { Look = look },
            context.Language,
            (nameof(OwnPageView.Page), page),
            (nameof(OwnPageView.Alternates), Alternates(look, name)));
    }

    private static IReadOnlyList<Alternate> Alternates(ShownLook look, string name) =>
        [.. look.LanguagesOf(name).Select(language => new Alternate(language, Links.OwnPage("", language, name)))];
}
