using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Settings;
using Xunit;

namespace Newsroom.Tests.Reading;

/// <summary>Texts of nearly two megabytes that are made to take time or memory.</summary>
[Collection(nameof(HostileFiles))]
public sealed class CostlyTextTests
{
    private const int Size = 1_900_000;
    private const long MaxMemory = 300L << 20;
    private const string Head = "# T\n\nText of the article.\n\n";

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(2);

    /// <summary>What Markdown gives a meaning to, and combinations of it that parsers are slow on.</summary>
    private static readonly string[] Pieces =
    [
        "[a](", "![a](", "[", "]", "[]", "[[", "![", "[a][", "[a]: ", "(", ")", "*", "**a", "_", "__a_", "*a_", "~", "~~a", "^", "^a", "==a", "++a", "`", "``a`", "<", "<a", "<b>", "</b>", "<!--",
        "<a href=\"", "<?", "<![CDATA[", "&", "&amp", "\\", "\\[", "|", "| ", "|-", ">", "> ", "- ", "1. ", "# ", "a\n", "a\n\n", "|a|\n", "- a\n", "> a\n", "1. a\n", "[a]: b\n", "[^a]: b\n",
        "[^a]", "    a\n", "```\n", "---\n", "===\n", "+---+\n", "| |\n", "<p>\n", "a: b\n", "http://", "www.", "a@b.c ", "e. ", "A", "é ", " ", "\t", "\n", "\u00A0", "a  \n", "\\\n", "!", ":", "1", "- [ ] a\n",
    ];

    private readonly ArticleReader _reader =
        new ServiceCollection().AddSingleton(new SiteOptions()).AddReading().BuildServiceProvider().GetRequiredService<ArticleReader>();

    [Theory]
    [InlineData("md")]
    [InlineData("txt")]
    public void A_piece_repeated_takes_little_time_and_memory(string extension)
    {
        Read("warm-up", extension);
        var slow = Pieces.Select(piece => (Piece: piece, Cost: Measure(Repeat(piece), extension)))
            .Where(pair => pair.Cost.Time > MaxTime || pair.Cost.Memory > MaxMemory)
            .Select(pair => (pair.Piece, Again: Measure(Repeat(pair.Piece), extension)))
            .Where(pair => pair.Again.Time > MaxTime || pair.Again.Memory > MaxMemory)
            .Select(pair => $"'{pair.Piece.Replace("\n", "\\n", StringComparison.Ordinal)}': {pair.Again.Time.TotalSeconds:0.0} s, {pair.Again.Memory >> 20} MB");
        Assert.Empty(slow);
    }

    [Theory]
    [InlineData("|a|b|\n|-|-|\n", "|", 1_900_000)]
    [InlineData("|a|b|\n|-|-|\n", "||||||||||||||||||||||||||||||||||||||||\n", 45_000)]
    [InlineData("", "[a](", 66_000)]
    [InlineData("", "![a](", 50_000)]
    [InlineData("", "[a](\n\n", 300_000)]
    [InlineData("", "[r]: http://x/\n", 75_000)]
    [InlineData("", "a\n", 950_000)]
    public void Known_worst_inputs_are_refused_with_a_reason(string before, string piece, int times)
    {
        var text = $"{Head}{before}{string.Concat(Enumerable.Repeat(piece, times))}";
        var reason = Assert.Throws<UnreadableException>(() => Read(text, "md"));
        Assert.StartsWith("The text is too large to read at line", reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_written_into_the_text_is_cut_and_named()
    {
        var draft = Read($"{Head}![A garden](data:image/png;base64,{new string('A', 1_000_000)})\n\nMore text.", "md");
        Assert.Contains("More text.", draft.Body.Text, StringComparison.Ordinal);
        Assert.Contains("data:image/png;base64 (1,000,022 characters)", draft.Cut);
    }

    private static string Repeat(string piece) => Head + string.Concat(Enumerable.Repeat(piece, (Size - Head.Length) / piece.Length));

    private (TimeSpan Time, long Memory) Measure(string text, string extension)
    {
        GC.Collect();
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        var before = Environment.CpuUsage.TotalTime;
        try
        {
            Read(text, extension);
        }
        catch (UnreadableException)
        {
            // A reason is an answer, too.
        }

        return (Environment.CpuUsage.TotalTime - before, GC.GetTotalMemory(forceFullCollection: false) - memory);
    }

    private Draft Read(string text, string extension)
    {
        var content = Encoding.UTF8.GetBytes(text);
        return _reader.Read(new Upload(new BlobPath($"a.{extension}"), "1", DateTimeOffset.UnixEpoch, content.Length, content));
    }
}
