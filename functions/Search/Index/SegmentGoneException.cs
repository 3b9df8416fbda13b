namespace Newsroom.Search.Index;

/// <summary>A segment no longer exists: it was merged away longer ago than the grace period. Read the manifest again.</summary>
public sealed class SegmentGoneException(string segment, Exception? inner = null)
    : Exception($"The segment {segment} is gone.", inner);
