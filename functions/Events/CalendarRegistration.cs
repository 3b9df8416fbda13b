namespace Newsroom.Events;

/// <summary>Registers the services that write iCalendar files.</summary>
internal static class CalendarRegistration
{
    public static IServiceCollection AddCalendar(this IServiceCollection services) => services.AddSingleton<CalendarWriter>();
}
