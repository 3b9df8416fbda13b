using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Newsroom.Http.Articles;
using Newsroom.Http.Changes;
using Newsroom.Http.Events;
using Newsroom.Http.Operations;
using Newsroom.Http.Search;

namespace Newsroom.Http;

/// <summary>How the API writes JSON.</summary>
[JsonSerializable(typeof(ListResource<EditionResource>))]
[JsonSerializable(typeof(ChangeListResource))]
[JsonSerializable(typeof(EventListResource))]
[JsonSerializable(typeof(ArticleResource))]
[JsonSerializable(typeof(SearchResource))]
[JsonSerializable(typeof(SuggestResource))]
[JsonSerializable(typeof(OrderedResource))]
[JsonSerializable(typeof(ApprovedResource))]
[JsonSerializable(typeof(StatusResource))]
[JsonSerializable(typeof(RetryResource))]
[JsonSerializable(typeof(HealthResource))]
[JsonSerializable(typeof(HookRequest))]
[JsonSerializable(typeof(HookAddedResource))]
[JsonSerializable(typeof(ListResource<SubscriberResource>))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonObject))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>Does not escape letters: the content type is JSON, so no client reads it as HTML.</summary>
    public static ApiJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
