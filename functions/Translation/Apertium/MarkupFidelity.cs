namespace Newsroom.Translation.Apertium;

/// <summary>Whether a translation still has the markup of its source.</summary>
internal static class MarkupFidelity
{
    /// <summary>
    /// Whether it has the same opaque pieces in the same order, terms in any order, and a word in each element that had one.
    /// </summary>
    public static bool IsKept(IReadOnlyList<Piece> asked, IReadOnlyList<Piece> answered) =>
        Markup(asked).SequenceEqual(Markup(answered), ReferenceEqualityComparer.Instance)
        && Terms(asked).SetEquals(Terms(answered)) && answered.Count(IsTerm) == asked.Count(IsTerm)
        && Elements(asked).Zip(Elements(answered)).All(pair => pair.Second || !pair.First);

    private static IEnumerable<Piece> Markup(IReadOnlyList<Piece> pieces) => pieces.Where(piece => piece is Opaque && !IsTerm(piece));

    private static HashSet<Piece> Terms(IReadOnlyList<Piece> pieces) =>
        pieces.Where(IsTerm).ToHashSet<Piece>(ReferenceEqualityComparer.Instance);

    private static bool IsTerm(Piece piece) => piece is Opaque { Kind: OpaqueKind.Term };

    // For each element that closes within the pieces, in order of its end: does it contain a word?
    private static IEnumerable<bool> Elements(IReadOnlyList<Piece> pieces)
    {
        var open = new Stack<int>();
        var words = 0;
        foreach (var piece in pieces)
        {
            switch (piece)
            {
                case Words { HasLetters: true } or Opaque { Kind: OpaqueKind.Term }:
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
