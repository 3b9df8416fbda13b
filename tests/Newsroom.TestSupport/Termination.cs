using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Newsroom.Tests;

/// <summary>
/// Ends the test process on SIGTERM: the hosts that run inside it take the signal for theirs, stop, and leave the tests waiting for
/// them.
/// </summary>
internal static class Termination
{
    /// <summary>Enough for hosts to stop, and for the runner to say what it has seen so far.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private static PosixSignalRegistration? _registration;

    [ModuleInitializer]
    internal static void Register()
    {
        if (!OperatingSystem.IsWindows())
        {
            _registration = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => new Thread(End) { IsBackground = true }.Start());
        }
    }

    private static void End()
    {
        Thread.Sleep(Grace);
        Console.Error.WriteLine("The tests were ended by SIGTERM.");
        Process.GetCurrentProcess().Kill();
    }
}
