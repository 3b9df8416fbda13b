using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Functions.Worker.Builder;

namespace Newsroom.LocalHost;

/// <summary>Creates builders with chosen functions, such as tests need.</summary>
public static class LocalFunctionsApplication
{
    /// <summary>A builder for chosen functions, or for those of the calling assembly.</summary>
    /// <param name="options">Command line, functions and content root.</param>
    /// <returns>The builder.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static FunctionsApplicationBuilder CreateBuilder(LocalFunctionsApplicationOptions options) =>
        CreateBuilder(options, Assembly.GetCallingAssembly());

    internal static FunctionsApplicationBuilder CreateBuilder(LocalFunctionsApplicationOptions options, Assembly app)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = new FunctionsApplicationBuilder(options, app);
        foreach (var attribute in app.GetCustomAttributes<LocalHostStartupAttribute>())
        {
            var startup = Activator.CreateInstance(attribute.Startup) as ILocalHostStartup
                ?? throw new FunctionConfigurationException($"{attribute.Startup} does not implement {nameof(ILocalHostStartup)}.");
            startup.Configure(builder, options.Args);
        }

        return builder;
    }
}
