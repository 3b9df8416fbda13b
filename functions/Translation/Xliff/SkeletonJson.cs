using System.Text.Json.Serialization;
using Newsroom.Content;

namespace Newsroom.Translation.Xliff;

/// <summary>The JSON of skeletons in XLIFF files.</summary>
[JsonSerializable(typeof(Skeleton))]
internal sealed partial class SkeletonJson : JsonSerializerContext
{
    public static SkeletonJson Readable { get; } = new(ContentJson.CreateOptions());
}
