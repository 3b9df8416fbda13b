using System.Collections.Frozen;

namespace Newsroom.Events.Extraction.Dates;

/// <summary>Months and weekdays in French, English, Spanish, Portuguese and Arabic, as patterns and as numbers.</summary>
internal static class MonthNames
{
    public const string English =
        "january|february|march|april|may|june|july|august|september|october|november|december|sept|jan|feb|apr|jun|jul|aug|oct|nov|dec|mar";

    public const string Any =
        "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|janv|f[ée]vr|avr|juil|d[ée]c"
        + "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|dic"
        + "|janeiro|fevereiro|mar[çc]o|maio|junho|julho|setembro|outubro|novembro|dezembro"
        + "|" + Arabic + "|" + English;

    public const string Weekday =
        "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
        + "|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|mon|tues?|wed|thurs?|thu|fri|sat|sun|lun|mer|jeu|ven|sam|dim"
        + "|(?:segunda|ter[çc]a|quarta|quinta|sexta)(?:-feira)?"
        + "|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة|السبت";

    // The names of months differ between the Maghreb, Egypt and the Levant.
    private const string Arabic = "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|اكتوبر|نوفمبر|ديسمبر"
        + "|يناير|فبراير|أبريل|إبريل|ابريل|مايو|يونيو|يونيه|يوليو|يوليه|أغسطس|اغسطس"
        + "|يوليوز|غشت|شتنبر|نونبر|دجنبر"
        + "|كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول";

    private static readonly FrozenDictionary<string, int> ArabicMonths = new[]
    {
        (1, "جانفي|يناير|كانون الثاني"),
        (2, "فيفري|فبراير|شباط"),
        (3, "مارس|آذار"),
        (4, "أفريل|أبريل|إبريل|ابريل|نيسان"),
        (5, "ماي|مايو|أيار"),
        (6, "جوان|يونيو|يونيه|حزيران"),
        (7, "جويلية|يوليو|يوليه|يوليوز|تموز"),
        (8, "أوت|أغسطس|اغسطس|غشت|آب"),
        (9, "سبتمبر|شتنبر|أيلول"),
        (10, "أكتوبر|اكتوبر|تشرين الأول"),
        (11, "نوفمبر|نونبر|تشرين الثاني"),
        (12, "ديسمبر|دجنبر|كانون الأول"),
    }
        .SelectMany(month => month.Item2.Split('|').Select(name => (Name: name, Number: month.Item1)))
        .ToFrozenDictionary(month => month.Name, month => month.Number);

    /// <summary>The number of a month, 1 to 12; 0 if the word is not the name of a month.</summary>
    public static int Number(string name)
    {
        var folded = Letters.Fold(name).TrimEnd('.');
        return folded.Length < 2 ? 0
            : folded[0] >= Letters.FirstArabic ? ArabicMonths.GetValueOrDefault(folded)
            : folded.Length < 3 ? 0
            : LatinNumber(folded);
    }

    private static int LatinNumber(string folded) => folded[..3] switch
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
        "oct" or "out" => 10,
        "nov" => 11,
        "dec" or "dic" or "dez" => 12,
        _ => 0,
    };

    /// <summary>The weekday; null if the word is not the name of a weekday.</summary>
    public static DayOfWeek? Day(string name) => Letters.Fold(name) switch
    {
        "الاثنين" or "الإثنين" => DayOfWeek.Monday,
        "الثلاثاء" => DayOfWeek.Tuesday,
        "الأربعاء" or "الاربعاء" => DayOfWeek.Wednesday,
        "الخميس" => DayOfWeek.Thursday,
        "الجمعة" => DayOfWeek.Friday,
        "السبت" => DayOfWeek.Saturday,
        "الأحد" => DayOfWeek.Sunday,
        var folded => LatinDay(folded),
    };

    private static DayOfWeek? LatinDay(string folded) => folded[..3] switch
    {
        "lun" or "mon" or "seg" => DayOfWeek.Monday,
        "mar" or "tue" or "ter" => DayOfWeek.Tuesday,
        "mer" or "wed" or "mie" or "qua" => DayOfWeek.Wednesday,
        "jeu" or "thu" or "jue" or "qui" => DayOfWeek.Thursday,
        "ven" or "fri" or "vie" or "sex" => DayOfWeek.Friday,
        "sam" or "sat" or "sab" => DayOfWeek.Saturday,
        "dim" or "sun" or "dom" => DayOfWeek.Sunday,
        _ => null,
    };
}
