namespace Newsroom.LocalHost;

/// <summary>The host of Azure and of Core Tools, which starts an app as its worker.</summary>
public static class FunctionsHost
{
    private const string ArgumentPrefix = "--functions-";

    private static readonly string[] WorkerVariables = ["Functions__Worker__HostEndpoint", "FUNCTIONS_APPLICATION_DIRECTORY"];
    private static readonly string[] AzureVariables = ["WEBSITE_INSTANCE_ID", "WEBSITE_SITE_NAME", "FUNCTIONS_WORKER_RUNTIME"];

    /// <summary>Whether the Functions host has started this program.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="variable">An environment variable by its name; null if it is not set.</param>
    /// <returns>False if the local host is to run the functions.</returns>
    /// <exception cref="InvalidOperationException">The program runs in Azure, but the Functions host has not started it.</exception>
    public static bool HasStarted(IReadOnlyList<string> args, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(variable);
        if (args.Any(arg => arg.StartsWith(ArgumentPrefix, StringComparison.OrdinalIgnoreCase)) || WorkerVariables.Any(IsSet))
        {
            return true;
        }

        return AzureVariables.FirstOrDefault(IsSet) is not { } inAzure
            ? false
            : throw new InvalidOperationException(
                $"The environment variable {inAzure} is set, so this is Azure or Core Tools, but the Functions host has not started the "
                    + "program: "
                + "the local host does not run there. Let the Functions host start it, or remove the variable.");

        bool IsSet(string name) => !string.IsNullOrEmpty(variable(name));
    }
}
