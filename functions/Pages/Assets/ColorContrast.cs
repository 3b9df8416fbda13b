using Newsroom.Settings;

namespace Newsroom.Pages.Assets;

/// <summary>Says at the start where the colour of the site can't be read as it is.</summary>
internal sealed partial class ColorContrast(SiteOptions site, ILogger<ColorContrast> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (site.SiteColor is { } color && SiteColors.Of(color) is var colors && colors.Day != colors.Brand)
        {
            LogAdjusted(color, Color.Contrast(colors.Brand, Color.White), colors.Day.ToString());
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "Newsroom__SiteColor: {Color} has a contrast of {Contrast:0.0} with white, which is too little for text. Links and buttons are "
            + "{Shade}, the line on top of the pages is as set")]
    private partial void LogAdjusted(string color, double contrast, string shade);
}
