using Newsroom.Publishing.Translating;
using System.Text.Json.Serialization;
using Newsroom.Content;
using Newsroom.Reading;

namespace Newsroom.Publishing;

/// <summary>How queue messages and the memory of folders are written.</summary>
[JsonSerializable(typeof(TranslationJob))]
[JsonSerializable(typeof(FolderLines))]
internal sealed partial class PublishingJson : JsonSerializerContext
{
    public static PublishingJson Readable { get; } = new(ContentJson.CreateOptions());
}
