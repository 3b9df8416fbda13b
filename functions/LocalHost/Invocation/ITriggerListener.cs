using Newsroom.LocalHost.Hosting;

namespace Newsroom.LocalHost.Invocation;

/// <summary>Wakes one function, or shares among listeners what waking needs.</summary>
internal interface ITriggerListener
{
    string Name { get; }

    /// <summary>Makes what the trigger needs in storage; fails the start of the host when that is impossible.</summary>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Works until no new work is to be taken, and returns when everything that runs has ended.</summary>
    Task RunAsync(Shutdown shutdown);
}
