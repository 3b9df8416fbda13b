using System.Text.Json.Serialization;
using Newsroom.Benchmarks.Search.Engines;

namespace Newsroom.Benchmarks.Search.Http;

/// <summary>Serialises responses without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SearchHits))]
internal sealed partial class SearchHitsJson : JsonSerializerContext;
