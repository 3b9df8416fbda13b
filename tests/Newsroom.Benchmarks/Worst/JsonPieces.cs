namespace Newsroom.Benchmarks.Worst;

/// <summary>Fields of JSON articles, ours and others'.</summary>
internal static class JsonPieces
{
    public static readonly string[] All =
    [
        "\"a\":1,", "\"a{n}\":1,", "\"a{n}\":\"b\",", "\"a\":[\u0001],", "[\u0001]", "\"a\":{\u0001},", "\"a\":[],", "\"title\":\"a\",", "\"text\":\"a b c \",",
        "\"html\":\"<p>a</p>\",", "\"tags\":\"a,b\",", "\"tags\":[\"a{n}\"],", "\"events\":[{\"start\":\"2026-05-05\",\"title\":\"a\"}],",
        "\"events\":[\u0001],", "{\"start\":\"2026-05-0{n}\"},", "\"names\":[{\"acronym\":\"A\",\"name\":\"b\"}],", "\"dateline\":{\"place\":\"a\"},",
        "\"published\":\"x\",", "\"downloads\":[\"a\"],", "\"@graph\":[{\"@type\":\"NewsArticle\",\"articleBody\":\"a\"}],", "\"items\":[{\"title\":\"a\"}],",
        "\"\\ud800\":1,", "\"a\":\"\\ud800\",", "\"a\":1e999,", "/* a */", "// a\n", "\n", " ", "\"content\":{\"rendered\":\"<p>a</p>\"},", "\"a\":\"\\u0041\",",
    ];
}
