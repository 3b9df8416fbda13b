using System.Globalization;
using Newsroom.Content;

namespace Newsroom.Benchmarks.Judged;

/// <summary>
/// Queries with graded answers over the seeds and further articles. The grades follow from the subject that each article was given;
/// they were written before search was looked at. Half of the queries of each language are for tuning, half are put aside.
/// </summary>
internal sealed class JudgedSet
{
    public static readonly string[] Languages = ["fr", "en", "es", "pt"];

    private readonly IReadOnlyList<string> _seeds;

    private JudgedSet(DirectoryInfo root)
    {
        Seeds = new DirectoryInfo(Path.Combine(root.FullName, "seeds"));
        _seeds = [.. Seeds.EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Seeds.FullName, file.FullName).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];
        var folder = Path.Combine(root.FullName, "tests", "Newsroom.Benchmarks", "Judged");
        Articles =
        [
            .. Languages.SelectMany(language =>
                JudgedArticles.Of(language, File.ReadLines(Path.Combine(folder, "Articles", $"{language}.md")))),
        ];
        Queries = [.. File.ReadLines(Path.Combine(folder, "queries.txt")).Where(line => line.Length > 0 && line[0] != '#').Select(Query)];
        Aside = [.. Queries.GroupBy(query => query.Language)
            .SelectMany(some => some.OrderBy(query => query.Hash, StringComparer.Ordinal).Take(some.Count() / 2))];
        Open = [.. Queries.Except(Aside)];
    }

    /// <summary>The folder of the seeds.</summary>
    public DirectoryInfo Seeds { get; }

    /// <summary>Paths of the seeds, below their folder.</summary>
    public IReadOnlyList<string> SeedPaths => _seeds;

    public IReadOnlyList<JudgedArticle> Articles { get; }

    public IReadOnlyList<JudgedQuery> Queries { get; }

    /// <summary>The queries on which search may be tuned.</summary>
    public IReadOnlyList<JudgedQuery> Open { get; }

    /// <summary>The queries that were put aside.</summary>
    public IReadOnlyList<JudgedQuery> Aside { get; }

    /// <param name="root">The folder of the repository.</param>
    public static JudgedSet Read(DirectoryInfo root) => new(root);

    private JudgedQuery Query(string line)
    {
        var parts = line.Split(" | ");
        var language = parts[0][..2];
        var stated = Grades(parts[2]).ToArray();
        var grades = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var article in Articles.Where(article => article.Language == language))
        {
            if (GradeOf(article, stated) is var grade and > 0)
            {
                grades[new BlobPath(article.Path).ArticleId] = grade;
            }
        }

        foreach (var (name, grade) in stated.Where(one => !Articles.Any(article => IsNamed(article, one.Name))))
        {
            var seed = _seeds.Where(path => Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal)).ToArray();
            grades[new BlobPath(seed is [] ? throw new InvalidDataException($"{parts[0]}: there is no '{name}'.") : seed[0]).ArticleId] = grade;
        }

        return new JudgedQuery(parts[0], parts[1], grades);
    }

    /// <summary>A grade for the article itself counts before one for its topic.</summary>
    private static int GradeOf(JudgedArticle article, IReadOnlyList<(string Name, int Grade)> stated) =>
        stated.Where(one => one.Name == article.Name).Select(one => (int?)one.Grade).FirstOrDefault()
        ?? stated.Where(one => one.Name == article.Topic).Select(one => (int?)one.Grade).FirstOrDefault()
        ?? (stated.Any(one => one.Name == article.Mentioned && one.Grade > 1) ? 1 : 0);

    private static bool IsNamed(JudgedArticle article, string name) => name == article.Name || name == article.Topic;

    /// <summary><c>name=grade name=grade</c>; a name may contain spaces.</summary>
    private static IEnumerable<(string Name, int Grade)> Grades(string text)
    {
        for (var rest = text.Trim(); rest.Length > 0;)
        {
            var end = rest.IndexOf('=', StringComparison.Ordinal);
            yield return (rest[..end], int.Parse(rest.AsSpan(end + 1, 1), CultureInfo.InvariantCulture));
            rest = rest[(end + 2)..].TrimStart();
        }
    }
}
