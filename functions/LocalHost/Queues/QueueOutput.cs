using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.LocalHost.Hosting;
using Newsroom.LocalHost.Invocation;

namespace Newsroom.LocalHost.Queues;

/// <summary>
/// Sends what a function returns to the queue of its <see cref="QueueOutputAttribute"/>: text as it is, objects as JSON, a sequence
/// as many messages.
/// </summary>
internal sealed class QueueOutput(string queueName)
{
    /// <summary>The output of a function; null when it has none.</summary>
    public static QueueOutput? Of(FunctionDescriptor function, BindingSettings settings)
    {
        if (function.Method.GetCustomAttribute<QueueOutputAttribute>() is not { } output)
        {
            return null;
        }

        if (
            output.Connection is not null
            || function.Trigger is HttpTriggerAttribute
            || ReturnValue.TypeOf(function.Method) == typeof(void))
        {
            throw new FunctionConfigurationException(
                $"Function '{function.Name}': QueueOutput works here on functions that return messages, without HTTP trigger and "
                    + "Connection; send with a QueueClient instead.");
        }

        return new QueueOutput(settings.Resolve(output.QueueName, function.Name));
    }

    public async Task SendAsync(object? result, IServiceProvider services)
    {
        var queue = services.GetRequiredService<StorageClients>().Queues.GetQueueClient(queueName);
        var messages = result switch
        {
            null => [],
            string or BinaryData => [result],
            IEnumerable<object?> many => many,
            _ => [result],
        };
        var created = false;
        foreach (var message in messages.OfType<object>())
        {
            if (!created)
            {
                await queue.CreateIfNotExistsAsync();
                created = true;
            }

            await queue.SendMessageAsync(ToBody(message));
        }
    }

    private static BinaryData ToBody(object message) => message switch
    {
        string text => BinaryData.FromString(text),
        BinaryData data => data,
        _ => BinaryData.FromString(JsonSerializer.Serialize(message, message.GetType(), JsonSerializerOptions.Web)),
    };
}
