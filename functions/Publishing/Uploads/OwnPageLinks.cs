using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Publishing.Uploads;

/// <summary>The links of a page of the site's own: those to other such pages and to files beside it get their addresses.</summary>
internal static class OwnPageLinks
{
    private static readonly HtmlParser Parser = new();

    /// <summary>The page with the addresses, the files that it refers to and, if it is a list of links, those.</summary>
    public static OwnPage Resolve(OwnPage page)
    {
        var body = Parser.ParseDocument(page.Html).Body!;
        var files = new List<string>();
        foreach (var element in body.QuerySelectorAll("a[href], img[src]"))
        {
            var name = element.LocalName == "img" ? "src" : "href";
            if (AddressOf(page, element.GetAttribute(name)!, files) is { } address)
            {
                element.SetAttribute(name, address);
            }
        }

        if (!page.HasAddress)
        {
            RemoveNames(body);
        }

        return page with
        {
            Html = HtmlWriter.Inner(body).Trim(),
            Files = [.. files.Distinct(StringComparer.Ordinal)],
            Links = page.Name == OwnPage.LinkList ? LinksIn(body) : [],
        };
    }

    private static string? AddressOf(OwnPage page, string written, List<string> files)
    {
        var path = FileAddress.PathOf(written) ?? FileReference.Resolve(new BlobPath(page.Path), written);
        if (path is null || new BlobPath(path) is not { IsOfSite: true } target)
        {
            return null;
        }

        var fragment = written.IndexOf('#') is >= 0 and var at ? written[at..] : "";
        if (target.IsOwnPage)
        {
            return Links.OwnPage("", target.Language ?? page.Language, target.SiteName!) + fragment;
        }

        files.Add(path);
        return $"{new FileAddress(path)}{fragment}";
    }

    /// <summary>The text stands on pages with names and a headline of their own.</summary>
    private static void RemoveNames(IElement body)
    {
        foreach (var named in body.QuerySelectorAll("[id]"))
        {
            named.RemoveAttribute("id");
        }
    }

    private static IReadOnlyList<OwnLink> LinksIn(IElement body) =>
    [
        .. body.QuerySelectorAll("a[href]").Select(link => new OwnLink(link.TextContent.Trim(), link.GetAttribute("href")!))
            .Where(link => link.Title.Length > 0 && (link.Url[0] == '/' || Uri.IsWellFormedUriString(link.Url, UriKind.Absolute))),
    ];
}
