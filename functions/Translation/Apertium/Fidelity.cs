namespace Newsroom.Translation.Apertium;

/// <summary>Whether an answer still has the markup of the question.</summary>
internal static class Fidelity
{
    /// <summary>The same opaque pieces in the same order, and no element that held words has lost them all.</summary>
    public static bool Holds(IReadOnlyList<Piece> asked, IReadOnlyList<Piece> answered) =>
        asked.OfType<Opaque>().SequenceEqual(answered.OfType<Opaque>(), ReferenceEqualityComparer.Instance)
        && Elements(asked).Zip(Elements(answered)).All(pair => pair.Second || !pair.First);

    // For each element that closes within the pieces, in order of its end: does it hold a word?
    private static IEnumerable<bool> Elements(IReadOnlyList<Piece> pieces)
    {
        var open = new Stack<int>();
        var words = 0;
        foreach (var piece in pieces)
        {
            switch (piece)
            {
                case Words { HasLetters: true }:
                    words++;
                    break;
                case Opaque { Kind: OpaqueKind.Opening }:
                    open.Push(words);
                    break;
                case Opaque { Kind: OpaqueKind.Closing } when open.TryPop(out var before):
                    yield return words > before;
                    break;
                default:
                    break;
            }
        }
    }
}
