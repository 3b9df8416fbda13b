using System.Text.Json;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Short forms for reading JSON.</summary>
internal static class Json
{
    extension(JsonElement element)
    {
        /// <summary>The text of a property; null if it is absent.</summary>
        public string? Text(string property) => element.TryGetProperty(property, out var value) ? value.ToString() : null;

        public IReadOnlyList<JsonElement> List(string property) =>
            element.TryGetProperty(property, out var value) ? [.. value.EnumerateArray()] : [];

        public IReadOnlyList<string> Texts(string property) => [.. element.List(property).Select(item => item.ToString())];

        public DateTimeOffset Time(string property) => element.GetProperty(property).GetDateTimeOffset();
    }
}
