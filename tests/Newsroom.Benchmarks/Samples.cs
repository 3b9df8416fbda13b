namespace Newsroom.Benchmarks;

/// <summary>Durations of the same thing, measured several times.</summary>
internal sealed class Samples
{
    private readonly List<double> _milliseconds = [];

    /// <summary>Half of the samples took at most so long.</summary>
    public double Median => Percentile(50);

    /// <summary>The shortest, in milliseconds.</summary>
    public double Best => Percentile(0);

    /// <summary>How long all of them took.</summary>
    public TimeSpan Sum => TimeSpan.FromMilliseconds(_milliseconds.Sum());

    public void Add(TimeSpan duration) => _milliseconds.Add(duration.TotalMilliseconds);

    /// <summary>The smallest sample that so many per cent of the samples do not exceed, in milliseconds.</summary>
    public double Percentile(int percent)
    {
        var rank = (int)Math.Ceiling(percent / 100.0 * _milliseconds.Count);
        return _milliseconds.Order().ElementAt(Math.Max(0, rank - 1));
    }
}
