using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Newsroom.Pages;

/// <summary>Renders Razor components as HTML documents.</summary>
public sealed class PageRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    internal const string ContentType = "text/html; charset=utf-8";

    /// <summary>The document in UTF-8.</summary>
    public async Task<byte[]> RenderAsync<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        return Encoding.UTF8.GetBytes(html);
    }
}
