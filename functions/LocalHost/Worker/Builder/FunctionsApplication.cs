using System.Reflection;
using System.Runtime.CompilerServices;
using Newsroom.LocalHost;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where a functions app begins.</summary>
public class FunctionsApplication
{
    private FunctionsApplication()
    {
    }

    /// <summary>
    /// A builder for the functions of the assembly that calls this method. (Not of the entry assembly: tests host the app in their own process.)
    /// </summary>
    /// <param name="args">The command line; this host does not read it, but hands it to the app's <see cref="ILocalHostStartup"/>.</param>
    /// <returns>The builder.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) =>
        LocalFunctionsApplication.CreateBuilder(new() { Args = args }, Assembly.GetCallingAssembly());
}
