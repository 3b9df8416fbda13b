using System.Globalization;
using System.Xml;
using Newsroom.Content;

namespace Newsroom.Feeds;

/// <summary>The lead picture of an item in Media RSS (www.rssboard.org/media-rss), for RSS and Atom.</summary>
internal static class MediaRss
{
    public const string Prefix = "media";
    public const string Namespace = "http://search.yahoo.com/mrss/";

    /// <summary>As wide as programs show beside a title.</summary>
    private const int ThumbnailWidth = 320;

    public static void Write(XmlWriter xml, FeedItem item)
    {
        if (item.Picture is not { } picture || WebAddress.Of(picture.Url) is not { } url)
        {
            return;
        }

        xml.WriteStartElement(Prefix, "content", Namespace);
        xml.WriteAttributeString("url", url);
        xml.WriteOptionalAttribute("type", picture.Type);
        xml.WriteAttributeString("medium", "image");
        WriteSize(xml, picture, picture.Sizes.FirstOrDefault(size => size.Url == picture.Url)?.Width);
        WriteText(xml, "description", picture.Alt ?? picture.Caption);
        WriteText(xml, "credit", picture.Credit);
        xml.WriteEndElement();
        if (picture.Sizes is [{ Width: <= ThumbnailWidth } smallest, ..] && WebAddress.Of(smallest.Url) is { } thumbnail)
        {
            xml.WriteStartElement(Prefix, "thumbnail", Namespace);
            xml.WriteAttributeString("url", thumbnail);
            WriteSize(xml, picture, smallest.Width);
            xml.WriteEndElement();
        }
    }

    private static void WriteSize(XmlWriter xml, PublicPicture picture, int? width)
    {
        if (width is { } known && picture is { Width: { } fullWidth, Height: { } fullHeight })
        {
            var height = Math.Max(1, (int)Math.Round((double)fullHeight * known / fullWidth));
            xml.WriteAttributeString("width", known.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("height", height.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void WriteText(XmlWriter xml, string name, string? text)
    {
        if (FeedXml.Visible(text) is { } visible)
        {
            xml.WriteElementString(Prefix, name, Namespace, visible);
        }
    }
}
