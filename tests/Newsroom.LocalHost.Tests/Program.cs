using Newsroom.LocalHost.Tests;
using Newsroom.LocalHost.Tests.Hosting;

return args switch
{
    [DoomedHost.Command, var folder] => await DoomedHost.RunAsync(folder),
    _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") =>
        await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    _ => await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
};
