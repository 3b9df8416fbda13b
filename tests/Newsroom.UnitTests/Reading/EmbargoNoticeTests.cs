using System.Globalization;
using Newsroom.Reading;
using Newsroom.Reading.Notices;
using Xunit;

namespace Newsroom.Tests.Reading;

/// <summary>Press releases say in their first line that nobody must publish them yet.</summary>
public sealed class EmbargoNoticeTests
{
    [Theory]
    [InlineData("EMBARGOED UNTIL 1 MAY 2031, 10:00 GMT", "2031-05-01T10:00Z")]
    [InlineData("EMBARGOED UNTIL 10:00 GMT, 1 MAY 2031", "2031-05-01T10:00Z")]
    [InlineData("Embargoed for release until 00.01 BST on Thursday 1 May 2031", "2031-04-30T23:01Z")]
    [InlineData("Under strict embargo until Thursday, May 1, 2031", "2031-05-02T12:00Z")]
    [InlineData("Embargo: 1 May 2031, 9 a.m. EST", "2031-05-01T14:00Z")]
    [InlineData("*EMBARGO – 2031-05-01*", "2031-05-02T12:00Z")]
    [InlineData("Not for publication or broadcast before 10:00 on 1 May 2031", "2031-05-01T22:00Z")]
    [InlineData("Do not publish before 01.05.2031", "2031-05-02T12:00Z")]
    [InlineData("For release 8:30 a.m. EDT, Thursday, May 1, 2031", "2031-05-01T12:30Z")]
    [InlineData("Sous embargo jusqu’au 1er mai 2031 à 10 h 30", "2031-05-01T22:30Z")]
    [InlineData("EMBARGO JUSQU'AU 1ER MAI 2031", "2031-05-02T12:00Z")]
    [InlineData("À ne pas diffuser avant le jeudi 1er mai 2031", "2031-05-02T12:00Z")]
    [InlineData("Embargado hasta el 1 de mayo de 2031 a las 10:00 horas", "2031-05-01T22:00Z")]
    [InlineData("Sob embargo até 1 de maio de 2031", "2031-05-02T12:00Z")]
    [InlineData("Sperrfrist: 1. Mai 2031, 10 Uhr", "2031-05-01T22:00Z")]
    [InlineData("Sotto embargo fino al 1 maggio 2031", "2031-05-02T12:00Z")]
    [InlineData("محظور النشر حتى 1 مايو 2031", "2031-05-02T12:00Z")]
    [InlineData("[EMBARGOED UNTIL 03/05/2031]", "2031-05-04T12:00Z")]
    [InlineData("EMBARGOED UNTIL 05/03/2031", "2031-05-04T12:00Z")]
    [InlineData("Embargoed until 1 May 2021", "2021-05-02T12:00Z")]
    [InlineData("EMBARGO 3/5/2031 - Tamarin opens a new quay", "2031-05-04T12:00Z")]
    [InlineData("Not to be published before 1 May 2031", "2031-05-02T12:00Z")]
    [InlineData("Publication interdite avant le 1er mai 2031", "2031-05-02T12:00Z")]
    [InlineData("Información embargada hasta el 1 de mayo de 2031", "2031-05-02T12:00Z")]
    [InlineData("Release date: 1 May 2031", "2031-05-02T12:00Z")]
    [InlineData("Check against delivery – embargoed until 1 May 2031, 10 a.m. CET", "2031-05-01T09:00Z")]
    [InlineData("This release is under embargo until 1 May 2031.", "2031-05-02T12:00Z")]
    [InlineData("Communiqué sous embargo jusqu’au 1er mai 2031", "2031-05-02T12:00Z")]
    [InlineData("The information in this document is embargoed until 1 May 2031", "2031-05-02T12:00Z")]
    public void A_line_with_a_time_holds_until_the_latest_moment_that_it_can_mean(string line, string expected) =>
        Assert.Equal(
            DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), EmbargoNotice.Read(line)?.NotBefore?.ToUniversalTime());

    [Theory]
    [InlineData("EMBARGOED")]
    [InlineData("Strictly embargoed")]
    [InlineData("EMBARGO")]
    [InlineData("EMBARGOED UNTIL 1 MAY, 10:00")]
    [InlineData("Embargoed until the speech of the minister")]
    [InlineData("Check against delivery – embargoed until delivery")]
    [InlineData("Sous embargo jusqu'à la conférence de presse")]
    [InlineData("EMBARGO UNTIL FURTHER NOTICE")]
    [InlineData("DRAFT FOR COMMENT")]
    [InlineData("Internal draft, do not circulate")]
    [InlineData("NOT FOR PUBLICATION")]
    [InlineData("DRAFT – NOT FOR RELEASE")]
    [InlineData("Draft 3")]
    [InlineData("**DRAFT v2.1**")]
    [InlineData("(brouillon)")]
    [InlineData("Ne pas diffuser")]
    [InlineData("BORRADOR – NO DIFUNDIR")]
    [InlineData("Rascunho")]
    [InlineData("Entwurf / nicht veröffentlichen")]
    [InlineData("STRICTLY CONFIDENTIAL")]
    [InlineData("Confidential – for internal use only")]
    [InlineData("Confidentiel et à usage interne")]
    [InlineData("[DRAFT] Tamarin opens a new quay")]
    [InlineData("DRAFT: Tamarin opens a new quay")]
    public void A_line_without_a_full_date_holds_until_an_editor_decides(string line)
    {
        var stated = EmbargoNotice.Read(line);

        Assert.Null(stated?.NotBefore);
        Assert.Contains(line, Assert.Single(stated!.Doubts).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Embargo until 2031 approved by parliament")]
    [InlineData("Embargo on arms extended to 2031")]
    [InlineData("Embargo: what the new rules mean for fishermen")]
    [InlineData("Embargo: 10 questions and answers")]
    [InlineData("EMBARGO UNTIL 2031 APPROVED")]
    [InlineData("EMBARGO 10 YEARS ON")]
    [InlineData("Embargo")]
    [InlineData("Under embargo until 2010, the country built its own trains and sold them to its neighbours.")]
    [InlineData("The country was under embargo until 2010.")]
    [InlineData("Country under embargo until 2010")]
    [InlineData("FOR IMMEDIATE RELEASE")]
    [InlineData("Pour diffusion immédiate")]
    [InlineData("Draft agenda")]
    [InlineData("Draft: the EU budget for 2027")]
    [InlineData("Draft law on fishing adopted")]
    [InlineData("Confidential letters of the queen found")]
    [InlineData("The draft was not for publication, said the mayor.")]
    [InlineData("Internal market: new rules")]
    [InlineData("For release of the hostages, 10 families march")]
    [InlineData("1 May 2031")]
    public void A_line_about_something_else_holds_nothing(string line) => Assert.Null(EmbargoNotice.Read(line));
}
