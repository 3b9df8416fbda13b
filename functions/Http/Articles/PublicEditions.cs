using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Http.Files;
using Newsroom.Http.Problems;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Articles;

/// <summary>Editions as readers get them: with the hours of the site's time zone, and the addresses of files as they are now.</summary>
public sealed class PublicEditions(ArticleStore articles, EditionStore bodies, FileLinks files, SiteOptions site)
{
    /// <summary>The edition in a language; the original while there is none.</summary>
    /// <param name="id">The article's id.</param>
    /// <param name="language">ISO 639-1.</param>
    /// <param name="address">The site's address without a slash at its end; empty for addresses inside the site.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ProblemException">404 if the article never existed, 410 if it was withdrawn.</exception>
    public async Task<(Article Article, Edition Edition, EditionBody Body, PublicPicture? Picture)> FindAsync(
        string id, string language, string address, CancellationToken cancellationToken)
    {
        var (article, edition, body) = await articles.FindEditionAsync(bodies, id, language, cancellationToken);
        (body, var picture) = await files.ResolveAsync(body.InSiteZone(site), address, cancellationToken);
        return (article, edition, body, picture);
    }
}
