using System.Reflection;

namespace Newsroom.LocalHost.Invocation;

/// <summary>Awaits what a function returns: nothing, a value, a task of either.</summary>
internal static class ReturnValue
{
    private static readonly MethodInfo TaskMethod = Method(nameof(AwaitTask));

    /// <summary>The type of the value behind the task; <see cref="void"/> when there is none.</summary>
    public static Type TypeOf(MethodInfo method)
    {
        var type = method.ReturnType;
        return type == typeof(Task) ? typeof(void)
            : IsGeneric(type, typeof(Task<>)) ? type.GenericTypeArguments[0]
            : type;
    }

    public static Func<object?, ValueTask<object?>> AwaiterOf(MethodInfo method)
    {
        var type = method.ReturnType;
        return type == typeof(Task) ? AwaitPlainTask
            : IsGeneric(type, typeof(Task<>)) ? Closed(TaskMethod, type)
            : ValueTask.FromResult;
    }

    private static async ValueTask<object?> AwaitPlainTask(object? task)
    {
        await (Task)task!;
        return null;
    }

    private static async ValueTask<object?> AwaitTask<T>(object? task) => await (Task<T>)task!;

    private static MethodInfo Method(string name) => typeof(ReturnValue).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static Func<object?, ValueTask<object?>> Closed(MethodInfo method, Type task) =>
        method.MakeGenericMethod(task.GenericTypeArguments).CreateDelegate<Func<object?, ValueTask<object?>>>();
}
