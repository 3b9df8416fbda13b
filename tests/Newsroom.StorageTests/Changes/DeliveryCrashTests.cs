using System.Text.Json;
using Azure.Storage.Queues;
using Newsroom.Content;
using Newsroom.Publishing.Notifying;
using Newsroom.Storage.Changes;
using Newsroom.Storage.Stores;
using Newsroom.Tests.Articles;
using Xunit;
using static Newsroom.Tests.Articles.Scenarios;

namespace Newsroom.Tests.Changes;

/// <summary>
/// A process ends at any request while it notifies a webhook or a hub: to storage, or to the receiver, before it arrives or before its
/// answer comes back. Another process brings the receiver up to date, by the same message of the queue or by the timer.
/// </summary>
public sealed class DeliveryCrashTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const int AtOnce = 8;
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Public = "https://news.example.org";

    /// <summary>As the documentation has it: for so long a process that ended keeps others from the receiver.</summary>
    private static readonly TimeSpan AfterClaim = TimeSpan.FromMinutes(2) + TimeSpan.FromSeconds(1);

    /// <summary>An undisturbed notification takes about as many requests.</summary>
    private const int MaxRequests = 48;

    /// <summary>Articles that are public before.</summary>
    private static readonly string[] Before = ["old", "gone", "same"];

    private static readonly string[] Two = ["one", "two"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_webhook_of_the_settings_whose_notification_is_interrupted() => TestAsync(isOfSettings: true, Interrupted);

    [Fact]
    public Task A_webhook_that_was_added_whose_notification_is_interrupted() => TestAsync(isOfSettings: false, Interrupted);

    [Fact]
    public Task A_message_to_a_webhook_or_its_answer_is_lost() => TestAsync(isOfSettings: false, Lost);

    [Fact]
    public Task A_webhook_that_two_processes_notify_at_once() => TestAsync(isOfSettings: false, k => Overlapping(k, default));

    [Fact]
    public Task A_webhook_that_a_slow_process_goes_on_to_notify_after_another_took_over() =>
        TestAsync(isOfSettings: false, k => Overlapping(k, AfterClaim));

    [Fact]
    public async Task A_webhook_hears_of_a_publication_that_is_interrupted_before_anybody_is_woken()
    {
        await using var recipients = await Recipients.StartAsync();
        var site = await emulator.NewSiteAsync("fr");
        var hook = new Case("hook", new(), recipients["hook"], IsOfSettings: true);
        var settings = Settings([hook]);
        await RunAsync(WakeAsync, site.Start(settings: settings));
        for (var (k, died) = (1 + Sampling.Part, true); died; k += Sampling.Step)
        {
            var path = $"case-{k}.md";
            await site.UploadAsync(path, ArticleText.First("Titre"));
            died = await Record.ExceptionAsync(() => RunAsync(
                process => process.IngestAsync(path), site.Start(Network.DiesAfter(k), settings: settings))) is not null;
        }

        await RunAsync(process => process.ReconcileAsync(), site.Start(later: TimeSpan.FromHours(1), settings: settings));
        await RunTimerAsync(site, settings, TimeSpan.FromHours(1));
        var expected = await Notified.ReadAsync(site, 0, new HashSet<string>());
        Assert.NotEmpty(expected.Entries);
        expected.AssertWas(hook.Recipient, await RowAsync(site, hook));
    }

    /// <summary>It moves to the end of the log, and may be met at neither place.</summary>
    [Fact]
    public async Task An_article_that_changes_while_a_webhook_is_notified_is_told_with_its_events()
    {
        await using var recipients = await Recipients.StartAsync();
        for (var (k, isReached) = (1 + Sampling.Part, true); isReached; k += Sampling.Step)
        {
            var site = await emulator.NewSiteAsync("fr");
            var hook = new Case("hook", new(), recipients[$"changing-{k}"], IsOfSettings: false);
            var settings = Settings([hook]);
            await AddAsync(site, [hook], settings);
            await PublishAsync(site, "a.md", ArticleText.First("a"));
            await PublishAsync(site, "b.md", ArticleText.WithoutEvents("b"));
            var traffic = new Traffic(async (number, send) =>
            {
                if (number == k)
                {
                    await PublishAsync(site, "a.md", ArticleText.First("a2"));
                }

                await send();
            });
            await new Delivery(site, hook, settings).RunAsync(traffic, default);
            isReached = traffic.Requests >= k;
            await RunTimerAsync(site, settings, AfterClaim);
            await AssertAsync(site, await Notified.ReadAsync(site, 0, new HashSet<string>()), [hook]);
        }
    }

    /// <summary>A version can be public before it is in the log: a process ended in between.</summary>
    [Fact]
    public async Task A_message_about_events_that_change_before_it_is_sent_again_has_another_id()
    {
        await using var recipients = await Recipients.StartAsync();
        for (var (k, died) = (1 + Sampling.Part, true); died; k += Sampling.Step)
        {
            var site = await emulator.NewSiteAsync("fr");
            var hook = new Case("hook", new(), recipients[$"events-{k}"], IsOfSettings: false);
            var settings = Settings([hook]);
            await AddAsync(site, [hook], settings);
            await PublishAsync(site, "a.md", ArticleText.First("Titre"));
            var delivery = new Delivery(site, hook, settings);
            await Record.ExceptionAsync(() => delivery.RunAsync(new Traffic(async (_, send) =>
            {
                // It ends when both messages have arrived: that of the article, and that of its events.
                await send();
                _ = hook.Recipient.Arrivals.Count < 2 ? 0 : throw new CrashException();
            }), default));
            Assert.Equal(2, hook.Recipient.Arrivals.Count);

            await site.UploadAsync("a.md", ArticleText.Corrected("Titre"));
            died = await Record.ExceptionAsync(() => RunAsync(
                process => process.IngestAsync("a.md"), site.Start(Network.DiesBefore(k), settings: settings))) is not null;
            await delivery.RunAsync(new(), AfterClaim);
            await RunAsync(process => process.ReconcileAsync(), site.Start(later: TimeSpan.FromHours(1), settings: settings));
            await RunTimerAsync(site, settings, TimeSpan.FromHours(1));
            await AssertAsync(site, await Notified.ReadAsync(site, 0, new HashSet<string>()), [hook]);
        }
    }

    [Fact]
    public async Task Who_is_in_the_settings_is_registered_once_wherever_that_is_interrupted()
    {
        await using var recipients = await Recipients.StartAsync();
        for (var (k, died) = (1 + Sampling.Part, true); died; k += Sampling.Step)
        {
            var site = await emulator.NewSiteAsync("fr");
            await PublishAsync(site, "old.md", ArticleText.First("Vieux"));
            Case[] hooks = [.. Two.Select(name =>
                new Case(name, new(), recipients[$"registered-{k}-{name}"], IsOfSettings: true))];
            var settings = Settings(hooks, hub: recipients[$"registered-{k}-hub"].Address);
            died = await Record.ExceptionAsync(
                () => RunAsync(WakeAsync, site.Start(Network.DiesAfter(k), settings: settings))) is not null;
            await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => RunAsync(WakeAsync, site.Start(settings: settings))));

            await using var process = site.Start(settings: settings);
            var (head, all) = (await HeadAsync(process), await process.Get<SubscriberStore>().ReadAllAsync(Cancellation));
            Assert.Equal(
                ["fr-atom.xml", "fr-feed.json", "fr-rss.xml", .. hooks.Select(hook => hook.Id).Order(StringComparer.Ordinal)],
                all.Select(one => one.Id));
            Assert.All(all, one => Assert.False(one.IsBehind(head)));
        }
    }

    [Fact]
    public async Task A_hub_is_notified_of_the_last_change_and_at_most_once_a_minute_wherever_that_is_interrupted()
    {
        await using var recipients = await Recipients.StartAsync();
        Func<int, Traffic>[] ways = [k => Traffic.EndsAt(k, after: false), k => Traffic.EndsAt(k, after: true), k => LostAt(k)];
        await Task.WhenAll(ways.Select(async (way, number) =>
        {
            for (var (k, isCut) = (1 + Sampling.Part, true); isCut; k += Sampling.Step)
            {
                var traffic = way(k);
                await TestHubAsync(recipients[$"hub-{number}-{k}"], traffic);
                isCut = traffic.Requests >= k;
            }
        }));
    }

    private async Task TestHubAsync(Recipient hub, Traffic cut)
    {
        var site = await emulator.NewSiteAsync("fr");
        var settings = Settings([], hub.Address);
        await RunAsync(WakeAsync, site.Start(settings: settings));
        await PublishAsync(site, "a.md", ArticleText.First("Titre"));

        await Record.ExceptionAsync(() => NotifyAsync(cut, default));
        // The message of the queue comes again at once, and so does another one.
        await NotifyAsync(new(), TimeSpan.FromSeconds(1));
        await NotifyAsync(new(), TimeSpan.FromSeconds(59));
        await PublishAsync(site, "a.md", ArticleText.Changed("Titre"));
        var before = hub.Arrivals.Count;
        await NotifyAsync(new(), AfterClaim);
        await PublishAsync(site, "a.md", ArticleText.Corrected("Titre"));
        hub.Clock = () => DateTimeOffset.UtcNow + AfterClaim + TimeSpan.FromMinutes(2);
        var last = hub.Arrivals.Count;
        await RunTimerAsync(site, settings, AfterClaim + TimeSpan.FromMinutes(2));

        Assert.Equal(3, hub.Arrivals.Skip(before).Take(last - before).Select(one => one.Id).Distinct().Count());
        Assert.Equal(3, hub.Arrivals.Skip(last).Select(one => one.Id).Distinct().Count());
        Assert.All(hub.Arrivals.GroupBy(one => one.Id), one => Assert.All(
            one.Zip(one.Skip(1)), pair => Assert.True(pair.Second.Time - pair.First.Time >= TimeSpan.FromMinutes(1), one.Key)));
        await using var process = site.Start(settings: settings);
        var head = await HeadAsync(process);
        var rows = await process.Get<SubscriberStore>().ReadAllAsync(Cancellation);
        Assert.Equal(3, rows.Count);
        Assert.All(rows, row => Assert.Equal(
            (head.Last, null, 0, null), (row.Position, row.Claimed, row.Attempts, row.Error)));

        Task NotifyAsync(Traffic traffic, TimeSpan later) => RunAsync(async process =>
        {
            (hub.Traffic, hub.Clock) = (traffic, process.Clock.GetUtcNow);
            foreach (var feed in process.Get<HubPing>().Feeds)
            {
                await process.Get<Notification>().NotifyAsync(new(Subscriber.Feed, feed.Id), Cancellation);
            }
        }, site.Start(traffic.Network, later, settings));
    }

    /// <summary>All cases share an account; each has a webhook of its own.</summary>
    private async Task TestAsync(bool isOfSettings, Func<int, IEnumerable<Cut>> cutsAt)
    {
        await using var recipients = await Recipients.StartAsync();
        var site = await emulator.NewSiteAsync("fr");
        foreach (var name in Before)
        {
            await PublishAsync(site, $"{name}.md", ArticleText.First(name));
        }

        var cases = Sampling.From(1, MaxRequests).SelectMany(k => cutsAt(k).Select(cut =>
            new Case($"{cut.Name}-{k:00}", cut, recipients[$"{cut.Name}-{k:00}"], isOfSettings))).ToList();
        var undisturbed = new Case("undisturbed", new(), recipients["undisturbed"], isOfSettings);
        var settings = Settings([.. cases, undisturbed]);
        var since = await AddAsync(site, [.. cases, undisturbed], settings);
        await ChangeAsync(site);
        await ForgetMessagesAsync(site);

        await undisturbed.Cut.Run(new Delivery(site, undisturbed, settings));
        var requests = undisturbed.Recipient.Traffic.Requests;
        Assert.InRange(requests, MaxRequests / 2, MaxRequests);
        await ForEachAsync(cases, async one =>
        {
            await one.Cut.Run(new Delivery(site, one, settings));
            one.Recipient.Traffic = new();
        });
        await ChangeAgainAsync(site);

        var expected = await Notified.ReadAsync(
            site, since, Before.Select(name => new BlobPath($"{name}.md").ArticleId).ToHashSet());
        var byMessage = cases.Where((_, number) => number % 2 == 0).ToList();
        await ForgetMessagesAsync(site);
        await ForEachAsync(byMessage, one => new Delivery(site, one, settings).RunAsync(new(), AfterClaim));
        await AssertAsync(site, expected, byMessage);
        await RunTimerAsync(site, settings, AfterClaim);
        await AssertAsync(site, expected, [undisturbed, .. cases]);
    }

    private static async Task AssertAsync(Site site, Notified expected, IReadOnlyList<Case> cases)
    {
        foreach (var one in cases)
        {
            var row = await RowAsync(site, one);
            var failure = Record.Exception(() => expected.AssertWas(one.Recipient, row));
            Assert.True(failure is null, $"{one.Name}: {failure?.Message}\n{string.Join('\n', one.Recipient.Arrivals)}");
        }
    }

    private static IEnumerable<Cut> Interrupted(int k) => [InterruptedAt(k, after: false), InterruptedAt(k, after: true)];

    private static Cut InterruptedAt(int k, bool after) => new(after ? "after" : "before", delivery =>
        Record.ExceptionAsync(() => delivery.RunAsync(Traffic.EndsAt(k, after), default)).AsTask());

    /// <summary>The answer to the k-th request is lost, and the process goes on.</summary>
    private static IEnumerable<Cut> Lost(int k) =>
        [new("lost", delivery => Record.ExceptionAsync(() => delivery.RunAsync(LostAt(k), default)).AsTask())];

    private static Traffic LostAt(int k) => new(async (number, send) =>
    {
        await send();
        if (number == k)
        {
            throw new LostException();
        }
    });

    /// <summary>The first process stops at its k-th request until another one has ended.</summary>
    private static IEnumerable<Cut> Overlapping(int k, TimeSpan later) => [new("overlapping", async delivery =>
    {
        var (stopped, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var running = delivery.RunAsync(new Traffic(async (number, send) =>
        {
            if (number == k)
            {
                stopped.TrySetResult();
                await goOn.Task;
            }

            await send();
        }), default);
        await Task.WhenAny(stopped.Task, running);
        var first = delivery.Case.Recipient.Traffic;
        await delivery.RunAsync(new(), later);
        delivery.Case.Recipient.Traffic = first;
        goOn.SetResult();
        await running;
    })];

    private static async Task<long> AddAsync(Site site, IReadOnlyList<Case> cases, IReadOnlyDictionary<string, string?> settings)
    {
        await using var process = site.Start(settings: settings);
        foreach (var one in cases.Where(one => !one.IsOfSettings))
        {
            await process.Get<NotificationQueue>().AddAsync(
                new Subscriber(one.Id, one.Recipient.Address) { Secret = Secret }, Cancellation);
        }

        await WakeAsync(process);
        return (await HeadAsync(process)).Last;
    }

    /// <summary>Articles are published, changed (and with that moved to the end of the log), withdrawn, and both.</summary>
    private static async Task ChangeAsync(Site site)
    {
        await PublishAsync(site, "a.md", ArticleText.First("a"));
        await PublishAsync(site, "b.md", ArticleText.First("b"));
        await PublishAsync(site, "c.md", ArticleText.First("c"));
        await PublishAsync(site, "old.md", ArticleText.Changed("old"));
        await PublishAsync(site, "a.md", ArticleText.First("a2"));
        await RunAsync(await Delete(".md")(site, "gone"), site.Start());
        await RunAsync(await Delete(".md")(site, "c"), site.Start());
    }

    private static async Task ChangeAgainAsync(Site site)
    {
        await PublishAsync(site, "b.md", ArticleText.First("b2"));
        await RunAsync(await Delete(".md")(site, "a"), site.Start());
        await PublishAsync(site, "d.md", ArticleText.First("d"));
        await PublishAsync(site, "old.md", ArticleText.Corrected("old"));
    }

    private static Dictionary<string, string?> Settings(IReadOnlyList<Case> cases, string? hub = null) => new()
    {
        ["Newsroom:BaseUrl"] = Public,
        ["Newsroom:NotifyPrivateAddresses"] = "true",
        ["Newsroom:WebhookSecret"] = Secret,
        ["Newsroom:Webhooks"] = string.Join(',', cases.Where(one => one.IsOfSettings).Select(one => one.Recipient.Address)),
        ["Newsroom:WebSubHub"] = hub,
    };

    private static Task WakeAsync(NewsroomProcess process) => process.Get<NotificationQueue>().WakeAsync(Cancellation);

    private static Task<ChangeHead> HeadAsync(NewsroomProcess process) => process.Get<ChangeLog>().ReadHeadAsync(Cancellation);

    private static async Task<Subscriber> RowAsync(Site site, Case one)
    {
        await using var process = site.Start();
        return (await process.Get<SubscriberStore>().FindAsync(Subscriber.Hook, one.Id, Cancellation))!;
    }

    private static QueueClient Queue(Site site) => new(
        site.Connection, NotificationQueue.QueueName, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    private static async Task ForgetMessagesAsync(Site site) => await Queue(site).ClearMessagesAsync(Cancellation);

    /// <summary>Does what the timer does, and then what the queue does with the messages that follow.</summary>
    private static async Task RunTimerAsync(Site site, IReadOnlyDictionary<string, string?> settings, TimeSpan later)
    {
        await using var process = site.Start(later: later, settings: settings);
        await WakeAsync(process);
        while ((await Queue(site).ReceiveMessagesAsync(32, cancellationToken: Cancellation)).Value is { Length: > 0 } messages)
        {
            await Parallel.ForEachAsync(messages, Cancellation, async (message, _) =>
            {
                var order = JsonSerializer.Deserialize(message.Body, NotifyingJson.Readable.NotificationOrder)!;
                await process.Get<Notification>().NotifyAsync(order, Cancellation);
                await Queue(site).DeleteMessageAsync(message.MessageId, message.PopReceipt, Cancellation);
            });
        }
    }

    private static Task ForEachAsync(IEnumerable<Case> cases, Func<Case, Task> act) => Parallel.ForEachAsync(
        cases, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancellation }, async (one, _) => await act(one));

    /// <summary>How a notification is disturbed.</summary>
    private sealed record Cut(string Name, Func<Delivery, Task> Run)
    {
        public Cut()
            : this("undisturbed", delivery => delivery.RunAsync(new(), default))
        {
        }
    }

    private sealed record Case(string Name, Cut Cut, Recipient Recipient, bool IsOfSettings)
    {
        public string Id => Digest.Of(Recipient.Address)[..13];
    }

    private sealed record Delivery(Site Site, Case Case, IReadOnlyDictionary<string, string?> Settings)
    {
        /// <summary>Carries out a message of the queue, in a process of its own.</summary>
        public Task RunAsync(Traffic traffic, TimeSpan later)
        {
            var process = Site.Start(traffic.Network, later, Settings);
            (Case.Recipient.Traffic, Case.Recipient.Clock) = (traffic, process.Clock.GetUtcNow);
            return Scenarios.RunAsync(
                one => one.Get<Notification>().NotifyAsync(new(Subscriber.Hook, Case.Id), Cancellation), process);
        }
    }
}
