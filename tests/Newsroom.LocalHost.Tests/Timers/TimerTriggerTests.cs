using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Newsroom.LocalHost.Tests.Timers;

public sealed class TimerTriggerTests(AzuriteFixture azurite)
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 30, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_timer_runs_at_its_times_and_learns_of_the_last_and_the_next_one()
    {
        await using var app = await StartAsync(NewOptions(), typeof(Hourly));
        await StatusIsAsync(app, "13:00");
        _time.Advance(TimeSpan.FromMinutes(29));
        await Eventually.SomePollsAsync();
        Assert.Empty(app.Journal.Entries);

        _time.Advance(TimeSpan.FromMinutes(1));
        await app.Journal.WaitForAsync("due, last 0001-01-01 00:00, next 2026-03-01 13:00");
        await StatusIsAsync(app, "14:00");
        _time.Advance(TimeSpan.FromHours(1));
        await app.Journal.WaitForAsync("due, last 2026-03-01 13:00, next 2026-03-01 14:00");
        Assert.Equal(2, app.Journal.Entries.Count);
    }

    [Fact]
    public async Task A_timer_never_overlaps_itself()
    {
        await using var app = await StartAsync(NewOptions(), typeof(Held));
        await StatusIsAsync(app, "13:00");
        app.Journal.CloseGate("held");
        _time.Advance(TimeSpan.FromMinutes(30));
        await app.Journal.WaitForAsync(1);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            _time.Advance(TimeSpan.FromHours(1));
            await Eventually.SomePollsAsync();
        }

        Assert.Single(app.Journal.Entries);
        app.Journal.OpenGate("held");
        await StatusIsAsync(app, "17:00");
        _time.Advance(TimeSpan.FromHours(1));
        await app.Journal.WaitForAsync(2);
        Assert.Equal(1, app.Journal.MaxConcurrent);
    }

    [Fact]
    public async Task A_run_missed_while_no_host_was_up_is_past_due()
    {
        var options = NewOptions();
        await using (var app = await StartAsync(options, typeof(Hourly)))
        {
            await StatusIsAsync(app, "13:00");
        }

        _time.Advance(TimeSpan.FromHours(3));
        await using var later = await StartAsync(options, typeof(Hourly));
        var entries = await later.Journal.WaitForAsync(1);
        Assert.Equal(["past due, last 0001-01-01 00:00, next 2026-03-01 13:00"], entries);
    }

    [Fact]
    public async Task Nothing_is_past_due_when_no_run_was_missed_or_the_schedule_changed()
    {
        var options = NewOptions();
        await using (var app = await StartAsync(options, typeof(FromSetting)))
        {
            await StatusIsAsync(app, "13:00");
        }

        _time.Advance(TimeSpan.FromMinutes(1));
        await using (var app = await StartAsync(options, typeof(FromSetting)))
        {
            await Eventually.SomePollsAsync();
            Assert.Empty(app.Journal.Entries);
        }

        _time.Advance(TimeSpan.FromHours(3));
        await using (var app = await StartAsync(options with { Settings = new() { ["Every"] = "0 0 0 * * *" } }, typeof(FromSetting)))
        {
            await Eventually.SomePollsAsync();
            Assert.Empty(app.Journal.Entries);
        }
    }

    [Fact]
    public async Task A_timer_may_run_at_the_start()
    {
        await using var app = await StartAsync(NewOptions(), typeof(AtStart));
        await app.Journal.WaitForAsync("started");
        await Eventually.SomePollsAsync();
        Assert.Single(app.Journal.Entries);
    }

    [Fact]
    public async Task A_timer_that_is_not_monitored_has_no_status()
    {
        var options = NewOptions();
        await using (var app = await StartAsync(options, typeof(Unmonitored)))
        {
            await app.Journal.WaitForAsync("status False");
        }

        _time.Advance(TimeSpan.FromDays(1));
        await using var later = await StartAsync(options, typeof(Unmonitored));
        var entries = await later.Journal.WaitForAsync(2);
        Assert.Equal(["status False", "status False"], entries);
    }

    [Fact]
    public async Task A_timer_that_runs_more_often_than_once_a_minute_is_not_monitored()
    {
        var options = NewOptions();
        await using (var app = await StartAsync(options, typeof(EveryTenSeconds)))
        {
            await RunAsync(app, 1);
        }

        _time.Advance(TimeSpan.FromDays(1));
        await using var later = await StartAsync(options, typeof(EveryTenSeconds));
        await RunAsync(later, 2);
        Assert.All(later.Journal.Entries, entry => Assert.Equal("status False, past due False", entry));

        // Nothing in storage tells when the timer has begun to wait.
        Task RunAsync(TestApp app, int runs) => Eventually.TrueAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromSeconds(10));
                return Task.FromResult(app.Journal.Entries.Count >= runs);
            },
            () => "The timer does not run.");
    }

    [Fact]
    public async Task A_failing_timer_runs_again_at_its_next_time()
    {
        var options = NewOptions();
        options.Journal.FailNext(1);
        await using var app = await StartAsync(options, typeof(Failing));
        await StatusIsAsync(app, "13:00");
        _time.Advance(TimeSpan.FromMinutes(30));
        await options.Journal.WaitForAsync(1);
        await StatusIsAsync(app, "14:00");
        _time.Advance(TimeSpan.FromHours(1));
        await options.Journal.WaitForAsync(2);
    }

    [Fact]
    public async Task One_of_two_hosts_runs_the_timer_and_the_other_one_takes_over()
    {
        var options = NewOptions();
        var first = await StartAsync(options, typeof(Hourly));
        await StatusIsAsync(first, "13:00");
        await using var second = await StartAsync(options, typeof(Hourly));
        _time.Advance(TimeSpan.FromMinutes(30));
        await options.Journal.WaitForAsync(1);
        await Eventually.SomePollsAsync();
        Assert.Single(options.Journal.Entries);

        await first.DisposeAsync();
        _time.Advance(TimeSpan.FromHours(1));
        await options.Journal.WaitForAsync(2);
        Assert.EndsWith("next 2026-03-01 14:00", options.Journal.Entries[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("* * * *")]
    [InlineData("every hour")]
    [InlineData("0 0 25 * * *")]
    public void A_schedule_that_is_none_is_refused(string schedule)
    {
        var options = NewOptions() with { Settings = new() { ["Every"] = schedule } };
        var refusal = Assert.Throws<FunctionConfigurationException>(() => TestApp.Build(options, typeof(FromSetting)));
        Assert.Contains($"'FromSetting': '{schedule}'", refusal.Message, StringComparison.Ordinal);
    }

    private static Task StatusIsAsync(TestApp app, string next) => Eventually.TrueAsync(
        async () =>
        {
            var container = app.Blobs.GetBlobContainerClient("azure-webjobs-hosts");
            if (!await container.ExistsAsync(TestApp.Cancelled))
            {
                return false;
            }

            await foreach (var blob in container.GetBlobsAsync(cancellationToken: TestApp.Cancelled))
            {
                if (blob.Name.EndsWith(".status", StringComparison.Ordinal))
                {
                    var status = (await container.GetBlobClient(blob.Name).DownloadContentAsync(TestApp.Cancelled)).Value.Content.ToString();
                    return status.Contains($"\"Next\":\"2026-03-01T{next}:00Z\"", StringComparison.Ordinal);
                }
            }

            return false;
        },
        () => $"The status does not say that the next run is at {next}.");

    private TestAppOptions NewOptions() => new(azurite.NewAccount()) { Settings = { ["Every"] = "0 * * * *" } };

    private Task<TestApp> StartAsync(TestAppOptions options, Type functions) =>
        TestApp.StartAsync(options with { Configure = builder => builder.Services.AddSingleton<TimeProvider>(_time) }, functions);

    public sealed class Hourly(Journal journal)
    {
        [Function("Hourly")]
        public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => journal.Write(
            $"{(timer.IsPastDue ? "past due" : "due")}, last {timer.ScheduleStatus!.Last:yyyy-MM-dd HH:mm}, next "
                + $"{timer.ScheduleStatus.Next:yyyy-MM-dd HH:mm}");
    }

    public sealed class FromSetting(Journal journal)
    {
        [Function("FromSetting")]
        public void Run([TimerTrigger("%Every%")] TimerInfo timer) => journal.Write($"{timer.IsPastDue}");
    }

    public sealed class AtStart(Journal journal)
    {
        [Function("AtStart")]
        public void Run([TimerTrigger("0 0 * * * *", RunOnStartup = true)] TimerInfo timer) => journal.Write(timer.IsPastDue ? "past due" : "started");
    }

    public sealed class Unmonitored(Journal journal)
    {
        [Function("Unmonitored")]
        public void Run([TimerTrigger("0 0 * * * *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer) =>
            journal.Write($"status {timer.ScheduleStatus is not null}");
    }

    public sealed class EveryTenSeconds(Journal journal)
    {
        [Function("EveryTenSeconds")]
        public void Run([TimerTrigger("*/10 * * * * *")] TimerInfo timer) =>
            journal.Write($"status {timer.ScheduleStatus is not null}, past due {timer.IsPastDue}");
    }

    public sealed class Failing(Journal journal)
    {
        [Function("Failing")]
        public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer)
        {
            journal.Write($"{timer.IsPastDue}");
            journal.FailIfTold();
        }
    }

    public sealed class Held(Journal journal)
    {
        [Function("Held")]
        public Task RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => journal.InsideAsync(async () =>
        {
            journal.Write($"{timer.IsPastDue}");
            await journal.PassAsync("held", cancellationToken);
        });
    }
}
