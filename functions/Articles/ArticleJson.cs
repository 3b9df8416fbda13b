using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Newsroom.Articles;

/// <summary>How articles are written to storage.</summary>
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(Edition))]
[JsonSerializable(typeof(EditionBody))]
[JsonSerializable(typeof(Alignment))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, TranslationEffort>))]
[JsonSerializable(typeof(Translation.Xliff.Skeleton))]
[JsonSerializable(typeof(Events.Event))]
[JsonSerializable(typeof(Events.EventEdition))]
[JsonSerializable(typeof(IReadOnlyList<Events.Event>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(TranslationJob))]
[JsonSerializable(typeof(RemovalEvent))]
[JsonSerializable(typeof(Reading.FolderLines))]
internal sealed partial class ArticleJson : JsonSerializerContext
{
    /// <summary>Leaves letters as they are: rows are read by people too.</summary>
    public static ArticleJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
