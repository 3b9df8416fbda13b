namespace Newsroom.Content;

/// <summary>Keys whose ordinal order is an order in time.</summary>
public static class SortKey
{
    /// <summary>A time as 19 digits; newer times sort first.</summary>
    public static string NewestFirst(DateTimeOffset time) =>
        (DateTimeOffset.MaxValue.UtcTicks - time.UtcTicks).ToString("D19", null);
}
