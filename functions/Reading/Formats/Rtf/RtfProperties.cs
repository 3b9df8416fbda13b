namespace Newsroom.Reading.Formats.Rtf;

/// <summary>What a file says about itself.</summary>
internal sealed class RtfProperties
{
    private readonly Dictionary<RtfDestination, string> _texts = [];
    private readonly Dictionary<(RtfDestination Time, string Part), int> _times = [];

    public Stated Stated => new()
    {
        Title = DocumentProperties.Title(_texts.GetValueOrDefault(RtfDestination.Title)),
        Author = DocumentProperties.Author(_texts.GetValueOrDefault(RtfDestination.Author)),
        Tags = DocumentProperties.Tags(_texts.GetValueOrDefault(RtfDestination.Keywords)),
        Date = DocumentProperties.Date(Time(RtfDestination.Created), Time(RtfDestination.Revised)),
    };

    public void Set(RtfDestination destination, string written) => _texts.TryAdd(destination, written);

    public void SetTime(RtfDestination destination, string part, int number) => _times[(destination, part)] = number;

    private DateTime? Time(RtfDestination time)
    {
        var (year, month, day) = (Part("yr"), Part("mo"), Part("dy"));
        return year is > 0 and < 9999 && month is > 0 and <= 12 && day > 0 && day <= DateTime.DaysInMonth(year, month)
            ? new DateTime(year, month, day, Math.Clamp(Part("hr"), 0, 23), Math.Clamp(Part("min"), 0, 59), 0, DateTimeKind.Utc) : null;

        int Part(string name) => _times.GetValueOrDefault((time, name));
    }
}
