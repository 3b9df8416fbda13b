namespace Newsroom.Content;

/// <summary>Keys whose ordinal order is chronological.</summary>
internal static class SortKey
{
    /// <summary>A time as 19 digits; newer times sort first.</summary>
    public static string NewestFirst(DateTimeOffset time) =>
        (DateTimeOffset.MaxValue.UtcTicks - time.UtcTicks).ToString("D19", null);
}
