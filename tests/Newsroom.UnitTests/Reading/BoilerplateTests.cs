using System.Text;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Xunit;

namespace Newsroom.Tests.Reading;

/// <summary>What is cut from the head and the end of a text, and what is not. The text between is always the same.</summary>
public sealed class BoilerplateTests
{
    private const string Text =
        "Les voisins vivent dans la ville et parlent de leurs projets avec les familles, comme chaque année au printemps, quand les "
            + "écoles ferment.";

    [Theory]
    [InlineData("Accueil > Actualités > Villes")]
    [InlineData("Home / News / Towns")]
    [InlineData("Aller au contenu | Plan du site | Contact")]
    [InlineData("Portail des villes — Presse — Nouvelles — Détail")]
    [InlineData("Vous êtes ici : Accueil » Nouvelles » Villes")]
    public void A_menu_above_the_headline(string menu)
    {
        var copy = Read($"{menu}\nLe titre de l'article\n\n{Text}");
        Assert.Equal(("Le titre de l'article", Text), (copy.Headline, copy.Text));
        Assert.Equal([menu], copy.Cut);
    }

    [Theory]
    [InlineData("PRESS RELEASE")]
    [InlineData("For immediate release")]
    [InlineData("COMMUNIQUÉ DE PRESSE")]
    [InlineData("Nota de prensa")]
    [InlineData("COMUNICADO DE IMPRENSA")]
    [InlineData("Pressemitteilung")]
    [InlineData("بيان صحفي")]
    public void The_label_of_a_press_release_is_not_its_headline(string label)
    {
        var copy = Read($"{label}\n\nLe titre de l'article\n\n{Text}");
        Assert.Equal(("Le titre de l'article", Text), (copy.Headline, copy.Text));
        Assert.Equal([label], copy.Cut);
    }

    [Theory]
    [InlineData("5 min read")]
    [InlineData("Temps de lecture : 3 minutes")]
    [InlineData("Tiempo de lectura: 4 min")]
    [InlineData("Écouter l’article 04:31")]
    [InlineData("Atualizado há 2 horas")]
    [InlineData("Updated 3 hours ago")]
    [InlineData("Partager sur Facebook")]
    [InlineData("Compartilhe esta notícia")]
    [InlineData("شارك المقال")]
    [InlineData("Suivez-nous sur les réseaux sociaux")]
    [InlineData("Síguenos")]
    [InlineData("Leave a comment")]
    [InlineData("12 commentaires")]
    [InlineData("Copyright 2026 Le Phare. Publicité")]
    [InlineData("Tous droits réservés")]
    [InlineData("Mentions légales")]
    [InlineData("Si vous ne souhaitez plus recevoir nos communiqués, répondez STOP.")]
    [InlineData("###")]
    [InlineData("-30-")]
    public void A_line_that_means_the_same_on_any_site_is_cut_wherever_it_stands(string line)
    {
        Assert.Equal([line], Read($"Le titre\n\n{line}\n\n{Text}").Cut);
        var copy = Read($"Le titre\n\n{Text}\n\n{line}\n\nUn second paragraphe dit la suite, et il finit par un point.");
        Assert.Equal([line], copy.Cut);
        Assert.DoesNotContain(line, copy.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Partager sur la place du village un repas que chacun a préparé, c'est l'idée de la fête.")]
    [InlineData("The council will share the article of the treaty that both sides have signed.")]
    [InlineData("Lecture publique à 18 h")]
    [InlineData("Share prices fell")]
    [InlineData("Le communiqué de presse du maire a surpris les voisins.")]
    [InlineData("Mise à jour du plan des jardins")]
    public void A_sentence_with_such_words_stays(string line)
    {
        var copy = Read($"Le titre\n\n{Text}\n\n{line}\n\nUn second paragraphe dit la suite, et il finit par un point.");
        Assert.Empty(copy.Cut);
        Assert.Contains(line, copy.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Interview by Rosa Oyelaran, 30 October 2026", "Rosa Oyelaran", 30)]
    [InlineData("Entretien par Anne Rivière, 30 octobre 2026", "Anne Rivière", 30)]
    [InlineData("Posted on October 28, 2026 by Fiona Walsh-Tierney", "Fiona Walsh-Tierney", 28)]
    [InlineData("Publié le 28 octobre 2026 par Anne de la Rivière", "Anne de la Rivière", 28)]
    public void A_line_with_author_and_day(string line, string author, int day)
    {
        var copy = Read($"Le titre\n\n{line}\n\n{Text}");
        Assert.Equal((author, new DateOnly(2026, 10, day), Text), (copy.Author, copy.Published, copy.Text));
    }

    [Fact]
    public void A_remark_above_headline_and_byline()
    {
        var copy = Read(
            "Vous lisez : Reportages\nVersion texte. Les photos sont sur le site.\n\nLe titre de l'article\n\nPar Anne Rivière\n\n3 "
                + $"mai 2026\n\n{Text}");
        Assert.Equal(
            ("Le titre de l'article", "Anne Rivière", new DateOnly(2026, 5, 3), Text),
            (copy.Headline, copy.Author, copy.Published, copy.Text));
    }

    [Theory]
    [InlineData("Dakar, le 3 mai 2026", "Dakar")]
    [InlineData("DAKAR (3 mai 2026) –", "Dakar")]
    [InlineData("Publié le 3 mai 2026", null)]
    [InlineData("Communiqué de presse – 3 mai 2026", null)]
    public void A_line_with_the_day_and_perhaps_the_place(string line, string? place)
    {
        var copy = Read($"Le titre\n\n{line}\n\n{Text}");
        Assert.Equal((Text, place), (copy.Text, copy.Dateline?.Place));
        Assert.Equal(new DateOnly(2026, 5, 3), copy.Published ?? copy.Dateline?.Date);
    }

    [Theory]
    [InlineData("COMMUNIQUÉ – POUR DIFFUSION IMMÉDIATE", "Les voisins parlent de leurs projets")]
    [InlineData("RÉSEAU DES VILLES – POUR DIFFUSION IMMÉDIATE", "Les voisins parlent de leurs projets")]
    [InlineData("Le Phare, journal du dimanche", "Les familles de la ville en fête")]
    [InlineData("Revue des arts\n\nReportages", "« Les voisins parlent comme chaque année »")]
    public void A_name_above_the_headline_that_the_text_does_not_take_up(string above, string headline)
    {
        var copy = Read($"{above}\n\n{headline}\n\n{Text}");
        Assert.Equal((headline, Text), (copy.Headline, copy.Text));
        Assert.Equal(above.Split("\n\n"), copy.Cut);
    }

    [Theory]
    [InlineData("Les voisins parlent de leurs projets", "La ville et les familles")]
    [InlineData("Jaque en el comedor", "Crónica de un torneo")]
    public void The_first_headline_stays_one_where_another_line_follows(string headline, string next)
    {
        var copy = Read($"{headline}\n\n{next}\n\n{Text}");
        Assert.Equal((headline, $"{next}\n\n{Text}"), (copy.Headline, copy.Text));
        Assert.Empty(copy.Cut);
    }

    [Fact]
    public void The_place_and_day_below_the_text_are_those_of_publication() =>
        Assert.Equal(new DateOnly(2026, 5, 3), Read($"Le titre\n\n{Text}\n\nDakar, le 3 mai 2026").Published);

    [Theory]
    [InlineData("Partager : Facebook · Twitter · LinkedIn")]
    [InlineData("Facebook | Twitter | LinkedIn")]
    [InlineData("Imprimer   Agrandir   Signaler une erreur")]
    [InlineData("Cette page vous a-t-elle été utile ? Oui / Non")]
    [InlineData("Notez cet article ☆ ☆ ☆ ☆ ☆")]
    [InlineData("Cliquez pour noter de 1 à 5")]
    [InlineData("© Les villes 2026. Tous droits réservés.")]
    [InlineData("Page 2 sur 3")]
    [InlineData("<< Article plus ancien : Les voisins")]
    [InlineData(">> Toutes les nouvelles des villes")]
    [InlineData("Suivant : Les voisins ont leur fête")]
    [InlineData("Retour à l'accueil")]
    [InlineData("Nous utilisons des témoins de connexion. Accepter – Refuser – Personnaliser")]
    [InlineData("Mentions légales – Données personnelles – Plan du site")]
    [InlineData("Consultez le calendrier pour le programme :")]
    public void Furniture_behind_the_text(string line)
    {
        var copy = Read($"Le titre\n\n{Text}\n\n{line}");
        Assert.Equal(Text, copy.Text);
        Assert.Equal([Block.Line(line)], copy.Cut);
    }

    [Fact]
    public void Short_lines_beside_furniture_go_with_it()
    {
        var copy = Read(
            $"Le titre\n\n{Text}\n\nCommentaires fermés\nÀ lire aussi : Les voisins ont leur fête\nNewsletter · Contact · Presse");
        Assert.Equal(Text, copy.Text);
        Assert.Equal(3, copy.Cut.Count);
    }

    [Theory]
    [InlineData("Inscriptions : auprès de la mairie, jusqu'au 3 mai.")]
    [InlineData("Venez nombreux !")]
    [InlineData("Entrée libre")]
    [InlineData("Contact presse : anne@villes.example – 02 40 00 00 00")]
    [InlineData("Quelle ville voulez-vous ? Dites-le-nous.")]
    [InlineData("Les villes et les voisins – une longue histoire")]
    [InlineData("« Nous reviendrons », disent-ils.")]
    public void What_an_article_may_end_with_stays(string line)
    {
        var copy = Read($"Le titre\n\n{Text}\n\n{line}");
        Assert.EndsWith(line, copy.Text, StringComparison.Ordinal);
        Assert.Empty(copy.Cut);
    }

    [Fact]
    public void Lines_that_other_articles_have_too_go_where_they_stand_at_an_edge()
    {
        const string shared = "Pour ne plus recevoir nos nouvelles, répondez STOP";
        const string last = "Les écoles ferment et les voisins se retrouvent au bord de la rivière, avec des soupes et des chansons.";
        var copy = Read($"Le titre\n\n{shared}\n\n{Text}\n\n{last}\n\n{shared}", line => line == shared);
        Assert.Equal($"{Text}\n\n{last}", copy.Text);
        Assert.All(copy.Cut, line => Assert.Equal(shared, line));
    }

    [Fact]
    public void A_headline_that_other_articles_have_too_stays_where_there_is_no_other() =>
        Assert.Equal("Agenda", Read($"Agenda\n\n{Text}", line => line == "Agenda").Headline);

    [Fact]
    public void A_folder_learns_from_articles_that_differ_and_not_from_copies()
    {
        var lines = new FolderLines()
            .Learn("a.txt", Draft("Un premier texte.", "Fin du communiqué"))
            .Learn("b.txt", Draft("Un premier texte.", "Fin du communiqué"));
        Assert.False(lines.IsShared("Fin du communiqué"));
        lines = lines.Learn("c.txt", Draft("Un autre texte.", "FIN DU COMMUNIQUÉ"));
        Assert.True(lines.IsShared("Fin du communiqué"));
        var due = Assert.Single(lines.Due);
        Assert.Equal("a.txt", due.Path);
        Assert.Empty(lines.Settle([due]).Due);
        Assert.True(lines.Settle([due]).IsShared("Fin du communiqué"));
    }

    [Fact]
    public void A_folder_remembers_a_bounded_number_of_lines()
    {
        var lines = Enumerable
            .Range(0, 2_000)
            .Aggregate(new FolderLines(), (known, number) =>
                known.Learn($"{number}.txt", Draft($"Texte {number}.", $"Ligne {number}", "Fin")));
        Assert.True(lines.IsShared("Fin"));
        Assert.InRange(lines.Lines.Length, 1, 200);
        Assert.InRange(lines.Articles, 60, 400);
    }

    private static Draft Draft(string lead, params string[] edges) => new()
    {
        Edges = edges,
        Body = new() { Title = lead, Summary = lead, Language = "fr", Published = DateTimeOffset.UnixEpoch, Html = "", Text = lead },
    };

    private static Copy Read(string text, Func<string, bool>? isShared = null) =>
        CopyEditor.Edit(new PlainTextFormat(new HtmlCleaner()).Read(Encoding.UTF8.GetBytes(text), []), isShared);
}
