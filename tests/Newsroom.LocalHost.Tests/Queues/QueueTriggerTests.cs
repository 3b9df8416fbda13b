using System.Diagnostics;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;

namespace Newsroom.LocalHost.Tests.Queues;

public sealed class QueueTriggerTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_message_binds_as_string_object_message_and_data()
    {
        await using var app = await TestApp.StartAsync(new(azurite.NewAccount()), typeof(EveryBinding));
        foreach (var queue in new[] { "text", "object", "message", "data" })
        {
            await app.Queues.GetQueueClient(queue).SendMessageAsync("""{"articleId":"é1","count":2}""", TestApp.Cancelled);
        }

        var entries = await app.Journal.WaitForAsync(4);
        Assert.Equal(
            ["""data {"articleId":"é1","count":2}""", "message True 1", "object é1 2", """text {"articleId":"é1","count":2}"""],
            entries.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_number_in_quotes_is_refused_as_the_worker_refuses_it()
    {
        await using var app = await TestApp.StartAsync(new(azurite.NewAccount()), typeof(EveryBinding));
        await app.Queues.GetQueueClient("object").SendMessageAsync("""{"articleId":"é1","count":"2"}""", TestApp.Cancelled);
        var poison = app.Queues.GetQueueClient("object-poison");
        await Eventually.TrueAsync(async () => await poison.ExistsAsync(TestApp.Cancelled), () => "There is no poison queue.");
        Assert.Empty(app.Journal.Entries);
    }

    [Fact]
    public async Task A_message_that_was_handled_is_gone()
    {
        await using var app = await TestApp.StartAsync(new(azurite.NewAccount()), typeof(Work));
        var queue = app.Queues.GetQueueClient("work");
        await queue.SendMessageAsync("a", TestApp.Cancelled);
        await app.Journal.WaitForAsync("a");
        await Eventually.TrueAsync(
            async () => (await queue.GetPropertiesAsync(TestApp.Cancelled)).Value.ApproximateMessagesCount == 0,
            () => "The message is still there.");
    }

    [Fact]
    public async Task A_failing_message_gets_five_attempts_and_then_the_poison_queue()
    {
        var options = new TestAppOptions(azurite.NewAccount());
        options.Journal.FailNext(100);
        await using var app = await TestApp.StartAsync(options, typeof(Work));
        await app.Queues.GetQueueClient("work").SendMessageAsync("bad", TestApp.Cancelled);

        var poison = app.Queues.GetQueueClient("work-poison");
        await Eventually.TrueAsync(async () => await poison.ExistsAsync(TestApp.Cancelled), () => "There is no poison queue.");
        QueueMessage? message = null;
        await Eventually.TrueAsync(
            async () => (message = (await poison.ReceiveMessageAsync(cancellationToken: TestApp.Cancelled)).Value) is not null,
            () => "There is no poison message.");
        Assert.Equal("bad", message!.Body.ToString());
        Assert.Equal(5, options.Journal.Entries.Count);
    }

    [Fact]
    public async Task A_failed_message_succeeds_at_a_later_attempt()
    {
        var options = new TestAppOptions(azurite.NewAccount());
        options.Journal.FailNext(3);
        await using var app = await TestApp.StartAsync(options, typeof(Work));
        await app.Queues.GetQueueClient("work").SendMessageAsync("a", TestApp.Cancelled);
        await options.Journal.WaitForAsync(4);
        await Eventually.SomePollsAsync();
        Assert.Equal(4, options.Journal.Entries.Count);
    }

    [Fact]
    public async Task A_failed_message_stays_invisible_for_the_visibility_timeout()
    {
        var options = new TestAppOptions(azurite.NewAccount())
        {
            Settings = { ["AzureFunctionsJobHost:extensions:queues:visibilityTimeout"] = "00:05:00" },
        };
        options.Journal.FailNext(1);
        await using var app = await TestApp.StartAsync(options, typeof(Work));
        var queue = app.Queues.GetQueueClient("work");
        await queue.SendMessageAsync("a", TestApp.Cancelled);
        await options.Journal.WaitForAsync(1);
        await Eventually.SomePollsAsync();
        Assert.Single(options.Journal.Entries);
        Assert.Equal(1, (await queue.GetPropertiesAsync(TestApp.Cancelled)).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task Every_failed_attempt_waits_equally_long_as_in_the_real_host()
    {
        var options = new TestAppOptions(azurite.NewAccount())
        {
            Settings = { ["AzureFunctionsJobHost:extensions:queues:visibilityTimeout"] = "00:00:01" },
        };
        options.Journal.FailNext(5);
        await using var app = await TestApp.StartAsync(options, typeof(Work));
        await app.Queues.GetQueueClient("work").SendMessageAsync("a", TestApp.Cancelled);
        await options.Journal.WaitForAsync(2);
        var second = Stopwatch.GetTimestamp();
        await options.Journal.WaitForAsync(5);

        // With growing pauses the three further attempts took 2, 4 and 8 s.
        Assert.InRange(Stopwatch.GetElapsedTime(second), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(14));
    }

    [Fact]
    public async Task A_message_stays_invisible_as_long_as_it_is_handled()
    {
        var options = new TestAppOptions(azurite.NewAccount()) { Settings = { ["LocalHost:MessageVisibility"] = "00:00:02" } };
        await using var app = await TestApp.StartAsync(options, typeof(Held));
        options.Journal.CloseGate("held");
        await app.Queues.GetQueueClient("held").SendMessageAsync("a", TestApp.Cancelled);
        await options.Journal.WaitForAsync("begin a 1");
        await Task.Delay(TimeSpan.FromSeconds(3.5), TestApp.Cancelled);
        options.Journal.OpenGate("held");
        await options.Journal.WaitForAsync("end a 1");
        await Eventually.SomePollsAsync();
        Assert.Equal(["begin a 1", "end a 1"], options.Journal.Entries);
    }

    [Fact]
    public async Task A_new_batch_is_fetched_only_when_few_enough_are_handled()
    {
        var options = new TestAppOptions(azurite.NewAccount())
        {
            Settings =
            {
                ["AzureFunctionsJobHost:extensions:queues:batchSize"] = "4",
                ["AzureFunctionsJobHost:extensions:queues:newBatchThreshold"] = "2",
            },
        };
        await using var app = await TestApp.StartAsync(options, typeof(Held));
        options.Journal.CloseGate("held");
        foreach (var number in Enumerable.Range(0, 12))
        {
            await app.Queues.GetQueueClient("held").SendMessageAsync($"{number}", TestApp.Cancelled);
        }

        await Eventually.SomePollsAsync();
        Assert.InRange(options.Journal.Entries.Count, 3, 6);
        options.Journal.OpenGate("held");
        await options.Journal.WaitForAsync(24);
        Assert.InRange(options.Journal.MaxConcurrent, 3, 6);
    }

    [Fact]
    public async Task Two_hosts_share_the_messages()
    {
        var options = new TestAppOptions(azurite.NewAccount());
        await using var first = await TestApp.StartAsync(options, typeof(Work));
        await using var second = await TestApp.StartAsync(options, typeof(Work));
        var queue = first.Queues.GetQueueClient("work");
        await Parallel.ForAsync(0, 40, async (number, token) => await queue.SendMessageAsync($"{number:00}", token));
        await options.Journal.WaitForAsync(40);
        await Eventually.SomePollsAsync();
        Assert.Equal(Enumerable.Range(0, 40).Select(number => $"{number:00}"), options.Journal.Entries.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Messages_are_encoded_as_the_apps_own_client_does()
    {
        var options = new TestAppOptions(azurite.NewAccount()) { Encoding = QueueMessageEncoding.None };
        await using var app = await TestApp.StartAsync(options, typeof(Work));
        await new QueueClient(options.Storage, "work").SendMessageAsync("plain <text>", TestApp.Cancelled);
        await app.Journal.WaitForAsync("plain <text>");
    }

    [Fact]
    public async Task What_a_function_returns_may_be_sent_to_a_queue()
    {
        await using var app = await TestApp.StartAsync(new(azurite.NewAccount()), typeof(Relay), typeof(EveryBinding));
        await app.Queues.GetQueueClient("relay").SendMessageAsync("é", TestApp.Cancelled);
        var entries = await app.Journal.WaitForAsync(2);
        Assert.Equal(["object é 1", "object é 2"], entries.Order(StringComparer.Ordinal));
    }

    public sealed class Relay
    {
        [Function("Relay")]
        [QueueOutput("object")]
        public Task<Job[]> RunAsync([QueueTrigger("relay")] string text) => Task.FromResult(new Job[] { new(text, 1), new(text, 2) });
    }

    public sealed record Job(string ArticleId, int Count);

    public sealed class EveryBinding(Journal journal)
    {
        [Function("AsText")]
        public void AsText([QueueTrigger("text")] string text) => journal.Write($"text {text}");

        [Function("AsObject")]
        public void AsObject([QueueTrigger("object")] Job job) => journal.Write($"object {job.ArticleId} {job.Count}");

        [Function("AsMessage")]
        public void AsMessage([QueueTrigger("message")] QueueMessage message) =>
            journal.Write($"message {message.MessageId.Length > 0} {message.DequeueCount}");

        [Function("AsData")]
        public void AsData([QueueTrigger("data")] BinaryData data) => journal.Write($"data {data}");
    }

    public sealed class Work(Journal journal)
    {
        [Function("Work")]
        public void Run([QueueTrigger("work")] string message)
        {
            journal.Write(message);
            journal.FailIfTold();
        }
    }

    public sealed class Held(Journal journal)
    {
        [Function("Held")]
        public Task RunAsync([QueueTrigger("held")] QueueMessage message, CancellationToken cancellationToken) =>
            journal.InsideAsync(async () =>
            {
                journal.Write($"begin {message.Body} {message.DequeueCount}");
                await journal.PassAsync("held", cancellationToken);
                journal.Write($"end {message.Body} {message.DequeueCount}");
            });
    }
}
