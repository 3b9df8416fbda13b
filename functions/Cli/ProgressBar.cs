using Spectre.Console;

namespace Newsroom.Cli;

/// <summary>A progress bar on a terminal, nothing elsewhere: a report follows anyway.</summary>
internal sealed class ProgressBar(string name, int total)
{
    public async Task RunAsync(Func<Action<int>, Task> work)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || total == 0)
        {
            await work(_ => { });
            return;
        }

        await AnsiConsole.Progress().StartAsync(async progress =>
        {
            var task = progress.AddTask(name, maxValue: total);
            await work(count => task.Increment(count));
        });
    }
}
