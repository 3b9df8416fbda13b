using System.Text;
using SmartReader;

namespace Newsroom.Benchmarks.Read;

/// <summary>SmartReader, the .NET port of Mozilla's Readability: the article of a web page.</summary>
internal static class SmartReaderPeer
{
    public static void Read(byte[] page)
    {
        using var reader = new Reader("https://example.org/", Encoding.UTF8.GetString(page));
        if (!reader.GetArticle().IsReadable)
        {
            throw new BenchmarkException("SmartReader found no article.");
        }
    }
}
