using System.Globalization;
using Newsroom.Content;

namespace Newsroom.Importing.WordPress;

/// <summary>The old addresses of an item: as it was, with earlier names, and that by its number.</summary>
internal static class WordPressAddresses
{
    public static string[] Of(WordPressItem item, Uri? site)
    {
        var root = site?.AbsolutePath ?? "/";
        var parameter = item.Type switch { "page" => "page_id", _ => "p" };
        var pretty = Uri.TryCreate(item.Link, UriKind.Absolute, out var link) && link.Query.Length == 0 && link.AbsolutePath != root
            ? link.AbsolutePath : null;
        var earlier = pretty is null ? [] : item.AllMeta("_wp_old_slug")
            .Select(slug => $"{pretty.TrimEnd('/')[..(pretty.TrimEnd('/').LastIndexOf('/') + 1)]}{slug}/");
        return
        [
            .. new[] { pretty }.Concat(earlier).OfType<string>()
                .Append(string.Create(CultureInfo.InvariantCulture, $"{root}?{parameter}={item.Id}"))
                .Where(address => OldAddress.Normalise(address) is { } known && !OldAddress.IsOwn(known)).Distinct(),
        ];
    }
}
