using Newsroom.Content;

namespace Newsroom.Reading.Headers;

/// <summary>
/// The lead picture in front matter: a path or an address, or a map with it. Site generators have several keys for it.
/// </summary>
internal static class HeaderPicture
{
    private const int MaxTextLength = 500;

    /// <summary>Keys of the picture, the one that wins first.</summary>
    private static readonly string[] Keys = ["image", "cover", "featuredimage", "images", "img", "thumbnail", "banner", "hero"];

    /// <summary>Keys of the address in a map.</summary>
    private static readonly string[] Sources = ["src", "image", "url", "path", "file", "filename"];

    /// <summary>Null if there is none. The address is not checked.</summary>
    public static Picture? Read(HeaderMap map) => Keys.Select(key => Read(map[key], map)).FirstOrDefault(picture => picture is not null);

    private static Picture? Read(HeaderValue? value, HeaderMap around) => value switch
    {
        HeaderList { Items: [var first, ..] } => Read(first, around),
        HeaderMap map when Sources.Select(key => Text(map[key])).FirstOrDefault(source => source is not null) is { } source =>
            new Picture(
                source, Text(map["alt"]), Text(map["caption"] ?? map["title"]), Text(map["credit"] ?? map["credits"] ?? map["author"])),
        HeaderText text when Text(text) is { } source =>
            new Picture(source, Text(around["imagealt"]), Text(around["imagecaption"]), Text(around["imagecredit"])),
        _ => null,
    };

    private static string? Text(HeaderValue? value) => StatedText.Line((value as HeaderText)?.Text) is { } text
        ? TextLimits.Shorten(text, MaxTextLength) : null;
}
