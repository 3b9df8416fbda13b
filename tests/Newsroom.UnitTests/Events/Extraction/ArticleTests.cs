using Newsroom.Content;
using Newsroom.Events.Extraction;
using Newsroom.Publishing;
using Xunit;

namespace Newsroom.Tests.Events.Extraction;

/// <summary>What several sentences tell together.</summary>
public sealed class ArticleTests
{
    [Theory]
    [InlineData(
        "Les activités suivantes méritent d’être signalées :\n- Atelier sur l’état civil – février 2025, Nouakchott\n- Publication : « "
            + "Partir. Revenir » – juin 2025\n- Webinaire sur la retraite – janvier 2026, en ligne\n- Tables rondes sur le secours – "
            + "mars et avril 2026, Palerme et Sfax",
        "2025-02 Atelier sur l’état civil @ Nouakchott; 2026-01 Webinaire sur la retraite online; 2026-03 Tables rondes sur le secours "
            + "@ Palerme; 2026-04 Tables rondes sur le secours @ Sfax"
    )]
    [InlineData(
        "Le réseau organise un événement parallèle intitulé « Après l’escale ». Celui-ci se déroulera de 08:30 à 09:45 le vendredi 11 "
            + "avril dans la salle Orangeraie du Palmeraie Conference Center de Marrakech. La langue de travail sera l’anglais.",
        "2025-04-11 08:30-09:45 Africa/Casablanca Après l’escale @ Marrakech, Palmeraie Conference Center [en]")]
    [InlineData(
        "Le Forum mondial des villes se tiendra du 5 au 7 décembre 2018 à Marrakech.\n\nRejoignez-nous au Forum mondial des villes le "
            + "vendredi 7 décembre 2018 à 08.30.",
        "2018-12-05..2018-12-07 Forum mondial des villes @ Marrakech; 2018-12-07 08:30-09:30 Africa/Casablanca Forum mondial des villes "
            + "@ Marrakech"
    )]
    [InlineData(
        "Un atelier sur les données aura lieu le 12 juin 2025 à Tunis.\n\nL’atelier sur les données du 12 juin 2025 se tiendra de 9 h à "
            + "12 h.",
        "2025-06-12 09:00-12:00 Africa/Tunis Atelier sur les données @ Tunis")]
    [InlineData(
        "Un séminaire sur l’accueil a eu lieu en février 2025 à Lomé. Le séminaire sur l’accueil s’est tenu les 4 et 5 février 2025.",
        "2025-02-04..2025-02-05 Séminaire sur l’accueil @ Lomé")]
    [InlineData(
        "Date : 12 juin 2025\nHeure : 14 h – 16 h\nLieu : Genève",
        "2025-06-12 14:00-16:00 Europe/Zurich An article @ Genève")]
    [InlineData(
        "Calendrier\n- 12 juin 2025 : Atelier sur les visas, Dakar\n- 13 juin 2025 : Publication du guide",
        "2025-06-12 Atelier sur les visas @ Dakar")]
    [InlineData(
        "Deux veillées sont prévues à Aurillac :\n- vendredi 6 juin 2025, 20 h, salle des fêtes\n- samedi 7 juin 2025, 20 h, en ligne",
        "2025-06-06 20:00-21:00 Europe/Paris Veillées @ Aurillac, salle des fêtes; 2025-06-07 20:00-21:00 Europe/Paris Veillées online")]
    [InlineData(
        "Des projections publiques sont au programme :\n- Limoges, le mardi 3 juin 2025, de 18 h à 20 h\n- Mamoudzou, le jeudi 5 juin "
            + "2025, de 18 h à 20 h",
        "2025-06-03 18:00-20:00 Europe/Paris Projections publiques @ Limoges; 2025-06-05 18:00-20:00 Indian/Mayotte Projections "
            + "publiques @ Mamoudzou"
    )]
    [InlineData(
        "La ludothèque de Riom rouvrira à partir du samedi 14 juin 2025. La cérémonie d’ouverture commencera à 15 h.",
        "2025-06-14 15:00-16:00 Europe/Paris Cérémonie d’ouverture @ Riom")]
    [InlineData(
        "Le 12 juin 2025 se tiendra un webinaire sur les haies. Il commencera à 17 h.",
        "2025-06-12 17:00-18:00 Webinaire sur les haies online")]
    [InlineData(
        "À l’occasion du troisième Congrès des haies, un prix sera remis. Le congrès aura lieu du 2 au 4 juin 2025 à Riom.",
        "2025-06-02..2025-06-04 Troisième Congrès des haies @ Riom")]
    [InlineData(
        "Vendredi 6 juin 2025, 20 h 30\n\nThéâtre d’ombres dans la cour.",
        "2025-06-06 20:30-21:30 Théâtre d’ombres dans la cour")]
    [InlineData(
        "À Saint-Denis de La Réunion, les marins répètent. Le concert de rentrée aura lieu à Saint-Denis le samedi 7 juin 2025 à 20 h.",
        "2025-06-07 20:00-21:00 Indian/Reunion Concert de rentrée @ Saint-Denis")]
    [InlineData(
        "Voici les rendez-vous, tous au Boulodrome des Tilleuls, à Lyon, sauf mention contraire.\n\nJuin 2025\n\n- Samedi 7, 14h : "
            + "tournoi des débutants\n- Samedi 14, 14h : concours des doublettes\n- Vendredi 21, 10h : galette\n\nJuillet 2025\n\n- Du "
            + "19 au 20 : déplacement à Chambéry, départ en car",
        "2025-06-07 14:00-15:00 Europe/Paris Tournoi des débutants @ Lyon, Boulodrome des Tilleuls; 2025-06-14 14:00-15:00 Europe/Paris "
            + "Concours des doublettes @ Lyon, Boulodrome des Tilleuls; 2025-07-19..2025-07-20 Déplacement à Chambéry, départ en car @ "
            + "Chambéry"
    )]
    [InlineData(
        "Un concert aura lieu le samedi 28 juin 2025 à 15 h à Riom. Le dimanche 29, à 10 h, un atelier de chant se tiendra à Riom.",
        "2025-06-28 15:00-16:00 Europe/Paris Concert @ Riom; 2025-06-29 10:00-11:00 Europe/Paris Atelier de chant @ Riom")]
    [InlineData(
        "La course de barques aura lieu le samedi 28 juin 2025 à Riom.\n\nLe lendemain, de 10 h à 14 h, un atelier de nœuds sera "
            + "proposé à Riom.",
        "2025-06-28 Course de barques @ Riom; 2025-06-29 10:00-14:00 Europe/Paris Atelier de nœuds @ Riom")]
    [InlineData(
        "Samedi 7 juin 2025, 20:00 – Projection du fleuve muet\n\nSamedi 14 juin 2025, 20:00 – Projection de la neige\n\nSeptembre 2025 "
            + "– Marathon des finales",
        "2025-06-07 20:00-21:00 Projection du fleuve muet; 2025-06-14 20:00-21:00 Projection de la neige; 2025-09 Marathon des finales")]
    [InlineData(
        "Ville Nantes Angers Laval\n\nDate mardi 3 juin 2025 jeudi 5 juin 2025 samedi 7 juin 2025\n\nHoraire 14h00 – 17h00 15h30 – "
            + "18h30 10h00 – 12h00\n\nContact Mme Loirat M. Beaupréau Mme Hamelin",
        "2025-06-03 14:00-17:00 Europe/Paris An article @ Nantes; 2025-06-05 15:30-18:30 Europe/Paris An article @ Angers; 2025-06-07 "
            + "10:00-12:00 Europe/Paris An article @ Laval"
    )]
    [InlineData(
        "Dimanche 8 juin 2025\n17:00 : leçon de calame\n\nMardi 10 juin 2025\n18:30 : dialogue avec une calligraphe",
        "2025-06-08 17:00-18:00 Leçon de calame; 2025-06-10 18:30-19:30 Dialogue avec une calligraphe")]
    [InlineData(
        "Séance 1 : la chaussette\n\nMardi 3 juin 2025, 12 h 30\n\nSéance 2 : le pull\n\nMardi 10 juin 2025, 12 h 30\n\nLes places sont "
            + "comptées.",
        "2025-06-03 12:30-13:30 Séance 1 : la chaussette; 2025-06-10 12:30-13:30 Séance 2 : le pull")]
    [InlineData(
        "Date  Rencontre  Heure\nSamedi 7 juin 2025  Course de barques  10:00\nSamedi 14 juin 2025  Défi du chaudron  13:30\nSeptembre "
            + "2025  Les maîtres de la lenteur",
        "2025-06-07 10:00-11:00 Course de barques; 2025-06-14 13:30-14:30 Défi du chaudron; 2025-09 Maîtres de la lenteur")]
    public void Events_of_a_text(string text, string expected) => Assert.Equal(expected, SentenceTests.Describe("fr", text));

    [Fact]
    public void Events_without_a_place_take_place_where_the_article_is_dated()
    {
        var input = new ExtractionInput(
            "article",
            "A title",
            "en",
            "A tasting workshop takes place on 5 June 2025 at 6pm. A webinar follows on 6 June 2025 at 6pm. The visitors had come from "
                + "Paris.")
        {
            Published = new DateOnly(2025, 6, 3),
            Dateline = new Dateline("Geneva", new DateOnly(2025, 6, 3)),
        };
        Assert.Equal(
            [("Geneva", "Europe/Zurich"), (null, "Europe/Zurich")],
            EventExtractor.Extract(input).Select(found => (found.Place, found.Zone)));
    }

    [Fact]
    public void An_article_that_names_several_towns_is_at_home_in_none()
    {
        var found = Assert.Single(
            SentenceTests.Extract(
                "en",
                "Trains from Leeds and Lyon were late. The workshop on timetables takes place on 5 June 2025 at 6pm."));
        Assert.Equal((null, null), (found.Place, found.Zone));
    }

    [Fact]
    public void The_dateline_is_no_event()
    {
        var input = new ExtractionInput("article", "A title", "en", "GENEVA, 3 June 2025 – The meeting was a success.")
        {
            Published = new DateOnly(2025, 6, 3),
            Dateline = new Dateline("Geneva", new DateOnly(2025, 6, 3)),
        };
        Assert.Empty(EventExtractor.Extract(input));
    }

    [Fact]
    public void Without_a_year_anywhere_only_a_weekday_gives_one()
    {
        var input = new ExtractionInput(
            "article",
            "A title",
            "en",
            "The workshop takes place on 5 December in Oslo. The debate takes place on Friday 5 December in Rome.")
        {
            Published = new DateOnly(2025, 6, 3),
            PublishedInferred = true,
        };
        Assert.Equal(["Rome"], EventExtractor.Extract(input).Select(found => found.Place));
    }

    [Fact]
    public void A_weekday_finds_the_year_that_the_article_tells()
    {
        var input = new ExtractionInput(
            "article",
            "A title",
            "fr",
            "L’atelier sur l’eau aura lieu le vendredi 7 décembre à Rabat. Le Pacte de 2018 sera présenté.")
        {
            Published = new DateOnly(2026, 11, 22),
            PublishedInferred = true,
        };
        Assert.Equal([new DateTime(2018, 12, 7)], EventExtractor.Extract(input).Select(found => found.Start));
    }

    [Fact]
    public void An_id_depends_on_article_start_and_title_only()
    {
        var one = Assert.Single(SentenceTests.Extract("fr", "Un atelier sur l’eau aura lieu le 12 juin 2025 à Tunis."));
        var other = Assert.Single(SentenceTests.Extract("fr", "Le 12 juin 2025 se tiendra à Tunis un atelier sur l’eau."));
        Assert.Equal(one.Id, other.Id);
        Assert.Equal(13, one.Id.Length);
    }
}
