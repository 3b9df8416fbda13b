using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Newsroom.Content;
using Xunit;

namespace Newsroom.BrowserTests;

/// <summary>One window with one page at a time.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _window;
    private readonly ConcurrentQueue<string> _complaints = new();

    private Visit(IBrowserContext window, IPage page) => (_window, Page) = (window, page);

    public IPage Page { get; }

    /// <summary>
    /// Messages on the console, failed requests, and requests to other sites.
    /// </summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    internal static async Task<Visit> BeginAsync(IBrowserContext window, Uri site)
    {
        var visit = new Visit(window, await window.NewPageAsync());
        visit.Page.Console += (_, message) => visit._complaints.Enqueue($"console: {message.Text}");
        visit.Page.PageError += (_, error) => visit._complaints.Enqueue($"error: {error}");
        visit.Page.RequestFailed += (_, request) =>
        {
            if (!IsGivenUp(request))
            {
                visit._complaints.Enqueue($"failed: {request.Url} {request.Failure}");
            }
        };
        visit.Page.Request += (_, request) =>
        {
            if (!site.IsBaseOf(new Uri(request.Url)))
            {
                visit._complaints.Enqueue($"elsewhere: {request.Url}");
            }
        };
        return visit;
    }

    /// <summary>The page of an article.</summary>
    public static string Address(string path, string language) => $"/{language}/{new BlobPath(path).ArticleId}";

    public async Task<IResponse> GoAsync(string address)
    {
        var answer = await Page.GotoAsync(address);
        Assert.NotNull(answer);
        return answer;
    }

    /// <summary>The violations of accessibility rules that axe reports as serious or critical.</summary>
    public async Task<IReadOnlyList<string>> BarriersAsync() =>
    [
        .. (await Page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical")
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {violation.Help}: {node.Html}")),
    ];

    /// <summary>Elements that are wider than the window, so that people must scroll sideways (WCAG 2.2, 1.4.10).</summary>
    public Task<string[]> FindOverflowAsync() => Page.EvaluateAsync<string[]>(
        """
        () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? []
          : [...document.querySelectorAll('body *')]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)
            .map(e => e.outerHTML.slice(0, 200))
        """);

    /// <summary>Suggestions that the page does not wait for any more, as the reader goes on typing.</summary>
    private static bool IsGivenUp(IRequest request) => request.Failure == "net::ERR_ABORTED"
        && new Uri(request.Url).AbsolutePath == "/api/suggest";

    public ValueTask DisposeAsync() => _window.DisposeAsync();
}
