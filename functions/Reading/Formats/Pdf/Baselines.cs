namespace Newsroom.Reading.Formats.Pdf;

/// <summary>Lines that stand beside each other.</summary>
internal static class Baselines
{
    /// <summary>How many lines have one of others beside them.</summary>
    /// <param name="some">The lines.</param>
    /// <param name="others">The others.</param>
    /// <param name="tolerance">In sizes of their type: how far their baselines may be apart.</param>
    public static int Shared(IReadOnlyCollection<Line> some, IReadOnlyCollection<Line> others, double tolerance)
    {
        var baselines = others.Select(line => line.Baseline).Order().ToArray();
        return some.Count(line =>
        {
            var at = Array.BinarySearch(baselines, line.Baseline - (tolerance * line.Size));
            at = at < 0 ? ~at : at;
            return at < baselines.Length && baselines[at] <= line.Baseline + (tolerance * line.Size);
        });
    }
}
