using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Newsroom.Tests.Hosting;

/// <summary>Settings that had other names in earlier versions.</summary>
public sealed class RenamedSettingsTests
{
    [Theory]
    [InlineData("Newsroom:ReconcileSchedule", "Newsroom__ReconcileSchedule is now NewsroomReconcileSchedule")]
    [InlineData("Newsroom:MergeSchedule", "Newsroom__MergeSchedule is now NewsroomMergeSchedule")]
    public async Task One_warning_names_an_old_setting_and_its_new_name(string setting, string words) =>
        Assert.Contains(words, Assert.Single(await WarningsAsync(setting)), StringComparison.Ordinal);

    [Fact]
    public async Task Several_old_settings_are_named_in_one_warning() =>
        Assert.Contains(
            "Newsroom__ReconcileSchedule is now NewsroomReconcileSchedule, Newsroom__MergeSchedule is now NewsroomMergeSchedule",
            Assert.Single(await WarningsAsync("Newsroom:ReconcileSchedule", "Newsroom:MergeSchedule")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("NewsroomReconcileSchedule")]
    [InlineData("Newsroom:Languages")]
    public async Task Settings_of_today_are_not_warned_of(string setting) => Assert.Empty(await WarningsAsync(setting));

    private static async Task<IReadOnlyList<string>> WarningsAsync(params string[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting, "0 0 * * * *")))
            .Build();
        var log = new Recorder();
        await new RenamedSettings(configuration, log).StartAsync(TestContext.Current.CancellationToken);
        return log.Warnings;
    }

    private sealed class Recorder : ILogger<RenamedSettings>
    {
        public List<string> Warnings { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning)
            {
                Warnings.Add(formatter(state, exception));
            }
        }
    }
}
