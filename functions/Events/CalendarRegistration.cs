namespace Newsroom.Events;

/// <summary>Calendars as files.</summary>
internal static class CalendarRegistration
{
    public static IServiceCollection AddCalendar(this IServiceCollection services) => services.AddSingleton<CalendarWriter>();
}
