using System.Globalization;

namespace Newsroom.Content;

/// <summary>
/// Addresses of the files that articles refer to: <c>/files/{version}/{path}</c>, and of a picture in a width
/// <c>/files/{version}-{width}/{path}</c>. With <c>current</c> as its version, an address is that of the file as it is when it is
/// requested.
/// </summary>
/// <param name="Path">Path in the container.</param>
/// <param name="Version">Which content (<see cref="StoredFile.Version"/>); null for the one of now.</param>
/// <param name="Width">One of <see cref="Widths"/>; null for the file itself.</param>
public sealed record FileAddress(string Path, string? Version = null, int? Width = null)
{
    private const string Prefix = "/files/";
    private const string Current = "current";
    private const string CurrentPrefix = $"{Prefix}{Current}/";

    /// <summary>The widths of pictures, in pixels. None is wider than the file.</summary>
    public static IReadOnlyList<int> Widths { get; } = [320, 640, 1280, 1920];

    /// <summary>The address inside a site, in ASCII.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Prefix}{Version ?? Current}{(Width is null ? "" : "-")}{Width}/{Escape(Path)}");

    /// <summary>The address with these two parts; null if there is no such address.</summary>
    public static FileAddress? Parse(string version, string path)
    {
        var parts = version.Split('-');
        var isNamed = parts[0] == Current || StoredFile.IsVersion(parts[0]);
        var width = Widths.Cast<int?>().FirstOrDefault(known => parts is [_, var last] && last == Text(known));
        return isNamed && path.Length > 0 && parts.Length == (width is null ? 1 : 2)
            ? new FileAddress(path, parts[0] == Current ? null : parts[0], width) : null;
    }

    /// <summary>The path in the container, if an address inside the site is one of <c>current</c>; else null.</summary>
    public static string? PathOf(string? address) =>
        address?.StartsWith(CurrentPrefix, StringComparison.Ordinal) == true
            ? Uri.UnescapeDataString(WithoutFragment(address)[CurrentPrefix.Length..]) : null;

    /// <summary>The path in the container, if a rooted path is an address of a file, of whichever version; else null.</summary>
    internal static string? PathOfAny(string rooted) =>
        rooted.StartsWith(Prefix, StringComparison.Ordinal) && rooted[Prefix.Length..].Split('/', 2) is [var version, var path]
            ? Parse(version, path)?.Path : null;

    private static string WithoutFragment(string address) => address.Split('#', 2)[0];

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string? Text(int? width) => width?.ToString(CultureInfo.InvariantCulture);
}
