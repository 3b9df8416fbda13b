using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Newsroom.LocalHost.Http;
using Newsroom.Settings;
using Newsroom.Storage.Stores;
using Newsroom.Translation;

namespace Newsroom.Cli;

/// <summary>Prints the addresses of the running site, its key and its storage account.</summary>
internal sealed class SiteAddresses(SiteOptions site, TranslationEngine engine, IServer server, FunctionKey key, IConfiguration settings)
{
    public async Task PrintAsync(CancellationToken cancellationToken)
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.First().TrimEnd('/');
        Console.WriteLine();
        Print("Read and search", $"{address}/");
        foreach (var language in site.Languages)
        {
            Print($"Subscribe ({language})", $"{address}/api/feeds/{language}/rss.xml");
            Print($"JSON Feed ({language})", $"{address}/api/feeds/{language}/feed.json");
            Print($"Calendar ({language})", $"{address}/api/calendar/{language}.ics");
        }

        Print("API", $"{address}/api/articles?lang={site.Languages[0]}");
        // What is redirected often ends in a log that others read.
        var showsKeys = !Console.IsOutputRedirected;
        Print("Status", showsKeys ? $"{address}/api/status?code={key.Value}" : $"{address}/api/status, with the function key");
        Print("Translation", await engine.SummaryAsync(site, cancellationToken));
        Print("Upload into", $"container '{Inbox.Container}'; it is noticed at once");
        Console.WriteLine();
        if (showsKeys)
        {
            Console.WriteLine($"AzureWebJobsStorage={settings["AzureWebJobsStorage"]}");
            Console.WriteLine($"NEWSROOM_KEY={key.Value}");
        }
        else
        {
            Console.WriteLine("The keys are printed on a terminal only. LocalHost__Key sets the function key; else it is the blob");
            Console.WriteLine("localhost-key in the container azure-webjobs-secrets of the storage account.");
        }

        Console.WriteLine($"Listening on {address}");

        static void Print(string name, string value) => Console.WriteLine($"  {name + ":",-18} {value}");
    }
}
