using Newsroom.Reading;

namespace Newsroom.Benchmarks.Worst;

/// <summary>
/// Looks for the text of a format that takes the most time or memory: the costliest texts so far are changed again and again, and what
/// costs more replaces them (hill climbing).
/// </summary>
internal sealed class Search(Grammar grammar, ArticleReader reader, Random random)
{
    private const int MaxWorst = 6;
    private const int MaxParts = 5;
    private const int MaxPieceLength = 600;
    private const int MinSize = 2_000;

    private static readonly int[] KnownSizes = [200_000, 1_000_000, 2_000_000];

    private readonly List<(Recipe Recipe, Cost Cost)> _worst = [];

    public string Name => grammar.Name;

    public int Tried { get; private set; }

    public (Recipe Recipe, Cost Cost) Worst => _worst[0];

    /// <summary>Measures a recipe once more, by itself.</summary>
    public Cost Measure(Recipe recipe) => Cost.Of(reader, grammar.Extension, grammar.Write(recipe.Write()), recipe);

    public void TryKnown(bool isPrinted)
    {
        _worst.Clear();
        foreach (var piece in grammar.Known)
        {
            foreach (var size in KnownSizes)
            {
                var recipe = new Recipe(size, [new Repeated(piece, 1)]);
                var cost = Try(recipe);
                if (isPrinted)
                {
                    Progress.Say($"{Name}: {recipe}: {cost}");
                }
            }
        }
    }

    public void TryNext()
    {
        var before = Worst.Cost.Score;
        var recipe = random.Next(6) == 0 ? New() : Change(_worst[random.Next(_worst.Count)].Recipe);
        var cost = Try(recipe);
        if (cost.Score > before * 1.05 || cost.Result.StartsWith("FAILED", StringComparison.Ordinal))
        {
            Progress.Say($"{Name}: {recipe}: {cost}");
        }
    }

    private Cost Try(Recipe recipe)
    {
        Tried++;
        var cost = Measure(recipe);
        _worst.Add((recipe, cost));
        _worst.Sort((one, other) => other.Cost.Score.CompareTo(one.Cost.Score));
        _worst.RemoveRange(Math.Min(MaxWorst, _worst.Count), Math.Max(0, _worst.Count - MaxWorst));
        return cost;
    }

    private Recipe New() => new(Size(), [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => new Repeated(Piece(), random.Next(1, 5)))]);

    private int Size() => Math.Min(grammar.MaxSize, MinSize << random.Next(6, 15));

    private string Piece() => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Any(grammar.Pieces))) is var piece
        && piece.Count(c => c == Repeated.Inside) > 1 ? Piece() : piece;

    private T Any<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];

    private Recipe Change(Recipe recipe)
    {
        var parts = recipe.Parts.ToList();
        var at = random.Next(parts.Count);
        switch (random.Next(7))
        {
            case 0:
                return recipe with { Size = Math.Min(grammar.MaxSize, Math.Max(MinSize, (int)(recipe.Size * (0.3 + (1.7 * random.NextDouble()))))) };
            case 1 when parts.Count < MaxParts:
                parts.Insert(at, new Repeated(Piece(), random.Next(1, 5)));
                break;
            case 2 when parts.Count > 1:
                parts.RemoveAt(at);
                break;
            case 3:
                parts[at] = parts[at] with { Weight = random.Next(1, 20) };
                break;
            case 4 when _worst.Count > 1:
                parts.Add(Any(Any(_worst).Recipe.Parts));
                break;
            default:
                parts[at] = parts[at] with { Piece = Change(parts[at].Piece) };
                break;
        }

        return recipe with { Parts = [.. parts.Take(MaxParts)] };
    }

    private string Change(string piece)
    {
        var at = random.Next(piece.Length + 1);
        var to = random.Next(at, piece.Length + 1);
        var changed = random.Next(4) switch
        {
            0 => piece[..at] + Any(grammar.Pieces) + piece[at..],
            1 => piece[..at] + piece[to..],
            2 => piece + Any(grammar.Pieces),
            _ => piece[..at] + Any(grammar.Pieces) + piece[to..],
        };
        return changed.Length is > 0 and <= MaxPieceLength && changed.Count(c => c == Repeated.Inside) <= 1 ? changed : Piece();
    }
}
