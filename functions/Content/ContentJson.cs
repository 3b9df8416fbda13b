using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Newsroom.Content;

/// <summary>How content is written to storage.</summary>
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(Edition))]
[JsonSerializable(typeof(EditionBody))]
[JsonSerializable(typeof(Alignment))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, TranslationEffort>))]
[JsonSerializable(typeof(Event))]
[JsonSerializable(typeof(EventEdition))]
[JsonSerializable(typeof(IReadOnlyList<Event>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<StoredFile>))]
[JsonSerializable(typeof(LeadCandidates))]
[JsonSerializable(typeof(SiteLook))]
internal sealed partial class ContentJson : JsonSerializerContext
{
    public static ContentJson Readable { get; } = new(CreateOptions());

    /// <summary>The options of all stored JSON. Letters are not escaped, because people read the rows too.</summary>
    public static JsonSerializerOptions CreateOptions() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
