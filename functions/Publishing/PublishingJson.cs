using System.Text.Json.Serialization;
using Newsroom.Content;
using Newsroom.Publishing.Translating;
using Newsroom.Reading;

namespace Newsroom.Publishing;

/// <summary>The JSON of queue messages and of the table <c>folders</c>.</summary>
[JsonSerializable(typeof(TranslationJob))]
[JsonSerializable(typeof(FolderLines))]
internal sealed partial class PublishingJson : JsonSerializerContext
{
    public static PublishingJson Readable { get; } = new(ContentJson.CreateOptions());
}
