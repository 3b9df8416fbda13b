namespace Newsroom.Pages;

/// <summary>The pages of the site.</summary>
internal static class PageRegistration
{
    public static IServiceCollection AddPages(this IServiceCollection services) => services.AddSingleton<PageRenderer>();
}
