namespace Newsroom.LocalHost.Http;

/// <summary>
/// The services of a request whose function has ended. The worker disposes of them while the app's middleware goes on, so middleware that
/// needs one there fails now and then. Here it always does.
/// </summary>
internal sealed class EndedInvocation : IServiceProvider
{
    private EndedInvocation()
    {
    }

    public static IServiceProvider Services { get; } = new EndedInvocation();

    public object? GetService(Type serviceType) => throw new ObjectDisposedException(
        nameof(IServiceProvider),
        $"{serviceType.Name} was asked for after the function had ended: the worker of a Functions host may have disposed of it by then.");
}
