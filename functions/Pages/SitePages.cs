using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Newsroom.Content;
using Newsroom.Http;
using Newsroom.Http.Articles;
using Newsroom.Http.Caching;
using Newsroom.Http.Problems;
using Newsroom.Pages.Assets;
using Newsroom.Pages.Look;
using Newsroom.Settings;

namespace Newsroom.Pages;

/// <summary>Answers requests with pages. Errors are pages, too.</summary>
public sealed class SitePages(
    PageRenderer renderer, SiteAssets assets, SiteLooks looks, OldAddressRedirects oldAddresses, SiteOptions site)
{
    /// <summary>A page in a language of the site.</summary>
    /// <exception cref="ProblemException">The site is not in this language: 404.</exception>
    internal Task<IResult> RespondAsync(HttpRequest request, string lang, Func<PageContext, Task<IResult>> respond) =>
        RespondInAnyAsync(request, lang, context => site.Languages.Contains(context.Language)
            ? respond(context) : throw NotInLanguage(lang));

    /// <summary>A page in a language that need not be the site's: an article can have any.</summary>
    internal Task<IResult> RespondInAnyAsync(HttpRequest request, string? lang, Func<PageContext, Task<IResult>> respond) =>
        request.RespondAsync(
            () => OrOldAddressAsync(request, () =>
            {
                PagePolicy.Apply(request);
                return respond(Context(request, LanguageCode.Normalise(lang) ?? throw NotInLanguage(lang)));
            }),
            problem => ExplainAsync(request, problem, lang));

    /// <summary>
    /// An answer, or the way to the article that had this address elsewhere: <c>/faq</c> and <c>/fr/bonjour-monde</c> have the form of
    /// pages here.
    /// </summary>
    /// <exception cref="ProblemException">Neither is there.</exception>
    internal async Task<IResult> OrOldAddressAsync(HttpRequest request, Func<Task<IResult>> respond)
    {
        try
        {
            return await respond();
        }
        catch (ProblemException problem) when (problem.Status == StatusCodes.Status404NotFound)
        {
            if (await FindOldAddressAsync(request) is { } moved)
            {
                return moved;
            }

            throw;
        }
    }

    /// <summary>The way to the article that had this address elsewhere; null if none had.</summary>
    internal Task<IResult?> FindOldAddressAsync(HttpRequest request) =>
        oldAddresses.FindAsync(request, request.HttpContext.RequestAborted);

    /// <param name="context">The context of the page.</param>
    /// <param name="contentLanguage">The language of what the page shows.</param>
    /// <param name="parameters">The other parameters of the component.</param>
    internal async Task<CachedResponse> RenderAsync<T>(
        PageContext context, string contentLanguage, params IEnumerable<(string Name, object? Value)> parameters)
        where T : IComponent
    {
        // It is read after the generation to which the response belongs.
        var look = context.Look == ShownLook.Empty ? await looks.ReadAsync(cancellationToken: default) : context.Look;
        var all = new Dictionary<string, object?> { [nameof(ProblemPage.Context)] = context with { Look = look } };
        foreach (var (name, value) in parameters)
        {
            all.Add(name, value);
        }

        return new(await renderer.RenderAsync<T>(all), PageRenderer.ContentType, language: contentLanguage);
    }

    /// <summary>An error page, in the requested language if the site has it.</summary>
    internal async Task<IResult> ExplainAsync(HttpRequest request, Exception problem, string? lang)
    {
        var handler = request.HttpContext.RequestServices.GetRequiredService<ProblemHandler>();
        var (status, detail) = handler.Explain(request.HttpContext, problem);
        PagePolicy.Apply(request);
        var requested = LanguageCode.Normalise(lang);
        var language = site.Languages.FirstOrDefault(language => language == requested)
            ?? AcceptedLanguage(request);
        var look = await looks.ReadForProblemAsync(status, request.HttpContext.RequestAborted);
        var page = await renderer.RenderAsync<ProblemPage>(new()
        {
            [nameof(ProblemPage.Context)] = Context(request, language) with { Look = look },
            [nameof(ProblemPage.Others)] = status == StatusCodes.Status404NotFound ? OwnPageFunctions.Others(request.Path, look) : null,
            [nameof(ProblemPage.Status)] = status,
            [nameof(ProblemPage.Detail)] = detail,
            [nameof(ProblemPage.IsUnknownLanguage)] =
                status == StatusCodes.Status404NotFound && lang is not null && requested != language,
        });
        return Results.Content(Encoding.UTF8.GetString(page), PageRenderer.ContentType, statusCode: status);
    }

    /// <summary>The best language of <c>Accept-Language</c> among the site's; else its first.</summary>
    internal string AcceptedLanguage(HttpRequest request) => request.AcceptedLanguage(site) ?? site.Languages[0];

    internal PageContext Context(HttpRequest request, string language) => new(site, assets, request.Site(site), language);

    internal ProblemException NotInLanguage(string? lang) =>
        ProblemException.NotFound($"This site is not in '{lang}'. It is in {string.Join(", ", site.Languages)}.");
}
