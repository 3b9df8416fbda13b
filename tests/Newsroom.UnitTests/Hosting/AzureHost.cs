using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Queues.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using NCrontab;
using Newsroom.LocalHost;

namespace Newsroom.Tests.Hosting;

/// <summary>
/// What the Functions host in Azure asks of functions, on the Flex Consumption plan. What the local host refuses is not said again here:
/// names used twice, other than one trigger, routes that are malformed, reserved, taken or swallowed by others, parameters that
/// nothing gives.
/// </summary>
internal static partial class AzureHost
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Type[] BlobTypes =
    [
        typeof(BlobClient),
        typeof(BlobBaseClient),
        typeof(BlockBlobClient),
        typeof(Stream),
        typeof(string),
        typeof(byte[]),
    ];
    private static readonly Type[] QueueTypes = [typeof(QueueMessage), typeof(BinaryData), typeof(string), typeof(byte[])];
    private static readonly Type[] RouteTypes =
    [
        typeof(string),
        typeof(Guid),
        typeof(int),
        typeof(long),
        typeof(DateTime),
        typeof(DateTimeOffset),
    ];
    private static readonly string[] Methods = ["get", "head", "post", "put", "patch", "delete", "options"];

    /// <param name="classes">The classes that have the functions, and others.</param>
    /// <param name="setting">An app setting by its name; null where there is none.</param>
    /// <returns>A sentence for each rule that a function breaks.</returns>
    public static IReadOnlyList<string> ObjectionsTo(IReadOnlyList<Type> classes, Func<string, string?> setting)
    {
        var functions = classes
            .SelectMany(type => type.GetMethods(Everything))
            .Where(method => method.IsDefined(typeof(FunctionAttribute)))
            .ToArray();
        return [.. functions.SelectMany(method => ObjectionsTo(method, setting)), .. LocalRefusal(functions)];
    }

    private static IEnumerable<string> ObjectionsTo(MethodInfo method, Func<string, string?> setting)
    {
        var name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        return Declaration(method, name)
            .Concat(method.GetParameters().SelectMany(parameter => parameter.GetCustomAttribute<TriggerBindingAttribute>() switch
            {
                HttpTriggerAttribute http => Http(parameter, http),
                BlobTriggerAttribute blob => Blob(parameter, blob),
                QueueTriggerAttribute queue => Queue(parameter, queue),
                TimerTriggerAttribute timer => Timer(parameter, timer, setting),
                _ => Value(parameter),
            }))
            .Select(objection => $"{name}: {objection}");
    }

    private static IEnumerable<string> Declaration(MethodInfo method, string name)
    {
        if (!FunctionName().IsMatch(name))
        {
            yield return "a name is a letter and up to 127 letters, digits, hyphens and underscores";
        }

        if (!method.IsPublic || method.DeclaringType is not { IsPublic: true, IsNested: false, IsGenericType: false })
        {
            yield return "the worker finds public methods of public classes that are not nested in others";
        }

        if (
            method.ReturnType == typeof(ValueTask)
            || method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(ValueTask<>))
        {
            yield return "the worker awaits tasks only";
        }

        if (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
        {
            yield return "nothing awaits async void";
        }
    }

    private static IEnumerable<string> Http(ParameterInfo parameter, HttpTriggerAttribute trigger)
    {
        if (parameter.ParameterType != typeof(HttpRequest))
        {
            yield return "ASP.NET Core's HttpRequest is what a request comes as";
        }

        var methods = trigger.Methods ?? [];
        if (methods.Length == 0 || methods.Except(Methods, StringComparer.OrdinalIgnoreCase).Any())
        {
            yield return $"methods are named, and of {string.Join(", ", Methods)}";
        }

        if (methods.Contains("get", StringComparer.OrdinalIgnoreCase) && !methods.Contains("head", StringComparer.OrdinalIgnoreCase))
        {
            yield return "head answers 404 unless it is named beside get";
        }
    }

    private static IEnumerable<string> Blob(ParameterInfo parameter, BlobTriggerAttribute trigger)
    {
        if (trigger.Source != BlobTriggerSource.EventGrid)
        {
            yield return "Flex Consumption knows of blobs by Event Grid alone";
        }

        if (!StorageName().IsMatch(trigger.BlobPath.Split('/')[0]))
        {
            yield return "no container can have this name";
        }

        if (!BlobTypes.Contains(parameter.ParameterType))
        {
            yield return $"no blob is converted to {parameter.ParameterType.Name}";
        }
    }

    private static IEnumerable<string> Queue(ParameterInfo parameter, QueueTriggerAttribute trigger)
    {
        // Where messages end that failed too often.
        if (!StorageName().IsMatch($"{trigger.QueueName}-poison"))
        {
            yield return "no queue can have this name and that of its poison queue";
        }

        if (
            !QueueTypes.Contains(parameter.ParameterType)
            && (parameter.ParameterType.IsAbstract || parameter.ParameterType.GetConstructors().Length == 0))
        {
            yield return $"no message is converted to {parameter.ParameterType.Name}";
        }
    }

    private static IEnumerable<string> Timer(ParameterInfo parameter, TimerTriggerAttribute trigger, Func<string, string?> setting)
    {
        if (parameter.ParameterType != typeof(TimerInfo))
        {
            yield return "a timer gives TimerInfo";
        }

        if (HostSettings.Resolve(trigger.Schedule, setting) is not { } schedule)
        {
            yield return $"'{trigger.Schedule}' does not resolve to a value";
        }
        else if (CrontabSchedule.TryParse(schedule, new() { IncludingSeconds = true }) is null)
        {
            yield return $"'{schedule}' is no schedule of six fields";
        }
    }

    private static IEnumerable<string> Value(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(CancellationToken)
        || parameter.ParameterType == typeof(FunctionContext)
        || RouteTypes.Contains(parameter.ParameterType)
            ? []
            : [$"no part of an address or a path is converted to {parameter.ParameterType.Name}"];

    /// <summary>The reason why the local host does not even start with these functions.</summary>
    private static IEnumerable<string> LocalRefusal(MethodInfo[] functions)
    {
        var builder = new LocalFunctionsBuilder(new()
        {
            App = typeof(AzureHost).Assembly,
            FunctionClasses = [.. functions.Select(method => method.DeclaringType!).Distinct()],
            ContentRootPath = Repository.Root,
        });
        // Whether settings are there, and are schedules, is asked above; here they must not stand in the way.
        builder.AddAppSettings(
            functions
                .SelectMany(method => method.GetParameters())
                .Select(parameter =>
                    parameter.GetCustomAttribute<TimerTriggerAttribute>() is { } timer ? Repository.SettingIn(timer.Schedule) : null)
                .OfType<string>()
                .Distinct()
                .ToDictionary(setting => setting, string? (_) => "0 0 0 1 1 *"));
        try
        {
            builder.Build().Dispose();
            return [];
        }
        catch (FunctionConfigurationException refusal)
        {
            return [refusal.Message];
        }
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_-]{0,127}\z")]
    private static partial Regex FunctionName();

    /// <summary>Of containers and queues.</summary>
    [GeneratedRegex(@"\A(?=.{3,63}\z)[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex StorageName();
}
