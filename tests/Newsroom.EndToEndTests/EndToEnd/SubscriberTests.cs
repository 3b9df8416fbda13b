using System.Net;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>A feed reader after a year in which articles were published, changed and withdrawn.</summary>
public sealed class SubscriberTests(RunningSite sites)
{
    private static readonly int Articles = Sampling.IsExhaustive ? 500 : 180;
    private static readonly int Changes = Articles / 10;
    private static readonly int Withdrawals = Articles / 25;

    /// <summary>Requests feeds as readers do: with the ETag of its copy; and reads the archive once a month.</summary>
    private sealed class Subscriber(NewsroomSite site, string address)
    {
        private string? _tag;

        public Dictionary<string, string> Titles { get; } = [];

        /// <summary>The items shown as new, in order.</summary>
        public List<string> News { get; } = [];

        /// <returns>True if anything was new.</returns>
        public async Task<bool> PollAsync()
        {
            using var answer = await site.GetAsync(address, _tag is null ? [] : [("If-None-Match", _tag)]);
            if (answer.StatusCode == HttpStatusCode.NotModified)
            {
                return false;
            }

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            _tag = answer.Headers.ETag!.ToString();
            Take(FeedView.Read(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), checks: false));
            return true;
        }

        /// <summary>Reads the feed and every archive document, and removes the items that are in none of them.</summary>
        public async Task WalkAsync()
        {
            var there = new HashSet<string>();
            for (var next = address; next is not null;)
            {
                var document = await FeedView.GetAsync(site, next);
                Take(document);
                there.UnionWith(document.Items.Select(item => item.Id));
                next = document.Links.GetValueOrDefault("prev-archive");
            }

            foreach (var gone in Titles.Keys.Except(there).ToArray())
            {
                Titles.Remove(gone);
            }
        }

        private void Take(FeedView document)
        {
            Assert.Equal(document.Items.Select(item => item.Id).Distinct(), document.Items.Select(item => item.Id));
            foreach (var item in document.Items)
            {
                if (!Titles.ContainsKey(item.Id))
                {
                    News.Add(item.Id);
                }

                Titles[item.Id] = item.Title;
            }
        }
    }

    [Fact]
    public async Task After_a_year_a_subscriber_has_exactly_what_is_live_and_saw_nothing_twice_as_new()
    {
        await using var site = await LargeSite.StartAsync(sites);
        var random = new Random(5);
        var subscriber = new Subscriber(site.Site, $"api/feeds/{LargeSite.Language}/rss.xml");
        var live = new Dictionary<int, int>();
        var (changes, withdrawals) = (Schedule(random, Changes), Schedule(random, Withdrawals));
        for (var number = 0; number < Articles; number++)
        {
            await site.PublishAsync(number, version: 1, DayOf(number));
            live[number] = 1;
            // An article with an older date can be too old for the feed, which then stays the same.
            Assert.True(await subscriber.PollAsync() || IsDatedBack(number));
            if (changes.Contains(number))
            {
                var changed = live.Keys.ElementAt(random.Next(live.Count));
                await site.PublishAsync(changed, ++live[changed], DayOf(changed));
                await subscriber.PollAsync();
            }

            if (withdrawals.Contains(number))
            {
                var withdrawn = live.Keys.ElementAt(random.Next(live.Count));
                await site.WithdrawAsync(withdrawn);
                live.Remove(withdrawn);
                await subscriber.PollAsync();
            }

            Assert.False(await subscriber.PollAsync());
            if (number % (Articles / 12) == 0)
            {
                await subscriber.WalkAsync();
            }
        }

        await subscriber.WalkAsync();
        Assert.Equal(Articles - Withdrawals, live.Count);
        Assert.Equal(
            live.OrderBy(one => one.Key)
                .Select(one => (LargeSite.FeedId(one.Key), LargeSite.Title(one.Key, one.Value)))
                .OrderBy(one => one.Item1, StringComparer.Ordinal),
            subscriber.Titles.Select(one => (one.Key, one.Value)).OrderBy(one => one.Key, StringComparer.Ordinal));
        Assert.Equal(Articles, subscriber.News.Count);
        Assert.Equal(subscriber.News.Distinct(), subscriber.News);
    }

    private static HashSet<int> Schedule(Random random, int count) =>
        [.. Enumerable.Range(20, Articles - 20).OrderBy(_ => random.Next()).Take(count)];

    // One in ten has a date up to two months earlier.
    private static double DayOf(int number) => (number * 365.0 / Articles) - (IsDatedBack(number) ? number % 61 : 0);

    private static bool IsDatedBack(int number) => number % 10 == 7;
}
