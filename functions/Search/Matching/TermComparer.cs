namespace Newsroom.Search.Matching;

/// <summary>Compares terms by their bytes.</summary>
internal sealed class TermComparer : IEqualityComparer<byte[]>
{
    public static TermComparer Instance { get; } = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] obj)
    {
        var hash = new HashCode();
        hash.AddBytes(obj);
        return hash.ToHashCode();
    }
}
