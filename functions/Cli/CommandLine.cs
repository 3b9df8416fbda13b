using System.CommandLine;
using System.Globalization;
using System.Reflection;
using Newsroom.Content;
using Newsroom.Importing;
using Newsroom.LocalHost;
using Newsroom.Storage;

namespace Newsroom.Cli;

/// <summary>The command line of <c>./run</c>; only on the local host.</summary>
public static class CommandLine
{
    private static readonly Option<int> Port = new("--port")
    {
        Description = "Port to listen on; 0 is any free one.",
        DefaultValueFactory = _ => 7071,
    };
    private static readonly Option<DirectoryInfo> Seeds = new("--seeds")
    {
        Description = "Folder with articles to upload at the start (default: seeds/).",
    };
    private static readonly Option<bool> NoSeeds = new("--no-seeds") { Description = "Upload nothing at the start." };
    private static readonly Option<DirectoryInfo> Data = new("--data")
    {
        Description = "Folder where the data is kept (default: .newsroom/).",
    };
    private static readonly Option<bool> InMemory = new("--in-memory")
    {
        Description = "Keep no data: everything is gone at the end.",
    };
    private static readonly Option<string?> Languages = new("--languages")
    {
        Description = "Languages of the site, the main one first (default: fr,en).",
    };
    private static readonly Argument<FileSystemInfo> Source = new("SOURCE")
    {
        Description = "Folder to upload, with all that is below it; or a file: a WordPress export, an RSS, Atom or JSON Feed, "
            + "or a dump of the WordPress REST API or of schema.org.",
    };
    private static readonly Option<string?> Storage = new("--storage")
    {
        Description =
            "Connection string of a storage account, or the name of an account that you are signed in to (default: the one of ./run).",
    };
    private static readonly Option<bool> Wait = new("--wait")
    {
        Description = "Wait until everything can be found, and list what was rejected.",
    };

    private static readonly Option<string?> Into = new("--into")
    {
        Description = "Of a file: folder of the container that the articles go to (default: its root).",
    };
    private static readonly Option<string?> Types = new("--types")
    {
        Description = "Of a WordPress export: what is taken besides posts and events, such as page,project.",
    };
    private static readonly Option<bool> Download = new("--download")
    {
        Description = "Of a file: also fetch the pictures and files of the old site that the articles use.",
    };
    private static readonly Option<bool> Overwrite = new("--overwrite")
    {
        Description = "Of a file: also replace articles that were edited here since an earlier import.",
    };
    private static readonly Option<FileInfo?> ReportFile = new("--report")
    {
        Description = "Of a file: write what became of each item into this file, as CSV.",
    };

    /// <summary>
    /// Reads the command line and configures the host for its command. Exits if there is nothing to run, as after <c>--help</c>.
    /// </summary>
    public static void Configure(LocalFunctionsBuilder builder, string[] args)
    {
        if (Assembly.GetEntryAssembly() == typeof(CommandLine).Assembly)
        {
            AppDomain.CurrentDomain.UnhandledException += (_, failure) => Exit(failure.ExceptionObject as Exception);
        }

        // Deletions raise no event here, so the container is compared often.
        Default(builder, "NewsroomReconcileSchedule", "*/10 * * * * *");
        Default(builder, "NewsroomMergeSchedule", "30 * * * * *");
        var understood = false;
        var code = Commands(Then(Run), Then(Import)).Parse(args).Invoke(new() { EnableDefaultExceptionHandler = false });
        if (!understood)
        {
            Environment.Exit(code); // Help, the version or an error was printed.
        }

        Action<ParseResult> Then(Action<LocalFunctionsBuilder, ParseResult> command) => line =>
        {
            command(builder, line);
            understood = true;
        };
    }

    private static RootCommand Commands(Action<ParseResult> run, Action<ParseResult> upload)
    {
        var import = new Command("import", "Upload a folder of articles, or those of another site, into a storage account.")
        {
            Source, Storage, Wait, Into, Types, Download, Overwrite, ReportFile,
        };
        import.Validators.Add(line =>
        {
            if (line.GetValue(Into) is { } folder && new BlobPath($"{folder.Trim('/')}/article.md").IsOfSite)
            {
                line.AddError("--into site: this folder has the logo and the pages of the site itself; choose another one.");
            }
        });
        Source.AcceptExistingOnly();
        Seeds.AcceptExistingOnly();
        var root = new RootCommand("Newsroom: a multilingual news and calendar backend. Starts it on this machine.")
        {
            Port, Seeds, NoSeeds, Data, InMemory, Languages, import,
        };
        root.Validators.Add(line =>
        {
            Refuse(line.GetValue(Port) is < 0 or > 65535, "--port is a number from 0 to 65535.");
            Refuse(line.GetValue(NoSeeds) && line.GetValue(Seeds) is not null, "Give --seeds or --no-seeds, not both.");
            Refuse(line.GetValue(InMemory) && line.GetValue(Data) is not null, "Give --data or --in-memory, not both.");

            void Refuse(bool wrong, string why)
            {
                if (wrong)
                {
                    line.AddError(why);
                }
            }
        });
        root.SetAction(run);
        import.SetAction(upload);
        return root;
    }

    private static void Run(LocalFunctionsBuilder builder, ParseResult line)
    {
        var settings = builder.Configuration;
        settings["LocalHost:Port"] = line.GetValue(Port).ToString(CultureInfo.InvariantCulture);
        settings["LocalHost:InMemory"] = line.GetValue(InMemory).ToString();
        settings["LocalHost:DataFolder"] = line.GetValue(Data)?.FullName
            ?? settings["LocalHost:DataFolder"]
            ?? Path.GetFullPath(".newsroom");
        settings["Newsroom:Languages"] = line.GetValue(Languages) ?? settings["Newsroom:Languages"];
        var seeds = line.GetValue(NoSeeds) ? null : line.GetValue(Seeds) ?? RepositoryFolder.Find("seeds");
        builder
            .Services.AddSingleton(new RunOptions(seeds))
            .AddSingleton<UploadProgress>()
            .AddSingleton<SeedUpload>()
            .AddSingleton<SiteAddresses>()
            .AddHostedService<SchemaGate>()
            .AddHostedService<RunConsole>();
        // The console shows what becomes of each article; the log would repeat it.
        builder.Logging.AddFilter("Newsroom.Publishing", LogLevel.Error);
        builder.Logging.AddFilter("Newsroom.Search", LogLevel.Warning);
    }

    private static void Import(LocalFunctionsBuilder builder, ParseResult line)
    {
        const string account = "AzureWebJobsStorage";
        var settings = builder.Configuration;
        settings["LocalHost:Functions"] = bool.FalseString;
        if (line.GetValue(Storage) is { } storage)
        {
            var isName = !storage.Contains('=', StringComparison.Ordinal);
            settings[account] = isName ? null : storage;
            settings[$"{account}:accountName"] = isName ? storage : null;
        }
        else if (settings[account] is null or "" or "UseDevelopmentStorage=true" && settings[$"{account}:accountName"] is null)
        {
            settings[account] = EmulatorAccount.ConnectionString;
        }

        builder.Services
            .AddSingleton(new ImportOptions(line.GetRequiredValue(Source), line.GetValue(Wait))
            {
                Folder = line.GetValue(Into)?.Trim('/') ?? "",
                Types = line.GetValue(Types)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
                Downloads = line.GetValue(Download),
                Overwrites = line.GetValue(Overwrite),
                Report = line.GetValue(ReportFile),
            })
            .AddSingleton<Exports>()
            .AddSingleton<SearchableWait>()
            .AddSingleton<FolderImport>()
            .AddSingleton<ExportUpload>()
            .AddSingleton<OldFileDownload>()
            .AddSingleton<ExportImport>()
            .AddHostedService<ImportCommand>();
    }

    private static void Default(LocalFunctionsBuilder builder, string setting, string value)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(setting)))
        {
            builder.AddAppSettings(new Dictionary<string, string?> { [setting] = value });
        }
    }

    private static void Exit(Exception? failure)
    {
        Console.Error.WriteLine(failure is IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException }
            ? $"{failure.Message} Name another one with --port, or any free one with --port 0."
            : failure is FunctionConfigurationException or AzuriteException or InvalidOperationException or Translation.TranslationException
                ? failure.Message
                : failure?.ToString());
        Environment.Exit(1);
    }
}
