using System.Globalization;
using System.Text;

namespace Newsroom.Benchmarks;

/// <summary>A measured number, beside what it is to be compared with.</summary>
/// <param name="Name">What was measured, with its unit.</param>
/// <param name="Ours">What Newsroom needed.</param>
/// <param name="Peer">What the peer needed for the same work.</param>
/// <param name="Limit">What Newsroom may need.</param>
internal sealed record Figure(string Name, double Ours, double? Peer = null, double? Limit = null)
{
    /// <summary>Ours per peer's.</summary>
    public double? Ratio => Peer is null or 0 ? null : Ours / Peer;

    public override string ToString()
    {
        var line = new StringBuilder($"{Name}: ours={Digits(Ours)}");
        Append("peer", Peer);
        Append("ratio", Ratio);
        Append("limit", Limit);
        return line.ToString();

        void Append(string what, double? number)
        {
            if (number is { } value)
            {
                line.Append(CultureInfo.InvariantCulture, $" {what}={Digits(value)}");
            }
        }
    }

    /// <summary>Three digits at least, and never more decimals than help.</summary>
    private static string Digits(double number) =>
        number.ToString(
            Math.Abs(number) switch
            {
                >= 100 => "0",
                >= 10 => "0.#",
                >= 1 => "0.##",
                _ => "0.###",
            },
            CultureInfo.InvariantCulture);
}
