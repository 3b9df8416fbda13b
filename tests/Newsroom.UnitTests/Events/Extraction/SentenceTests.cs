using Newsroom.Content;
using Newsroom.Events.Extraction;
using Xunit;

namespace Newsroom.Tests.Events.Extraction;

/// <summary>Sentences of an article published on Monday, 10 March 2025, and the events they tell of.</summary>
public sealed class SentenceTests
{
    [Theory]
    [InlineData(
        "Un atelier sur la protection des mineurs aura lieu le 19 novembre 2025 à Tunis.",
        "2025-11-19 Atelier sur la protection des mineurs @ Tunis"
    )]
    [InlineData(
        "Le séminaire régional sur l’asile se tiendra le vendredi 11 avril à Rabat.",
        "2025-04-11 Séminaire régional sur l’asile @ Rabat"
    )]
    [InlineData(
        "La conférence ministérielle de l’Union se tiendra du 17 au 20 mai 2026 à Genève.",
        "2026-05-17..2026-05-20 Conférence ministérielle de l’Union @ Genève"
    )]
    [InlineData(
        "Le Forum des rives se réunira du 30 novembre au 2 décembre 2026 à Marseille.",
        "2026-11-30..2026-12-02 Forum des rives @ Marseille"
    )]
    [InlineData(
        "Une réunion technique a été organisée les 3 et 4 mars 2025 à Abidjan.",
        "2025-03-03..2025-03-04 Réunion technique @ Abidjan"
    )]
    [InlineData(
        "Un débat sur le logement aura lieu du lundi 5 au mercredi 7 mai à Lyon.",
        "2025-05-05..2025-05-07 Débat sur le logement @ Lyon"
    )]
    [InlineData(
        "Le débat sur les transferts se déroulera le 7 mai 2025 de 08:30 à 09:45 à Dakar.",
        "2025-05-07 08:30-09:45 Africa/Dakar Débat sur les transferts @ Dakar"
    )]
    [InlineData(
        "La cérémonie de remise des prix aura lieu le 12 juin 2025 à 14 h à Bruxelles.",
        "2025-06-12 14:00-15:00 Europe/Brussels Cérémonie de remise des prix @ Bruxelles"
    )]
    [InlineData(
        "Rejoignez-nous le 12 juin 2025 à 08.30 pour un atelier sur les villes d’accueil.",
        "2025-06-12 08:30-09:30 Atelier sur les villes d’accueil"
    )]
    [InlineData(
        "Le webinaire sur les données locales aura lieu le jeudi 27 mars 2025, de 10 h à 11 h 30, heure de Dakar.",
        "2025-03-27 10:00-11:30 Africa/Dakar Webinaire sur les données locales online"
    )]
    [InlineData("En octobre 2024, un atelier de scénarios a été organisé à Abidjan.", "2024-10 Atelier de scénarios @ Abidjan")]
    [InlineData("Un atelier de suivi se tiendra à Valence en octobre 2025.", "2025-10 Atelier de suivi @ Valence")]
    [InlineData(
        "Une table ronde intitulée « Après l’escale : et ensuite ? » aura lieu le 1er décembre 2025 à Paris.",
        "2025-12-01 Après l’escale : et ensuite ? @ Paris"
    )]
    [InlineData(
        "La réunion thématique « Gouverner l’escale », organisée les 12 et 13 mars 2025 à Tunis, était la première.",
        "2025-03-12..2025-03-13 Gouverner l’escale @ Tunis"
    )]
    [InlineData(
        "L’OSMM a signé lundi 18 novembre 2024, à Rabat, une convention avec cinq universités.",
        "2024-11-18 Signature d’une convention avec cinq universités @ Rabat"
    )]
    [InlineData("Les ministres se retrouveront le 9 décembre 2025 à Dakar.", "2025-12-09 An article @ Dakar")]
    [InlineData(
        "La cinquième assemblée générale du réseau se tiendra le 3 octobre 2025 au Palais des Nations, à Genève.",
        "2025-10-03 Cinquième assemblée générale du réseau @ Genève, Palais des Nations"
    )]
    [InlineData(
        "La séance aura lieu le 4 juin 2025 à 18 h 30 dans la salle Garlaban du Palais des Calanques de Marseille.",
        "2025-06-04 18:30-19:30 Europe/Paris An article @ Marseille, salle Garlaban du Palais des Calanques"
    )]
    [InlineData(
        "La réunion du comité, prévue le 6 mai 2025, se tiendra en visioconférence.",
        "2025-05-06 Réunion du comité online"
    )]
    [InlineData(
        "Une formation des points focaux est prévue les 2, 3 et 4 juillet 2025 à Praia.",
        "2025-07-02..2025-07-04 Formation des points focaux @ Praia"
    )]
    [InlineData(
        "Des ateliers de formation auront lieu les 3 et 10 avril 2025 à Lomé.",
        "2025-04-03 Ateliers de formation @ Lomé; 2025-04-10 Ateliers de formation @ Lomé"
    )]
    [InlineData(
        "Le guichet unique a été inauguré le 7 octobre 2024 à Agadir.",
        "2024-10-07 Inauguration du guichet unique @ Agadir"
    )]
    [InlineData(
        "Rendez-vous le samedi 14 juin 2025 à 19h30 à la Maison des associations pour la soirée des bénévoles.",
        "2025-06-14 19:30-20:30 Soirée des bénévoles @ , Maison des associations"
    )]
    [InlineData(
        "Le 5 mai 2025, la rencontre annuelle des villes réunira trente maires à Turin.",
        "2025-05-05 Rencontre annuelle des villes @ Turin"
    )]
    [InlineData(
        "La prochaine session du Conseil aura lieu le 15.09.2025 à Berne.",
        "2025-09-15 Prochaine session du Conseil @ Berne"
    )]
    [InlineData(
        "Le colloque aura lieu en ligne le 20 mai 2025, de 9 h à midi. La langue de travail sera l’anglais.",
        "2025-05-20 09:00-10:00 An article online [en]"
    )]
    [InlineData(
        "La première traversée sera fêtée le samedi 7 juin 2025, à 9 h 30, quai des Salinières, à Bordeaux.",
        "2025-06-07 09:30-10:30 Europe/Paris Première traversée @ Bordeaux, quai des Salinières"
    )]
    [InlineData(
        "Le lauréat, un potier, a été proclamé le samedi 1er mars 2025 à Limoges.",
        "2025-03-01 Proclamation du lauréat @ Limoges"
    )]
    [InlineData(
        "La saison s’ouvre avec le Bal des oies, le samedi 7 juin 2025 à 21 h, dans la salle Garonne.",
        "2025-06-07 21:00-22:00 Bal des oies @ , salle Garonne"
    )]
    [InlineData(
        "Le comité, dont la première réunion est fixée au 20 mai 2025 à Namur, comptera dix membres.",
        "2025-05-20 Première réunion du comité @ Namur"
    )]
    [InlineData(
        "La troupe quittera la place Bellecour le dimanche 15 juin 2025 à 10 h 30.",
        "2025-06-15 10:30-11:30 An article @ , place Bellecour"
    )]
    [InlineData(
        "Un bilan en ligne est programmé le 17 juin 2025 à 17 h, heure de Lomé.",
        "2025-06-17 17:00-18:00 Africa/Lome Bilan en ligne online"
    )]
    [InlineData(
        "Le Centre des ports (CDP), qui tient le secrétariat du Processus de Rabat, a signé un accord de partenariat (AP) avec "
            + "l’Institut des fleuves (IDF) le 19 novembre 2024.",
        "2024-11-19 Signature de l’accord de partenariat entre le CDP et l’IDF"
    )]
    [InlineData(
        "Le CDP a signé une convention avec le Musée du sel le 19 novembre 2024 à Tunis.",
        "2024-11-19 Signature de la convention entre le CDP et le Musée du sel @ Tunis"
    )]
    [InlineData(
        "L’atelier de l’Université de Lyon sur les sols se tiendra le 12 juin 2025.",
        "2025-06-12 Atelier de l’Université de Lyon sur les sols"
    )]
    [InlineData(
        "La réunion du Processus de Rabat se tiendra à Dakar le 12 juin 2025.",
        "2025-06-12 Réunion du Processus de Rabat @ Dakar"
    )]
    public void French(string text, string expected) => Assert.Equal(expected, Describe("fr", text));

    [Theory]
    [InlineData(
        "The workshop on labour mobility will be held on 3 June 2025 in Nairobi.",
        "2025-06-03 Workshop on labour mobility @ Nairobi"
    )]
    [InlineData(
        "The annual conference on return takes place on June 3, 2025 in Geneva.",
        "2025-06-03 Annual conference on return @ Geneva"
    )]
    [InlineData(
        "The Global Forum on Migration met in Marrakech on 5–7 December 2024.",
        "2024-12-05..2024-12-07 Global Forum on Migration @ Marrakech"
    )]
    [InlineData(
        "The regional seminar will run from 5 to 7 December 2025 in Accra and was organised by the network.",
        "2025-12-05..2025-12-07 Regional seminar @ Accra"
    )]
    [InlineData(
        "A training course for judges was held from 30 November to 2 December 2024 in Tirana.",
        "2024-11-30..2024-12-02 Training course for judges @ Tirana"
    )]
    [InlineData(
        "The webinar on remittances takes place on 15 May 2025, 9am–5pm.",
        "2025-05-15 09:00-17:00 Webinar on remittances online"
    )]
    [InlineData(
        "Join us on Thursday 15 May 2025 from 2.30 pm to 4 pm for a webinar on fair recruitment.",
        "2025-05-15 14:30-16:00 Webinar on fair recruitment online"
    )]
    [InlineData(
        "The side event “Who pays for the first month?” will take place on 16 December 2025, 14:30–16:15, in Nairobi.",
        "2025-12-16 14:30-16:15 Africa/Nairobi Who pays for the first month? @ Nairobi"
    )]
    [InlineData(
        "The second International City Table opens in Nairobi on Tuesday 16 December 2025, at 9 a.m.",
        "2025-12-16 09:00-10:00 Africa/Nairobi Second International City Table @ Nairobi"
    )]
    [InlineData("The next City Table will take place in Nairobi in December 2025.", "2025-12 Next City Table @ Nairobi")]
    [InlineData(
        "The high-level meeting was held at the Filaos Conference Centre in Dakar on 8 January 2025.",
        "2025-01-08 High-level meeting @ Dakar, Filaos Conference Centre"
    )]
    [InlineData(
        "Advocates can attend an information session in Mombasa on 4 September 2025.",
        "2025-09-04 Information session @ Mombasa"
    )]
    [InlineData("A workshop on data took place in Tunis on Friday 7 February.", "2025-02-07 Workshop on data @ Tunis")]
    [InlineData(
        "The summit on skills will be held on 12 and 13 March 2026 in Zagreb.",
        "2026-03-12..2026-03-13 Summit on skills @ Zagreb"
    )]
    [InlineData(
        "The two organisations signed a memorandum of understanding on 19 November 2024.",
        "2024-11-19 Signing of a memorandum of understanding"
    )]
    [InlineData(
        "The panel on climate starts at 2:30 p.m. Paris time on 6 May 2025 and will be held in English.",
        "2025-05-06 14:30-15:30 Europe/Paris Panel on climate [en]"
    )]
    [InlineData(
        "Workshops on reporting will be held on 4 June 2025 in Oslo and on 11 June 2025 in Bergen.",
        "2025-06-04 Workshops on reporting @ Oslo; 2025-06-11 Workshops on reporting @ Bergen"
    )]
    [InlineData("The study visit to Huelva took place May 12–14, 2024.", "2024-05-12..2024-05-14 Study visit to Huelva @ Huelva")]
    [InlineData(
        "The hearing on the bill takes place on 2025-05-20 at 10:00 GMT in London.",
        "2025-05-20 10:00-11:00 UTC Hearing on the bill @ London"
    )]
    [InlineData(
        "The launch event for the atlas will be hosted in Berlin on the 3rd of July 2025.",
        "2025-07-03 Launch event for the atlas @ Berlin"
    )]
    [InlineData(
        "The Institute will discuss the findings with fishers in Galway on 5 and 6 June 2025.",
        "2025-06-05..2025-06-06 Discussion of the findings with fishers @ Galway"
    )]
    [InlineData(
        "A reading takes place in Limerick on Friday 6 June 2025 at 7pm, in the old boat shed, and again online on Monday 9 June 2025 "
            + "at 8pm.",
        "2025-06-06 19:00-20:00 Europe/Dublin Reading @ Limerick, old boat shed; 2025-06-09 20:00-21:00 Europe/Dublin Reading online"
    )]
    [InlineData(
        "The giant sundial will be switched on in Dundee at noon on Saturday 7 June 2025.",
        "2025-06-07 12:00-13:00 Europe/London An article @ Dundee"
    )]
    [InlineData("The Budapest Process will hold a workshop on ferries on 12 June 2025.", "2025-06-12 Workshop on ferries")]
    [InlineData(
        "The seminar on the Paris Agreement takes place on 12 June 2025 in Oslo.",
        "2025-06-12 Seminar on the Paris Agreement @ Oslo"
    )]
    public void English(string text, string expected) => Assert.Equal(expected, Describe("en", text));

    [Theory]
    [InlineData(
        "La próxima asamblea de la red se celebrará en Montevideo en diciembre de 2026.",
        "2026-12 Próxima asamblea de la red @ Montevideo"
    )]
    [InlineData(
        "El taller de mediación tendrá lugar el 22 de octubre de 2025 en Sevilla.",
        "2025-10-22 Taller de mediación @ Sevilla"
    )]
    [InlineData(
        "La escuela de verano, un encuentro de jóvenes, se celebrará del 30 de noviembre al 4 de diciembre de 2026 en Madrid.",
        "2026-11-30..2026-12-04 Encuentro de jóvenes @ Madrid"
    )]
    [InlineData(
        "El encuentro anual de la RIMA se celebró en Las Palmas de Gran Canaria del 20 al 22 de octubre de 2024.",
        "2024-10-20..2024-10-22 Encuentro anual de la RIMA @ Las Palmas de Gran Canaria"
    )]
    [InlineData(
        "El acto de entrega se celebrará el jueves 11 de diciembre de 2025, de 18:00 a 20:00, en el salón Ombú del Teatro de la Bahía, "
            + "en Montevideo.",
        "2025-12-11 18:00-20:00 America/Montevideo Acto de entrega @ Montevideo, salón Ombú del Teatro de la Bahía"
    )]
    [InlineData(
        "La charla sobre vivienda será el 5 de junio de 2025 a las 17:00 en Bogotá.",
        "2025-06-05 17:00-18:00 America/Bogota Charla sobre vivienda @ Bogotá"
    )]
    [InlineData("Los talleres se celebrarán los días 3 y 4 de abril de 2025 en línea.", "2025-04-03..2025-04-04 An article online")]
    [InlineData("Doce municipios firmaron el 22 de octubre de 2024 un protocolo común.", "2024-10-22 Firma de un protocolo común")]
    [InlineData(
        "El curso de apicultura se impartirá en Temuco los días 4 y 5 de junio de 2025.",
        "2025-06-04..2025-06-05 Curso de apicultura @ Temuco"
    )]
    [InlineData("El torneo de otoño terminó el 6 de marzo de 2025 con empate.", "2025-03-06 Torneo de otoño")]
    [InlineData(
        "La panadería cooperativa abrirá sus puertas el sábado 7 de junio de 2025 a las 10:00 en Antigua Guatemala.",
        "2025-06-07 10:00-11:00 America/Guatemala Panadería cooperativa @ Antigua Guatemala"
    )]
    [InlineData(
        "El seminario sobre la Declaración de Lima se celebrará el 12 de junio de 2025.",
        "2025-06-12 Seminario sobre la Declaración de Lima"
    )]
    public void Spanish(string text, string expected) => Assert.Equal(expected, Describe("es", text));

    [Theory]
    [InlineData(
        "A oficina de cestaria realiza-se em Braga na sexta-feira, 6 de junho de 2025, às 14h30.",
        "2025-06-06 14:30-15:30 Europe/Lisbon Oficina de cestaria @ Braga"
    )]
    [InlineData(
        "O encontro de moleiros decorre em Évora, no Convento da Rosa, a 20 e 21 de novembro de 2025.",
        "2025-11-20..2025-11-21 Encontro de moleiros @ Évora, Convento da Rosa"
    )]
    [InlineData(
        "No sábado, 7 de junho de 2025, das 9h às 12h, há uma palestra no antigo mercado do Rato.",
        "2025-06-07 09:00-12:00 Palestra no antigo mercado do Rato @ , antigo mercado do Rato"
    )]
    public void Portuguese(string text, string expected) => Assert.Equal(expected, Describe("pt", text));

    [Theory]
    [InlineData(
        "يقام حفل رسمي في حماة يوم الجمعة ٦ حزيران ٢٠٢٥ الساعة الرابعة عصرا.",
        "2025-06-06 16:00-17:00 Asia/Damascus حفل رسمي @ حماة"
    )]
    [InlineData(
        "تقام ندوة علمية بسوسة يوم السبت 7 جوان 2025 من الساعة 10:00 إلى الساعة 13:00.",
        "2025-06-07 10:00-13:00 Africa/Tunis ندوة علمية بسوسة @ سوسة"
    )]
    [InlineData("ينعقد مؤتمر المدن في الدار البيضاء من 3 إلى 5 يونيو 2025.", "2025-06-03..2025-06-05 مؤتمر المدن @ الدار البيضاء")]
    [InlineData("ينظم المركز ورشة في عمّان يوم 7 غشت 2025.", "2025-08-07 ورشة – An article @ عمّان")]
    public void Arabic(string text, string expected) => Assert.Equal(expected, Describe("ar", text));

    [Theory]
    [InlineData("fr", "Le Centre a été créé en mars 2018 par le Conseil.")]
    [InlineData("fr", "Depuis le 5 mai 2024, le réseau organise des ateliers à Tunis.")]
    [InlineData("fr", "La date limite d’inscription à l’atelier est le 30 avril 2025.")]
    [InlineData("fr", "Les candidatures à la formation sont reçues jusqu’au 30 avril 2025.")]
    [InlineData("fr", "Le rapport sur la conférence a été publié le 12 février 2025.")]
    [InlineData("fr", "Le Pacte a été adopté par l’Assemblée générale en décembre 2018.")]
    [InlineData("fr", "La loi du 5 mai 2025 modifie le régime des réunions.")]
    [InlineData("fr", "La réunion a porté sur la Convention du 28 juillet 1951.")]
    [InlineData("fr", "Le Réseau, constitué à Cotonou le 21 novembre 2024, a profité de la réunion pour accueillir cinq membres.")]
    [InlineData("fr", "L’enquête, conduite entre janvier et avril 2025 à Kayes, a été présentée lors d’un atelier.")]
    [InlineData("fr", "À partir du 1er juin 2025, les séances seront gratuites.")]
    [InlineData("fr", "Publié le 19 novembre 2024 – Temps de lecture : 2 minutes")]
    [InlineData("fr", "Rome, le 25 juin 2024 – La rencontre entre les deux organismes a été un pas en avant significatif.")]
    [InlineData("fr", "Ces propositions seront examinées à Dakar, le 8 décembre 2025, veille de l’ouverture de la conférence.")]
    [InlineData("fr", "Inscrivez-vous à l’atelier avant le 3 juin 2025.")]
    [InlineData("fr", "Le sommet de 2019 a réuni 120 participants en 3 jours.")]
    [InlineData("fr", "Environ 12 mai 2025 personnes ont été reçues.")]
    [InlineData("fr", "Jean Dupont, né le 3 mai 1960 à Lyon, préside le forum.")]
    [InlineData("fr", "La conférence du 31 juin 2025 n’existe pas.")]
    [InlineData("fr", "Le prix est passé de 3,50 à 4,20 euros et la réunion a duré 2 h.")]
    [InlineData("fr", "Les travaux commenceront le lundi 12 mai 2025 à 8 h à Lyon.")]
    [InlineData("fr", "La bibliothèque fermera ses portes le samedi 7 juin 2025 à 18 h à Nantes.")]
    [InlineData("fr", "Depuis son lancement le 5 mai 2024 à Tunis, le service a reçu 300 appels.")]
    [InlineData("fr", "Les propositions doivent parvenir à l’institut le 15 janvier 2026 à midi.")]
    [InlineData("fr", "L’étude commencera le 3 mars 2025 à Kayes et durera un an.")]
    [InlineData("fr", "Les dossiers seront examinés à Dakar du 3 mars au 30 juin 2025.")]
    [InlineData("fr", "Le musée a ouvert ses portes le 3 mai 1974 à Lyon.")]
    [InlineData("fr", "Le tram ne circulera pas le dimanche 1er juin 2025 à 9 h.")]
    [InlineData("fr", "Les inscriptions ouvriront le lundi 2 juin 2025 à 9 h sur le site.")]
    [InlineData("fr", "Dans la nuit du mardi 4 mars 2025, un incendie a détruit la halle de Troyes.")]
    [InlineData("fr", "Échéances :\n- 12 juin 2025 : dépôt des dossiers\n- 30 juin 2025 : résultats")]
    [InlineData("fr", "Documents du forum :\n- Charte des villes, 12 juin 2024\n- Rapport annuel, 3 mai 2024")]
    [InlineData("en", "Roadworks will start in Leeds on Monday 12 May 2025 at 7am.")]
    [InlineData("en", "The museum opened its doors on 3 May 1974 in Leeds.")]
    [InlineData("en", "The survey will begin on 3 March 2025 in Tamale and run until June.")]
    [InlineData("en", "The app will be available on 5 May 2025 at 9am.")]
    [InlineData("en", "She studied in Leeds from 3 May 2010 to 5 June 2014.")]
    [InlineData("en", "Markets fell on Tuesday 4 March 2025 in London.")]
    [InlineData("en", "Important dates:\n- 12 May 2025: applications open\n- 30 June 2025: results published")]
    [InlineData("es", "Las obras comenzarán el lunes 12 de mayo de 2025 a las 8:00 en Sevilla.")]
    [InlineData("es", "La biblioteca cerrará el viernes 6 de junio de 2025 a las 14:00.")]
    [InlineData("es", "Desde su apertura el 5 de mayo de 2001 en Lima, el centro ha atendido a miles.")]
    [InlineData("en", "The Act of 5 May 2024 governs public meetings.")]
    [InlineData("en", "The agency was founded in May 2018 in Geneva.")]
    [InlineData("en", "Applications for the workshop close on 30 April 2025.")]
    [InlineData("en", "The deadline for the conference is 1 June 2025.")]
    [InlineData("en", "Register for the webinar by 3 June 2025.")]
    [InlineData("en", "The report was published on 12 February 2025 in London.")]
    [InlineData("en", "Last updated 3 March 2025 by the events team.")]
    [InlineData("en", "Since June 2024 the network has held meetings in Tunis.")]
    [InlineData("en", "The trial will start in Thessaloniki in September 2025 and run for a year.")]
    [InlineData("en", "The regulation entered into force on 1 January 2025 after the summit.")]
    [InlineData("en", "Only 5 may attend the meeting and 12 march home.")]
    [InlineData("en", "The minister announced on 3 March 2025 that the conference was a success.")]
    [InlineData("en", "The network will hold workshops from 1 June 2025.")]
    [InlineData("pt", "As inscrições terminam na quarta-feira, 25 de junho de 2025.")]
    [InlineData("pt", "O clube foi fundado em maio de 2008 por três oleiros.")]
    [InlineData("pt", "O concurso recebe partituras até 28 de junho de 2025.")]
    [InlineData("ar", "تأسس بيت القلم في 4 نيسان 1987.")]
    [InlineData("ar", "ويمكن للمدارس حجز زيارة حتى 20 جوان 2025.")]
    [InlineData("es", "El plazo de presentación termina el 15 de septiembre de 2025.")]
    [InlineData("es", "Las solicitudes para el curso se presentan hasta el 31 de octubre de 2025.")]
    [InlineData("es", "La asociación fue fundada el 5 de mayo de 2001 en Lima.")]
    public void Mere_dates(string language, string text) => Assert.Equal("", Describe(language, text));

    internal static string Describe(string language, string text) =>
        string.Join("; ", Extract(language, text).Select(Line));

    internal static IReadOnlyList<Event> Extract(string language, string text) =>
        EventExtractor.Extract(new ExtractionInput("article", "An article", language, text) { Published = new DateOnly(2025, 3, 10) });

    private static string Line(Event found)
    {
        var date = found.Precision == EventPrecision.Month ? $"{found.Start:yyyy-MM}"
            : !found.AllDay ? $"{found.Start:yyyy-MM-dd HH:mm}-{found.End:HH:mm}{(found.Zone is null ? "" : $" {found.Zone}")}"
            : found.End == found.Start.AddDays(1) ? $"{found.Start:yyyy-MM-dd}"
            : $"{found.Start:yyyy-MM-dd}..{found.End.AddDays(-1):yyyy-MM-dd}";
        var place = found.Place is null && found.Venue is null ? "" : $" @ {found.Place}{(found.Venue is null ? "" : $", {found.Venue}")}";
        var languages = found.Languages is null ? "" : $" [{string.Join(',', found.Languages)}]";
        return $"{date} {found.Title}{place}{(found.Online is true ? " online" : "")}{languages}";
    }
}
