namespace Newsroom.LocalHost.Storage;

/// <summary>Where Azurite's program lies, and the script that ties its life to ours.</summary>
internal static class AzuriteProgram
{
    /// <summary>
    /// Azurite runs inside this script. Its standard input is a pipe that we hold: when it ends, because we closed it or because we
    /// died, Azurite shuts down. Signals are left to us: Ctrl-C reaches every process of the terminal, and Azurite must outlive our
    /// graceful stop.
    /// </summary>
    public const string Script = """
        const once = process.once.bind(process);
        let shutdown = () => process.exit(0);
        process.once = (name, handler) => {
          if (name === 'SIGTERM') { shutdown = handler; return process; }
          return name === 'SIGINT' ? process : once(name, handler);
        };
        for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
        process.stdout.on('error', () => {});
        process.stdin.on('close', () => { setTimeout(() => process.exit(0), 10000).unref(); shutdown(); });
        process.stdin.resume();
        require(process.argv[1]);
        """;

    private const string Entry = "infra/azurite/node_modules/azurite/dist/src/azurite.js";

    public static string Find() =>
        Ancestors(AppContext.BaseDirectory)
            .Concat(Ancestors(Directory.GetCurrentDirectory()))
            .Select(folder => Path.Combine(folder, Entry))
            .FirstOrDefault(File.Exists)
        ?? throw new AzuriteException("Azurite is not installed: run `npm ci --prefix infra/azurite`.");

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var directory = new DirectoryInfo(folder); directory is not null; directory = directory.Parent)
        {
            yield return directory.FullName;
        }
    }
}
