using Microsoft.Azure.Functions.Worker.Builder;

namespace Newsroom.LocalHost;

/// <summary>What an app does only when it runs on the local host, such as reading its command line.</summary>
public interface ILocalHostStartup
{
    /// <summary>Called inside <c>FunctionsApplication.CreateBuilder</c>, before it returns.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="args">The command line.</param>
    void Configure(FunctionsApplicationBuilder builder, string[] args);
}

/// <summary>Names the app's <see cref="ILocalHostStartup"/>; put it on the assembly that holds the functions.</summary>
/// <param name="startup">A class with a parameterless constructor.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class LocalHostStartupAttribute(Type startup) : Attribute
{
    /// <summary>A class with a parameterless constructor that implements <see cref="ILocalHostStartup"/>.</summary>
    public Type Startup { get; } = startup;
}
