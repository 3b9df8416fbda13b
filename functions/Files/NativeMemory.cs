using System.Runtime.InteropServices;

namespace Newsroom.Files;

/// <summary>
/// The heaps of native code. The C library of most Linux systems (glibc) has eight for each processor and keeps in each what a picture
/// needed once, on whichever thread it was made.
/// </summary>
internal static class NativeMemory
{
    private static readonly Trim? GiveBack = Find();

    private delegate int Trim(nuint kept);

    /// <summary>Gives what is free back to the system. Does nothing with another C library.</summary>
    public static void Release() => GiveBack?.Invoke(0);

    private static Trim? Find() =>
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var library)
            && NativeLibrary.TryGetExport(library, "malloc_trim", out var address)
            ? Marshal.GetDelegateForFunctionPointer<Trim>(address) : null;
}
