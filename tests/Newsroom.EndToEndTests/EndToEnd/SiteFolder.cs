using System.Text.Json;
using Newsroom.Content;

namespace Newsroom.Tests.EndToEnd;

/// <summary>
/// A folder in the container of a shared site. <see cref="Tag"/> and <see cref="Word"/> find only the articles of this test.
/// </summary>
public sealed class SiteFolder(NewsroomSite site)
{
    private readonly string _name = $"test-{Guid.NewGuid():N}";

    public NewsroomSite Site => site;

    /// <summary>A tag that no other test uses.</summary>
    public string Tag => _name;

    /// <summary>A word that no other test uses; with a number, one that only this place in this test uses.</summary>
    public string Word(int number = 0)
    {
        // It must look like a word of the language, for the detection of the language, and must not have an ending that is stemmed.
        const string consonants = "bcdflmnprstvgjzk";
        const string vowels = "aaeeioou";
        var syllables = Convert.FromHexString(_name[5..13]).Select((value, i) =>
            $"{consonants[(value + (i == 0 ? number : 0)) % 16]}{vowels[(value >> 4) % 8]}");
        return $"{string.Concat(syllables)}nor";
    }

    /// <summary>The whole path of a file in this folder.</summary>
    public string Path(string name) => $"{_name}/{name}";

    /// <summary>The id of a file's article.</summary>
    public string Id(string name) => new BlobPath(Path(name)).ArticleId;

    /// <summary>Uploads a file and waits for the end of its processing.</summary>
    /// <returns>Its row in the status.</returns>
    public Task<JsonElement> PublishAsync(string name, string text) => PublishAsync(name, System.Text.Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="PublishAsync(string, string)"/>
    public async Task<JsonElement> PublishAsync(string name, byte[] bytes)
    {
        var before = await site.StatusAsync(Path(name));
        await site.UploadAsync(Path(name), bytes);
        return await site.OverAsync(Path(name), row => before.ValueKind == JsonValueKind.Undefined || Received(row) != Received(before));
    }

    /// <summary>Deletes a file and waits until it is withdrawn.</summary>
    public async Task WithdrawAsync(string name)
    {
        await site.DeleteAsync(Path(name));
        await site.OverAsync(Path(name), row => row.GetProperty("state").GetString() == "withdrawn");
    }

    public Task<JsonElement> ArticleAsync(string name, string language) => site.GetJsonAsync($"api/articles/{Id(name)}?lang={language}");

    /// <summary>Ids of this test's articles in the list of a language.</summary>
    public async Task<IReadOnlyList<string>> ListedAsync(string language) =>
        Ids(await site.GetJsonAsync($"api/articles?lang={language}&tag={Tag}&limit=100"));

    /// <summary>Ids of the articles that a query finds.</summary>
    public async Task<IReadOnlyList<string>> FoundAsync(string language, string query) =>
        Ids(await site.GetJsonAsync($"api/search?lang={language}&limit=50&words=all&q={Uri.EscapeDataString(query)}"));

    private static string[] Ids(JsonElement list) =>
        [.. list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];

    private static string? Received(JsonElement row) => row.GetProperty("received").GetString();
}
