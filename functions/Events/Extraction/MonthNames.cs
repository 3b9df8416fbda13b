namespace Newsroom.Events.Extraction;

/// <summary>Months and weekdays in French, English and Spanish, as patterns and as numbers.</summary>
internal static class MonthNames
{
    public const string English = "january|february|march|april|may|june|july|august|september|october|november|december|sept|jan|feb|apr|jun|jul|aug|oct|nov|dec|mar";

    public const string Any = "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|janv|f[ée]vr|avr|juil|d[ée]c"
        + "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|dic|" + English;

    public const string Weekday = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
        + "|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|mon|tues?|wed|thurs?|thu|fri|sat|sun|lun|mer|jeu|ven|sam|dim";

    /// <summary>1 to 12; 0 for any other word.</summary>
    public static int Number(string name)
    {
        var folded = Letters.Fold(name);
        return folded.Length < 3 ? 0 : folded[..3] switch
        {
            "jan" or "ene" => 1,
            "fev" or "feb" => 2,
            "mar" => 3,
            "avr" or "apr" or "abr" => 4,
            "mai" or "may" => 5,
            "jui" => folded.StartsWith("juil", StringComparison.Ordinal) ? 7 : 6,
            "jun" => 6,
            "jul" => 7,
            "aou" or "aug" or "ago" => 8,
            "sep" or "set" => 9,
            "oct" => 10,
            "nov" => 11,
            "dec" or "dic" => 12,
            _ => 0,
        };
    }

    public static DayOfWeek? Day(string name) => Letters.Fold(name)[..3] switch
    {
        "lun" or "mon" => DayOfWeek.Monday,
        "mar" or "tue" => DayOfWeek.Tuesday,
        "mer" or "wed" or "mie" => DayOfWeek.Wednesday,
        "jeu" or "thu" or "jue" => DayOfWeek.Thursday,
        "ven" or "fri" or "vie" => DayOfWeek.Friday,
        "sam" or "sat" or "sab" => DayOfWeek.Saturday,
        "dim" or "sun" or "dom" => DayOfWeek.Sunday,
        _ => null,
    };
}
