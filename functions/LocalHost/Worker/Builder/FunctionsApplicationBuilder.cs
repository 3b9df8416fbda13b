using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Newsroom.LocalHost;
using Newsroom.LocalHost.Hosting;
using Newsroom.LocalHost.Invocation;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Builds the host of a functions app.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder
{
    private readonly WebApplicationBuilder _web;
    private readonly IEnumerable<Type> _functionClasses;

    internal FunctionsApplicationBuilder(LocalFunctionsApplicationOptions options, Assembly app)
    {
        _functionClasses = options.FunctionClasses ?? app.GetExportedTypes();
        _web = LocalHostDefaults.CreateWebBuilder(app.GetName().Name!, options.ContentRootPath ?? SettingsFiles.FindContentRoot());
    }

    /// <inheritdoc/>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_web).Properties;

    /// <inheritdoc/>
    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    /// <summary>Environment variables over <c>local.settings.json</c> over <c>appsettings.json</c>.</summary>
    public ConfigurationManager Configuration => _web.Configuration;

    /// <inheritdoc/>
    public IHostEnvironment Environment => _web.Environment;

    /// <inheritdoc/>
    public ILoggingBuilder Logging => _web.Logging;

    /// <inheritdoc/>
    public IMetricsBuilder Metrics => _web.Metrics;

    /// <inheritdoc/>
    public IServiceCollection Services => _web.Services;

    /// <inheritdoc/>
    public void ConfigureContainer<TContainerBuilder>(IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)_web).ConfigureContainer(factory, configure);

    /// <summary>Builds the host.</summary>
    /// <returns>A <see cref="LocalFunctionsHost"/>.</returns>
    /// <exception cref="FunctionConfigurationException">The functions cannot run as they are declared.</exception>
    public IHost Build()
    {
        var options = Configuration.GetSection(LocalHostOptions.Section).Get<LocalHostOptions>() ?? new();
        var hostJson = HostJson.From(SettingsFiles.ReadHostJson(Environment.ContentRootPath, Configuration));
        LocalHostDefaults.AddHost(_web, options, hostJson, FunctionCatalog.Of(_functionClasses));
        return new LocalFunctionsHost(_web.Build());
    }
}
