using System.Globalization;
using Newsroom.Reading;
using Xunit;

namespace Newsroom.Tests.Reading;

public sealed class DatelineTextTests
{
    [Theory]
    [InlineData("Rome, le 25 juin 2024 – Les ministres…", "Rome", "2024-06-25", "Les ministres…")]
    [InlineData("Rabat, le 1er août 2024 – Les ministres", "Rabat", "2024-08-01", "Les ministres")]
    [InlineData("ROME, le 25 JUIN 2024 — Les ministres", "Rome", "2024-06-25", "Les ministres")]
    [InlineData("Dakar (Sénégal), 3 février 2025 : Les ministres", "Dakar", "2025-02-03", "Les ministres")]
    [InlineData("Saint-Louis du Sénégal, le 3 mars 2025 - Les", "Saint-Louis du Sénégal", "2025-03-03", "Les")]
    [InlineData("GENEVA, 3 June 2025 – Ministers", "Geneva", "2025-06-03", "Ministers")]
    [InlineData("Geneva, June 3, 2025 – Ministers", "Geneva", "2025-06-03", "Ministers")]
    [InlineData("London, 22nd of May 2025 – Ministers", "London", "2025-05-22", "Ministers")]
    [InlineData("Madrid, 3 de junio de 2025 – Los ministros", "Madrid", "2025-06-03", "Los ministros")]
    [InlineData("L’Aquila, il 3 giugno 2025 – I ministri", "L’Aquila", "2025-06-03", "I ministri")]
    [InlineData("Berlin, den 3. Juni 2025 – Die Minister", "Berlin", "2025-06-03", "Die Minister")]
    [InlineData("Lisboa, 3 de março de 2025 – Os ministros", "Lisboa", "2025-03-03", "Os ministros")]
    [InlineData("Rabat, lundi 3 juin 2025 – Les ministres", "Rabat", "2025-06-03", "Les ministres")]
    [InlineData("NAIROBI, Kenya, Tuesday 3 June 2025 (Agency) – Ministers", "Nairobi", "2025-06-03", "Ministers")]
    [InlineData("Saint-Denis de La Réunion, 3 juin 2025 – Les ministres", "Saint-Denis de La Réunion", "2025-06-03", "Les ministres")]
    [InlineData("Lisboa, terça-feira, 3 de junho de 2025 – Os ministros", "Lisboa", "2025-06-03", "Os ministros")]
    [InlineData("Liège (03/06/2025) — Les ministres", "Liège", "2025-06-03", "Les ministres")]
    [InlineData("Liège (le 3 juin 2025) – Les ministres", "Liège", "2025-06-03", "Les ministres")]
    [InlineData("الرباط، 25 يونيو 2024 – اجتمع الوزراء", "الرباط", "2024-06-25", "اجتمع الوزراء")]
    [InlineData("تونس، الثلاثاء ٢٥ جوان ٢٠٢٤ – اجتمع الوزراء", "تونس", "2024-06-25", "اجتمع الوزراء")]
    public void A_dateline_is_place_and_day(string lead, string place, string date, string rest)
    {
        var dateline = DatelineText.Find(lead);
        Assert.NotNull(dateline);
        Assert.Equal((place, DateOnly.Parse(date, CultureInfo.InvariantCulture)), (dateline.Place, dateline.Date));
        Assert.Equal(rest, DatelineText.Strip(lead));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Les ministres se sont réunis à Rome le 25 juin 2024 – et ils ont conclu.")]
    [InlineData("Réunis à Rabat le 25 juin 2024, les ministres ont conclu.")]
    [InlineData("réunis à Rabat le 25 juin 2024 – les ministres ont conclu.")]
    [InlineData("La réunion du 25 juin 2024 – la troisième – a conclu.")]
    [InlineData("Le 25 juin 2024 – Les ministres")]
    [InlineData("Mardi 25 juin 2024 – Les ministres")]
    [InlineData("Tuesday, 25 June 2024 – Ministers")]
    [InlineData("Publié le 25 juin 2024 - Par Anne")]
    [InlineData("Updated on 3 June 2025 – Ministers")]
    [InlineData("Rome, le 32 juin 2024 – Les ministres")]
    [InlineData("Rome, le 30 février 2024 – Les ministres")]
    [InlineData("Rome, le 25 brumaire 2024 – Les ministres")]
    [InlineData("Rome, le 25 juin 0024 – Les ministres")]
    [InlineData("Rome, le 25 juin 2024, les ministres")]
    [InlineData("Rome – Les ministres")]
    public void A_plain_sentence_is_none(string lead)
    {
        Assert.Null(DatelineText.Find(lead));
        Assert.Equal(lead, DatelineText.Strip(lead));
    }
}
