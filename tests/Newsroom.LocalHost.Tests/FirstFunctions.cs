using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Newsroom.LocalHost.Tests;

public sealed class FirstFunctions(Journal journal)
{
    [Function("Hello")]
    public IResult Hello([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "hello/{name}")] HttpRequest request, string name) =>
        Results.Text($"Hello {name}, {request.Method}");

    [Function("Uploaded")]
    public Task Uploaded([BlobTrigger("uploads/{name}")] BlobClient blob, string name)
    {
        journal.Write($"blob {blob.BlobContainerName} {name}");
        return Task.CompletedTask;
    }

    [Function("Queued")]
    public void Queued([QueueTrigger("work")] string message) => journal.Write($"message {message}");

    [Function("Ticked")]
    public void Ticked([TimerTrigger("* * * * * *")] TimerInfo timer) => journal.Write($"tick {timer.IsPastDue}");
}

public sealed class FirstTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task An_app_with_every_trigger_runs()
    {
        await using var app = await TestApp.StartAsync(new(azurite.NewAccount()), typeof(FirstFunctions));

        Assert.Equal("Hello world, GET", await app.Http.GetStringAsync("hello/world", TestApp.Cancelled));
        await app.Blobs.GetBlobContainerClient("uploads").UploadBlobAsync("a/b.txt", BinaryData.FromString("x"), TestApp.Cancelled);
        await app.Queues.GetQueueClient("work").SendMessageAsync("do it", TestApp.Cancelled);

        await app.Journal.WaitForAsync("blob uploads a/b.txt");
        await app.Journal.WaitForAsync("message do it");
        await app.Journal.WaitForAsync("tick False");
    }
}
