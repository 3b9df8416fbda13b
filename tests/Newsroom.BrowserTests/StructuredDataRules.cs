using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Newsroom.BrowserTests;

/// <summary>
/// What Google's documentation of structured data requires (developers.google.com/search/docs/appearance/structured-data: article, event,
/// breadcrumb, sitelinks-searchbox), as far as a program can check it.
/// </summary>
internal static class StructuredDataRules
{
    private const string Vocabulary = "https://schema.org";

    public static void Check(JsonElement data)
    {
        Assert.Equal(Vocabulary, Text(data, "@context"));
        Action<JsonElement> rules = Text(data, "@type") switch
        {
            "NewsArticle" => Article,
            "Event" => Event,
            "BreadcrumbList" => Breadcrumbs,
            "WebSite" => Site,
            var other => throw new InvalidOperationException($"No rules for {other}."),
        };
        rules(data);
    }

    private static void Article(JsonElement data)
    {
        Assert.InRange(Text(data, "headline").Length, 1, 110);
        Address(data, "url");
        Address(data, "mainEntityOfPage");
        Assert.True(Time(data, "datePublished") <= Time(data, "dateModified"));
        Assert.True(Text(data.GetProperty("author"), "@type") is "Person" or "Organization");
        Assert.NotEmpty(Text(data.GetProperty("author"), "name"));
        Assert.NotEmpty(Text(data.GetProperty("publisher"), "name"));
        if (data.TryGetProperty("image", out var images))
        {
            Assert.All(images.ValueKind == JsonValueKind.Array ? images.EnumerateArray().ToArray() : [images], Address);
        }
    }

    private static void Event(JsonElement data)
    {
        Assert.NotEmpty(Text(data, "name"));
        Assert.True(Time(data, "startDate") <= Time(data, "endDate"));
        Assert.StartsWith($"{Vocabulary}/Event", Text(data, "eventStatus"), StringComparison.Ordinal);
        Assert.EndsWith("EventAttendanceMode", Text(data, "eventAttendanceMode"), StringComparison.Ordinal);
        var locations = data.GetProperty("location");
        Assert.All(locations.ValueKind == JsonValueKind.Array ? locations.EnumerateArray().ToArray() : [locations], location =>
        {
            if (Text(location, "@type") == "VirtualLocation")
            {
                Address(location, "url");
            }
            else
            {
                Assert.Equal("Place", Text(location, "@type"));
                Assert.NotEmpty(Text(location, "address"));
            }
        });
    }

    private static void Breadcrumbs(JsonElement data)
    {
        var items = data.GetProperty("itemListElement").EnumerateArray().ToArray();
        Assert.True(items.Length >= 2);
        Assert.Equal(Enumerable.Range(1, items.Length), items.Select(item => item.GetProperty("position").GetInt32()));
        Assert.All(items, item =>
        {
            Assert.NotEmpty(Text(item, "name"));
            Address(item, "item");
        });
    }

    private static void Site(JsonElement data)
    {
        Assert.NotEmpty(Text(data, "name"));
        Address(data, "url");
        var action = data.GetProperty("potentialAction");
        Assert.Equal("required name=search_term_string", Text(action, "query-input"));
        Assert.EndsWith("={search_term_string}", Text(action.GetProperty("target"), "urlTemplate"), StringComparison.Ordinal);
    }

    private static void Address(JsonElement data, string name) => Address(data.GetProperty(name));

    private static void Address(JsonElement address) => Assert.StartsWith("http", new Uri(address.GetString()!).Scheme, StringComparison.Ordinal);

    private static string Text(JsonElement data, string name) => data.GetProperty(name).GetString()!;

    private static DateTimeOffset Time(JsonElement data, string name) =>
        DateTimeOffset.Parse(Text(data, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
