using Newsroom.Benchmarks.Cost;
using Xunit;
using Site = Newsroom.Benchmarks.Cost.Site;

namespace Newsroom.Tests.Infrastructure;

/// <summary>What follows from counted requests and list prices.</summary>
public sealed class CostModelTests
{
    private static readonly Counted Nothing = new()
    {
        Article = Requests.None,
        Read = Requests.None,
        Merge = Requests.None,
        Reconcile = Requests.None,
        Characters = 0,
        BlobBytes = 0,
        TableBytes = 0,
        AnswerBytes = 0,
    };

    private static readonly ListPrices Free = new()
    {
        TableRequests = 0,
        BlobWrites = 0,
        BlobReads = 0,
        QueueRequests = 0,
        TableGigabyte = 0,
        BlobGigabyte = 0,
        GigabyteSecond = 0,
        MillionExecutions = 0,
        MillionCharacters = 0,
        TrafficGigabyte = 0,
    };

    [Fact]
    public void Requests_are_paid_by_what_they_are()
    {
        var counted = Nothing with { Article = new(Table: 10, BlobWrites: 5, BlobReads: 2, Queue: 1) };
        Assert.Equal(10 * 1.0, new CostModel(counted, Free with { TableRequests = 1 }).Of(new Site(0, 10_000, 0)).Requests, 6);
        Assert.Equal(5 * 1.0, new CostModel(counted, Free with { BlobWrites = 1 }).Of(new Site(0, 10_000, 0)).Requests, 6);
        Assert.Equal(2 * 1.0, new CostModel(counted, Free with { BlobReads = 1 }).Of(new Site(0, 10_000, 0)).Requests, 6);
    }

    [Fact]
    public void Timers_run_without_readers_and_look_through_pages_of_uploads()
    {
        var counted = Nothing with { Merge = Requests.None with { Table = 2 }, Reconcile = Requests.None with { Table = 1 } };
        var model = new CostModel(counted, Free with { TableRequests = 10_000 });
        Assert.Equal((2 * 43_200) + 43_200, model.Of(new Site(0, 0, 0)).Requests, 3);
        Assert.Equal((2 * 43_200) + (43_200 * (1 + 3)), model.Of(new Site(2_001, 0, 0)).Requests, 3);
    }

    [Fact]
    public void An_instance_is_awake_for_a_second_at_least_and_never_longer_than_the_month()
    {
        var model = new CostModel(Nothing, ListPrices.Current);
        var (idle, some, many) = (model.Of(new Site(0, 0, 0)), model.Of(new Site(0, 0, 100_000)), model.Of(new Site(0, 0, 100_000_000)));
        // Both timers share their second.
        Assert.InRange(idle.AwakeSeconds, 42_000, 43_200);
        Assert.InRange(some.AwakeSeconds, 130_000, 143_200);
        Assert.Equal(30 * 24 * 60 * 60, many.AwakeSeconds, 0.001);
        Assert.Equal(((2 * some.AwakeSeconds) - 100_000) * 0.000026, some.Running, 6);
    }

    [Fact]
    public void What_is_free_is_not_paid()
    {
        var model = new CostModel(
            Nothing with
            {
                AnswerBytes = 1e6,
            },
            ListPrices.Current with
            {
                FreeExecutions = 100_000,
                FreeTraffic = 10,
            });
        Assert.Equal(0, model.Of(new Site(0, 0, 1_000)).Executions);
        Assert.Equal(0, model.Of(new Site(0, 0, 1_000)).Traffic);
        Assert.Equal(0.087 * 10, model.Of(new Site(0, 0, 20_000)).Traffic, 6);
    }

    [Fact]
    public void Translation_is_paid_for_what_is_new_and_room_for_what_there_is()
    {
        var model = new CostModel(
            Nothing with
            {
                Characters = 2_000,
                BlobBytes = 1e6,
                TableBytes = 1e6,
            },
            Free with
            {
                MillionCharacters = 10,
                BlobGigabyte = 2,
                TableGigabyte = 3,
            });
        var month = model.Of(new Site(1_000, 50, 0));
        Assert.Equal(1, month.Translation, 6);
        Assert.Equal(5, month.Stored, 6);
        Assert.Equal(month.Translation + month.Stored, month.Total, 6);
        Assert.Equal((0, 20), model.Import(1_000));
    }
}
