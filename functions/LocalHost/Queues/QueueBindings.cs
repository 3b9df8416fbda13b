using System.Reflection;
using System.Text.Json;
using Azure.Storage.Queues.Models;
using Newsroom.LocalHost.Invocation;

namespace Newsroom.LocalHost.Queues;

/// <summary>The parameter of a queue function: the message, its text, its bytes, or an object made of its JSON.</summary>
internal static class QueueBindings
{
    /// <summary>As the worker reads them: no numbers in quotes.</summary>
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    public static ParameterBinding<QueueMessage>? Bind(ParameterInfo parameter, ParameterInfo trigger)
    {
        if (parameter != trigger)
        {
            return null;
        }

        var type = parameter.ParameterType;
        return type == typeof(QueueMessage) ? (message, _) => new(message)
            : type == typeof(string) ? (message, _) => new(message.Body.ToString())
            : type == typeof(BinaryData) ? (message, _) => new(message.Body)
            : type == typeof(byte[]) ? (message, _) => new(message.Body.ToArray())
            : (message, _) => new(message.Body.ToObjectFromJson<JsonElement>().Deserialize(type, Json));
    }
}
