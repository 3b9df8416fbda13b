using System.Globalization;
using Newsroom.Content;

namespace Newsroom.Importing.Feeds;

/// <summary>What items of feeds and lists are called here.</summary>
internal static class FeedNames
{
    /// <summary>The path of an item if no other one has it: by its date, and the last part of its address.</summary>
    public static string WishOf(string? address, string? title, string id, DateTimeOffset? date)
    {
        var last = Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.AbsolutePath.TrimEnd('/').Split('/')[^1] : "";
        var name = UploadNames.Slug(last.LastIndexOf('.') is > 0 and var dot && last.Length - dot <= 6 ? last[..dot] : last)
            ?? UploadNames.Slug(title) ?? UploadNames.Slug(id) ?? ListItem.Key(id);
        return date is { } day ? string.Create(CultureInfo.InvariantCulture, $"{day:yyyy}/{day:MM}/{name}") : name;
    }

    /// <summary>As front matter has it.</summary>
    public static string? Write(DateTimeOffset? date) => date?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static IReadOnlyList<string> AliasesOf(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && OldAddress.Normalise(address) is { } known && !OldAddress.IsOwn(known) ? [uri.PathAndQuery] : [];
}
