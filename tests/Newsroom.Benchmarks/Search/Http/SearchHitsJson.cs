using System.Text.Json.Serialization;
using Newsroom.Benchmarks.Search.Engines;

namespace Newsroom.Benchmarks.Search.Http;

/// <summary>Writes answers without reflection, as one would who wants them fast.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SearchHits))]
internal sealed partial class SearchHitsJson : JsonSerializerContext;
