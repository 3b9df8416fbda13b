using System.Security.Cryptography;
using System.Text;

namespace Newsroom.Benchmarks.Judged;

/// <summary>A query as a reader types it, and what it should find.</summary>
/// <param name="Id">Its name, with its language: <c>fr-01</c>.</param>
/// <param name="Text">As typed.</param>
/// <param name="Grades">The grade (1 to 3) of each article that is an answer, by the article's id.</param>
internal sealed record JudgedQuery(string Id, string Text, IReadOnlyDictionary<string, int> Grades)
{
    public string Language => Id[..2];

    /// <summary>Decides whether a query is for tuning or put aside. It says nothing of the query.</summary>
    public string Hash => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Id)));
}
