using System.Text.Json;
using Newsroom.Content;
using Newsroom.Storage.Changes;
using Newsroom.Storage.Stores;
using Newsroom.Tests.Articles;
using Xunit;

namespace Newsroom.Tests.Changes;

/// <summary>What a webhook must have been sent in the end.</summary>
/// <param name="Head">The end of the log.</param>
/// <param name="Entries">What changed since the webhook was added.</param>
/// <param name="Known">The articles that were public before.</param>
/// <param name="Events">The state of each event that changed since, by its id.</param>
internal sealed record Notified(
    ChangeHead Head, IReadOnlyList<ChangeEntry> Entries, IReadOnlySet<string> Known, IReadOnlyDictionary<string, string> Events)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="site">The site.</param>
    /// <param name="since">The end of the log when the webhook was added.</param>
    /// <param name="known">The articles that were public then.</param>
    public static async Task<Notified> ReadAsync(Site site, long since, IReadOnlySet<string> known)
    {
        await using var process = site.Start();
        var log = process.Get<ChangeLog>();
        var head = await log.ReadHeadAsync(Cancellation);
        var entries = (await log.ReadAsync(head, since, 1000, Cancellation)).Entries;
        var events = new Dictionary<string, string>();
        foreach (var entry in entries)
        {
            var edition = (await process.Get<ArticleStore>().LoadAsync(entry.Article, Cancellation)).Article.Editions[entry.Language];
            var body = edition.Withdrawn ? null
                : await process.Get<EditionStore>().ReadAsync(edition.Article, edition.Version, edition.Language, Cancellation);
            foreach (var one in (body?.Events ?? []).Concat(edition.Cancelled).Where(one => entry.Events[one.Id].Position > since))
            {
                events[one.Id] = $"{one.Title} {one.Status.ToString().ToLowerInvariant()}";
            }
        }

        return new Notified(head, entries, known, events);
    }

    /// <summary>Every change, in order, none left out; repeats are the same message with the same id.</summary>
    public void AssertWas(Recipient recipient, Subscriber row)
    {
        var arrivals = recipient.Arrivals.ToList();
        Assert.All(arrivals.GroupBy(one => one.Id), same => Assert.Single(same.Select(one => one.Body).Distinct()));
        var first = arrivals.DistinctBy(one => one.Id).Select(one => one.Position).ToList();
        Assert.Equal(first.Order(), first);
        Assert.Empty(Entries.Select(entry => entry.Position).Except(first));
        AssertModel(arrivals.DistinctBy(one => one.Id));
        Assert.Equal((Head.Epoch, Head.Last), (row.Epoch, row.Position));
        Assert.Equal((null, 0, null, false), (row.Claimed, row.Attempts, row.Error, row.IsPoison));
    }

    /// <summary>One who believes the messages knows what the site has.</summary>
    private void AssertModel(IEnumerable<Arrival> messages)
    {
        var known = Known.ToHashSet();
        var versions = new Dictionary<string, string?>();
        var events = new Dictionary<string, string>();
        foreach (var message in messages.Select(one => one.Message))
        {
            var (type, data) = (message.GetProperty("type").GetString(), message.GetProperty("data"));
            if (type == "event.changed")
            {
                foreach (var one in data.GetProperty("events").EnumerateArray())
                {
                    events[Text(one, "id")!] = $"{Text(one, "title")} {Text(one, "status")}";
                }

                continue;
            }

            var article = Text(data, "id")!;
            Assert.True(type != "article.changed" || known.Contains(article), $"{article} was never published, and changed.");
            (versions[article], _) = (Text(data, "version"), type == "article.withdrawn" ? known.Remove(article) : known.Add(article));
        }

        Assert.All(Entries, entry => Assert.Equal(entry.Version, versions[entry.Article]));
        Assert.All(Events, one => Assert.Equal(one.Value, events.GetValueOrDefault(one.Key)));
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
