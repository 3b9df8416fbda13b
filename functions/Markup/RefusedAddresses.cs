using AngleSharp.Dom;
using Newsroom.Content;

namespace Newsroom.Markup;

/// <summary>Reports addresses that are left out, as they lead neither to the web nor to a mail address or telephone number.</summary>
internal static class RefusedAddresses
{
    private const int MaxWarnings = 10;
    private const int MaxQuotedLength = 80;
    private static readonly string[] Attributes = ["href", "src"];

    public static void Report(IElement body, ICollection<string> warnings)
    {
        var refused =
            from element in body.QuerySelectorAll("[href], [src]")
            from attribute in Attributes
            let address = element.GetAttribute(attribute)
            where address is not null && IsRefused(address)
            select (Address: address, Element: element);
        // The text of an element is put together whenever it is asked for.
        var named = refused.DistinctBy(link => link.Address).Take(MaxWarnings);
        Report(named.Select(link => (link.Address, link.Element.TextContent)), warnings);
    }

    /// <summary>The same for links that are known with their texts.</summary>
    public static void Report(IEnumerable<(string Address, string Text)> refused, ICollection<string> warnings)
    {
        foreach (var (address, text) in refused.DistinctBy(link => link.Address).Take(MaxWarnings))
        {
            var of = string.IsNullOrWhiteSpace(text) ? "" : $" of \"{TextLimits.Shorten(text.Trim(), MaxQuotedLength)}\"";
            warnings.Add($"The address {TextLimits.Shorten(address, MaxQuotedLength)}{of} was left out: "
                + "only http, https, mailto and tel are allowed.");
        }
    }

    /// <summary>Whether an address states a scheme that is not allowed.</summary>
    public static bool IsRefused(string address) =>
        !address.StartsWith('/') && Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && !LinkSchemes.Allow(uri);
}
