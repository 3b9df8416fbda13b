using Newsroom.Content;
using Xunit;

namespace Newsroom.Tests.Content;

public sealed class FileReferenceTests
{
    [Theory]
    [InlineData("2026/a.md", "photo.jpg", "2026/photo.jpg")]
    [InlineData("a.md", "photo.jpg", "photo.jpg")]
    [InlineData("2026/a.md", "./x/../photo.jpg?raw=1#part", "2026/photo.jpg")]
    [InlineData("2026/a.md", "../files/report.pdf", "files/report.pdf")]
    [InlineData("2026/a.md", "/docs/report.pdf", "docs/report.pdf")]
    [InlineData("2026/a.md", "le%20port%20%C3%A9t%C3%A9.jpg", "2026/le port été.jpg")]
    [InlineData("2026/a.md", "100%.jpg", "2026/100%.jpg")]
    [InlineData("2026/a.md", "images\\photo.jpg", "2026/images/photo.jpg")]
    [InlineData("2026/feed#abcdefghijklm.json", "photo.jpg", "2026/photo.jpg")]
    [InlineData("site/content/fr/posts/a.md", "/images/photo.jpg", "site/static/images/photo.jpg")]
    [InlineData("site/_posts/2026-01-01-a.md", "/assets/photo.jpg", "site/assets/photo.jpg")]
    [InlineData("2026/a.md", "/files/current/2025/photo%20a.jpg", "2025/photo a.jpg")]
    [InlineData("2026/a.md", "/files/aaaaaaaaaaaaaaaaaaaa-640/2025/photo.jpg", "2025/photo.jpg")]
    [InlineData("2026/a.md", "../../../../etc/passwd.txt", "etc/passwd.txt")]
    [InlineData("2026/a.md", "%2e%2e/%2e%2e/%2e%2e/x.jpg", "x.jpg")]
    [InlineData("2026/a.md", "..%2f..%2fx.jpg", "x.jpg")]
    public void An_address_leads_to_a_path(string article, string address, string path) =>
        Assert.Equal(path, FileReference.Resolve(new BlobPath(article), address));

    [Theory]
    [InlineData("")]
    [InlineData("#part")]
    [InlineData("?q=1")]
    [InlineData("https://example.org/photo.jpg")]
    [InlineData("//example.org/photo.jpg")]
    [InlineData("mailto:a@example.org")]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("javascript:alert(1)")]
    [InlineData("folder/")]
    [InlineData("../")]
    [InlineData("photo%00.jpg")]
    public void Other_addresses_lead_to_none(string address) =>
        Assert.Null(FileReference.Resolve(new BlobPath("2026/a.md"), address));

    [Theory]
    [InlineData("photo.JPG", "photo.jpg")]
    [InlineData("2026/e\u0301te\u0301.pdf", "2026/\u00c9T\u00c9.pdf")]
    public void Paths_that_people_take_for_the_same_have_the_same_key(string one, string other) =>
        Assert.Equal(StoredFile.KeyOf(one), StoredFile.KeyOf(other));

    [Fact]
    public void Every_address_is_read_as_it_is_written()
    {
        foreach (var address in new FileAddress[]
        {
            new("2026/a b%c#d?é.jpg"), new("a.pdf", new string('a', 20)), new("a/b.jpg", new string('7', 20), 640), new("b.jpg", null, 320),
        })
        {
            var parts = address.ToString().Split('/', 4);
            Assert.Equal(("", "files"), (parts[0], parts[1]));
            Assert.Equal(address, FileAddress.Parse(parts[2], Uri.UnescapeDataString(parts[3])));
        }
    }
}
