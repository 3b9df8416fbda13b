namespace Newsroom.Reading;

/// <summary>
/// Something about the publication of an article that is written but not understood: the article is held until it is corrected.
/// </summary>
/// <param name="Key">The key of front matter that it is about, such as <c>draft</c>; <see cref="Fence"/> where it may be any.</param>
/// <param name="Reason">The line and the reason, for the editor.</param>
public sealed record Doubt(string Key, string Reason)
{
    public const string Fence = "---";
}
