namespace Newsroom.Search.Index;

/// <summary>A segment was merged away longer ago than the grace period: look at the manifest again.</summary>
public sealed class SegmentGoneException(string segment, Exception? inner = null) : Exception($"The segment {segment} is gone.", inner);
