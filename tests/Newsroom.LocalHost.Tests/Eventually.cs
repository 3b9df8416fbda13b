using System.Diagnostics;

namespace Newsroom.LocalHost.Tests;

/// <summary>Waits for what happens in the background.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<Task<bool>> condition, Func<string> otherwise, TimeSpan? patience = null)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(start) > (patience ?? TimeSpan.FromSeconds(30)))
            {
                Assert.Fail($"Waited in vain. {otherwise()}");
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Gives what must not happen a fair chance to happen: several rounds of polling.</summary>
    public static Task SomePollsAsync() => Task.Delay(1000, TestContext.Current.CancellationToken);
}
