namespace Newsroom.Translation.Apertium;

/// <summary>The installed directions as a graph, and the shortest route through it.</summary>
internal sealed class ApertiumModes(IEnumerable<ApertiumMode> modes)
{
    // The order among routes of the same length. Spanish first: in a comparison with French news, neither route gives good English and each
    // leaves about as many words untranslated, but fr-es + spa-eng keeps prepositions, dates and acronyms that fra-cat + cat-eng garbles
    // ("a protocol of agreement (MoU) … on 19 November … in 10 years" against "a protocol of chord (Soft) … the November 19 … the year 10
    // years"), and takes about half the time.
    private static readonly string[] Pivots = ["es", "en", "fr", "pt", "it", "ca"];

    private readonly ILookup<string, ApertiumMode> _bySource = modes
        .OrderBy(mode => Array.IndexOf(Pivots, mode.Target) is var rank and >= 0 ? rank : Pivots.Length)
        .ThenBy(mode => mode.Name, StringComparer.Ordinal)
        .ToLookup(mode => mode.Source, StringComparer.Ordinal);

    public bool IsEmpty => _bySource.Count == 0;

    /// <summary>The modes to run one after the other; empty if there is no route.</summary>
    public IReadOnlyList<ApertiumMode> Route(string source, string target)
    {
        var visited = new HashSet<string>([source], StringComparer.Ordinal);
        var routes = new Queue<ApertiumMode[]>([[]]);
        while (routes.TryDequeue(out var route))
        {
            foreach (var mode in _bySource[route is [.., var last] ? last.Target : source])
            {
                if (mode.Target == target && source != target)
                {
                    return [.. route, mode];
                }

                if (visited.Add(mode.Target))
                {
                    routes.Enqueue([.. route, mode]);
                }
            }
        }

        return [];
    }
}
