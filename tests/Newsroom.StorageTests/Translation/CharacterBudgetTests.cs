using Microsoft.Extensions.Logging;
using Newsroom.Settings;
using Newsroom.Storage;
using Newsroom.Tests.Articles;
using Newsroom.Translation;
using Xunit;

namespace Newsroom.Tests.Translation;

/// <summary>A budget that is used up is logged for an alert: once a month, however many translations wait.</summary>
public sealed class CharacterBudgetTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_budget_that_is_used_up_is_logged_once_a_month()
    {
        var site = await emulator.NewSiteAsync("fr");
        await using var process = site.Start();
        var log = new Log();
        var options = new SiteOptions { TranslationBudget = 10 };
        using var budget = new CharacterBudget(process.Get<StorageAccount>(), options, process.Clock, log);
        await budget.ReserveAsync(8, Cancellation);
        Assert.Empty(log.Messages);
        await Assert.ThrowsAsync<TranslationPausedException>(() => budget.ReserveAsync(8, Cancellation));
        await Assert.ThrowsAsync<TranslationPausedException>(() => budget.ReserveAsync(8, Cancellation));
        Assert.Equal(
            ["The translation budget is used up: 8 of 10 characters were sent this month, and 8 more are asked for"], log.Messages);

        process.Clock.Advance(TimeSpan.FromDays(40));
        await budget.ReserveAsync(8, Cancellation);
        await Assert.ThrowsAsync<TranslationPausedException>(() => budget.ReserveAsync(8, Cancellation));
        Assert.Equal(2, log.Messages.Count);
    }

    private sealed class Log : ILogger<CharacterBudget>
    {
        public List<string> Messages { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Messages.Add(formatter(state, exception));
    }
}
