using System.Text;
using Microsoft.AspNetCore.Http;
using Newsroom.Http.Caching;
using Xunit;

namespace Newsroom.Tests.Http;

/// <summary>The headers of a cached response, and the conditions for a 304.</summary>
public sealed class CachedResponseTests
{
    private static readonly byte[] Text =
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Les voisins vivent dans la ville. ", 100)));
    private static readonly CachedResponse Long = new(Text, "text/plain");

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=1.0, br;q=0.5", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("*", "gzip")]
    [InlineData("identity", null)]
    [InlineData("br;q=0", null)]
    [InlineData("zstd", null)]
    [InlineData("", null)]
    [InlineData(";;;,q=,", null)]
    public async Task The_coding_is_the_one_that_the_caller_likes_best(string accepted, string? coding)
    {
        var answer = await SendAsync(Long, request => request.Headers.AcceptEncoding = accepted);

        Assert.Equal(coding, (string?)answer.Headers.ContentEncoding);
        Assert.Equal(Encoding.UTF8.GetString(Text), await DecodedAsync(answer));
    }

    [Fact]
    public async Task A_short_answer_stays_as_it_is()
    {
        var shortResponse = new CachedResponse("Les voisins."u8.ToArray(), "text/plain");
        var answer = await SendAsync(shortResponse, request => request.Headers.AcceptEncoding = "br");
        Assert.Equal(0, answer.Headers.ContentEncoding.Count);
    }

    [Fact]
    public async Task Each_coding_has_an_entity_tag_of_its_own()
    {
        var tags = new HashSet<string?>();
        foreach (var accepted in new[] { "", "gzip", "br" })
        {
            var tag = (await SendAsync(Long, request => request.Headers.AcceptEncoding = accepted)).Headers.ETag.ToString();
            Assert.StartsWith("\"", tag, StringComparison.Ordinal);
            Assert.True(tags.Add(tag), "This is the ETag of another coding.");
            Assert.Equal(304, (await SendAsync(Long, request => Accept(request, accepted, tag))).StatusCode);
        }

        Assert.Equal(200, (await SendAsync(Long, request => Accept(request, "br", tags.First()))).StatusCode);

        static void Accept(HttpRequest request, string coding, string? tag) =>
            (request.Headers.AcceptEncoding, request.Headers.IfNoneMatch) = (coding, tag);
    }

    [Fact]
    public async Task The_same_bytes_in_a_later_state_of_the_site_leave_the_callers_tag_good()
    {
        var first = (await SendAsync(Long, _ => { }, version: "monday")).Headers.ETag.ToString();

        var later = await SendAsync(Long, request => request.Headers.IfNoneMatch = first, version: "tuesday");
        Assert.Equal(304, later.StatusCode);
        Assert.Equal(first, later.Headers.ETag.ToString());

        var changed = new CachedResponse([.. Text, (byte)'!'], "text/plain");
        var other = await SendAsync(changed, request => request.Headers.IfNoneMatch = first, version: "tuesday");
        Assert.Equal(200, other.StatusCode);
    }

    [Theory]
    [InlineData("{0}", true)]
    [InlineData("W/{0}", true)]
    [InlineData("\"another\", {0}", true)]
    [InlineData("\"another\"", false)]
    [InlineData("", false)]
    [InlineData("not a tag", false)]
    public async Task A_copy_that_has_the_version_is_known_to_be_good_without_the_answer(string given, bool isGood)
    {
        var tag = (await SendAsync(Long, _ => { }, version: "monday")).Headers.ETag.ToString();
        var context = NewContext();
        context.Request.Headers.IfNoneMatch = string.Format(null, given, tag);

        Assert.Null(CachedResponse.NotModified(context.Request, "tuesday", CachePolicy.Revalidate));
        Assert.Equal(isGood, CachedResponse.NotModified(context.Request, "monday", CachePolicy.Revalidate) is not null);
    }

    private static async Task<HttpResponse> SendAsync(CachedResponse cached, Action<HttpRequest> prepare, string version = "now")
    {
        var context = NewContext();
        prepare(context.Request);
        await cached.ToResult(context.Request, version).ExecuteAsync(context);
        return context.Response;
    }

    private static DefaultHttpContext NewContext() => Requests.New("/api/articles");

    private static async Task<string> DecodedAsync(HttpResponse response)
    {
        response.Body.Position = 0;
        await using Stream decoded = response.Headers.ContentEncoding.ToString() switch
        {
            "gzip" => new System.IO.Compression.GZipStream(response.Body, System.IO.Compression.CompressionMode.Decompress),
            "br" => new System.IO.Compression.BrotliStream(response.Body, System.IO.Compression.CompressionMode.Decompress),
            _ => response.Body,
        };
        return await new StreamReader(decoded).ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
