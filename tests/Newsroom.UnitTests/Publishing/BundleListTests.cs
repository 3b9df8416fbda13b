using System.IO.Compression;
using Newsroom.Content;
using Newsroom.Publishing.Uploads;
using Xunit;

namespace Newsroom.Tests.Publishing;

/// <summary>Which files of an archive are unpacked.</summary>
public sealed class BundleListTests
{
    private const int Link = unchecked((int)0xA1FF0000);

    [Theory]
    [InlineData("a.md", "a.md")]
    [InlineData("2026/Été/a.md", "2026/Été/a.md")]
    [InlineData("2026\\a.md", "2026/a.md")]
    [InlineData("folder/", null)]
    [InlineData(".git/config", null)]
    [InlineData("__MACOSX/._a.md", null)]
    [InlineData("2026/README.md", null)]
    public void Files_are_unpacked_and_what_lies_beside_articles_is_not(string name, string? path)
    {
        var list = List((name, 0, 1));
        Assert.Equal(path is null ? [] : [path], list.Files.Keys);
        Assert.Empty(list.Refused);
    }

    [Theory]
    [InlineData("../a.md", "leads out")]
    [InlineData("b/../../a.md", "leads out")]
    [InlineData("b\\..\\..\\a.md", "leads out")]
    [InlineData("./a.md", "leads out")]
    [InlineData("b//a.md", "leads out")]
    [InlineData("/etc/a.md", "begins at a root")]
    [InlineData("\\\\server\\a.md", "begins at a root")]
    [InlineData("C:\\a.md", "begins at a root")]
    [InlineData("c:a.md", "begins at a root")]
    [InlineData("a\u0001.md", "can't be read")]
    [InlineData("x.docx!/a.md", "can't be read")]
    [InlineData("b/inner.zip", "an archive itself")]
    [InlineData("b/inner.bundle.ZIP", "an archive itself")]
    public void What_would_leave_the_folder_is_refused_with_the_reason(string name, string reason)
    {
        var list = List((name, 0, 1));
        Assert.Empty(list.Files);
        Assert.Contains(reason, Assert.Single(list.Refused), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_to_other_files_are_refused() =>
        Assert.Contains("a link", Assert.Single(List(("a.md", Link, 10)).Refused), StringComparison.Ordinal);

    [Fact]
    public void Two_files_of_one_name_are_not_mixed() => Assert.Single(List(("a/b.md", 0, 1), ("a\\b.md", 0, 2)).Refused);

    [Fact]
    public void Too_many_files_and_bombs_are_refused_as_a_whole()
    {
        var many = Enumerable.Range(0, 1_001).Select(number => ($"{number}.md", 0, 1)).ToArray();
        Assert.Contains("1,000 files", Assert.Throws<UnreadableException>(() => List(many)).Message, StringComparison.Ordinal);
        Assert.Contains("100 times", Assert.Throws<UnreadableException>(() => List(("a.txt", 0, 20 << 20))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "more than 50 MB", Assert.Throws<UnreadableException>(() => List(("a.txt", 0, 51 << 20))).Message, StringComparison.Ordinal);
    }

    private static BundleList List(params (string Name, int Attributes, int Size)[] files)
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, attributes, size) in files)
            {
                var entry = zip.CreateEntry(name);
                entry.ExternalAttributes = attributes;
                using var content = entry.Open();
                content.Write(new byte[size]);
            }
        }

        archive.Position = 0;
        using var read = new ZipArchive(archive, ZipArchiveMode.Read);
        return BundleList.Of(read.Entries, archive.Length);
    }
}
