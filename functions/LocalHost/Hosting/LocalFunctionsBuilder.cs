using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Newsroom.LocalHost.Hosting;
using Newsroom.LocalHost.Invocation;

namespace Newsroom.LocalHost;

/// <summary>Builds a host that runs a functions app in this process, without the Functions host.</summary>
public sealed class LocalFunctionsBuilder : IHostApplicationBuilder
{
    private readonly WebApplicationBuilder _web;
    private readonly LocalFunctionsOptions _options;
    private readonly AppSettings _appSettings = AppSettings.FromEnvironment();

    /// <summary>Creates a builder.</summary>
    /// <param name="options">The app.</param>
    public LocalFunctionsBuilder(LocalFunctionsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _web = LocalHostDefaults.CreateWebBuilder(options.App.GetName().Name!, options.ContentRootPath ?? SettingsFiles.FindContentRoot());
    }

    /// <inheritdoc/>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_web).Properties;

    /// <inheritdoc/>
    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    /// <summary>Environment variables over <c>appsettings.json</c>. <c>local.settings.json</c> is for Core Tools and is not read.</summary>
    public ConfigurationManager Configuration => _web.Configuration;

    /// <inheritdoc/>
    public IHostEnvironment Environment => _web.Environment;

    /// <inheritdoc/>
    public ILoggingBuilder Logging => _web.Logging;

    /// <inheritdoc/>
    public IMetricsBuilder Metrics => _web.Metrics;

    /// <inheritdoc/>
    public IServiceCollection Services => _web.Services;

    /// <summary>
    /// Adds settings as if they were environment variables: the app's configuration has them, and <c>%Setting%</c> in triggers
    /// resolves to them.
    /// </summary>
    /// <param name="settings">Values by name.</param>
    public void AddAppSettings(IReadOnlyDictionary<string, string?> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _appSettings.Add(settings);
        Configuration.AddInMemoryCollection(settings.Select(setting =>
            KeyValuePair.Create(setting.Key.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal), setting.Value)));
    }

    /// <inheritdoc/>
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory,
        Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull => ((IHostApplicationBuilder)_web).ConfigureContainer(factory, configure);

    /// <summary>Builds the host.</summary>
    /// <returns>The host, not started.</returns>
    /// <exception cref="FunctionConfigurationException">The functions cannot run as they are declared.</exception>
    public LocalFunctionsHost Build()
    {
        var options = Configuration.GetSection(LocalHostOptions.Section).Get<LocalHostOptions>() ?? new();
        var hostJson = HostJson.From(SettingsFiles.ReadHostJson(Environment.ContentRootPath, Configuration));
        var functions = _options.FunctionClasses is { } classes ? FunctionCatalog.Of(classes) : FunctionCatalog.Of(_options.App);
        Services.AddSingleton(_appSettings);
        LocalHostDefaults.AddHost(_web, options, hostJson, functions);
        return new LocalFunctionsHost(_web.Build());
    }
}
