using System.Text.RegularExpressions;

namespace Newsroom.Reading.Formats.Web;

/// <summary>
/// Takes what is said to the readers of a site off an article's blocks: where other articles are, and calls to subscribe, follow, share
/// or give.
/// </summary>
internal sealed partial class ReaderCalls(List<Written> blocks, PageAddress address)
{
    private const int MaxCueLength = 200;
    private const int MaxLabelLength = 60;
    private const int MaxCallLength = 500;
    private const int MaxNoteLength = 120;
    private const int MaxHeadlineLength = 160;
    private const int MinHeadlineWords = 6;
    private const int MaxTail = 8;
    private const int MaxListed = 30;
    private const int MaxItems = 8;
    private const int MaxEndLength = 1_200;
    private const int MaxTeaserLength = 300;
    private const int MaxLineLength = 90;

    public void Cut(Action<string> cut)
    {
        var gone = new HashSet<int>();
        for (var i = 0; i < blocks.Count; i++)
        {
            var end = IsLabel(blocks[i]) ? EndOfList(i + 1) : i;
            if (end > i + 1 || (end > i && end == blocks.Count))
            {
                gone.UnionWith(Enumerable.Range(i, end - i));
            }
            else if (IsEndOfArticle(i))
            {
                gone.UnionWith(Enumerable.Range(i, blocks.Count - i));
                break;
            }
            else if (IsCue(blocks[i]) || IsWayToArticle(i) || IsListOfArticles(i) || IsNote(i))
            {
                gone.Add(i);
            }
        }

        gone.UnionWith(Enumerable.Range(0, blocks.Count).Skip(Math.Max(1, blocks.Count - MaxTail))
            .Where(i => blocks[i] is { IsParagraph: true, Text.Length: > 0 and <= MaxCallLength } && Call().IsMatch(blocks[i].Text)));
        if (gone.Count == blocks.Count)
        {
            return;
        }

        foreach (var i in gone.Order())
        {
            cut(PlainText(blocks[i]));
        }

        var kept = blocks.Where((_, i) => !gone.Contains(i)).ToList();
        blocks.Clear();
        blocks.AddRange(kept);
    }

    /// <summary>A heading or a line that announces links to other articles.</summary>
    private static bool IsLabel(Written block) =>
        block is { Text.Length: > 0 and <= MaxLabelLength } && (block.Level > 0 || block.IsParagraph) && Label().IsMatch(block.Text);

    /// <summary>Whether a heading announces other articles, and little more than that stands below it.</summary>
    private bool IsEndOfArticle(int i) => i > 0 && blocks[i].Level > 0 && OtherArticles().IsMatch(blocks[i].Text)
        && blocks.Count - i <= MaxListed
        && blocks.Skip(i).Sum(block => block.Text.Length) <= MaxEndLength && !blocks.Skip(i).Any(LeadsAway)
        && blocks.Skip(i + 1).All(block => block.Text.Length <= MaxTeaserLength);

    private int EndOfList(int start)
    {
        var end = start;
        while (end < blocks.Count && end - start < MaxListed && blocks[end].Level == 0 && LinkShare(blocks[end]) >= 60
            && !LeadsAway(blocks[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>A line that names another article: <c>Read also: …</c>.</summary>
    private static bool IsCue(Written block) =>
        block is { IsParagraph: true, Text.Length: > 0 and <= MaxCueLength } && Cue().IsMatch(block.Text)
            && (LinkShare(block) >= 30 || block.Text.Contains(':', StringComparison.Ordinal));

    /// <summary>A paragraph that is nothing but a link, as long as a headline, between others that are none.</summary>
    private bool IsWayToArticle(int i)
    {
        var block = blocks[i];
        return block is { IsParagraph: true, Text.Length: > 20 and <= MaxHeadlineLength } && i > 0 && LinkShare(block) >= 95
            && !Flow.IsSentence(block.Text) && blocks[i - 1].Text is not [.., ':'] && Anchor().Count(block.Html) == 1 && !LeadsAway(block)
            && (Arrow().IsMatch(block.Text) || block.Text.Split(' ').Length >= MinHeadlineWords);
    }

    /// <summary>A list of nothing but headlines of this site in the middle of a text that does not announce it.</summary>
    private bool IsListOfArticles(int i)
    {
        var block = blocks[i];
        return i > 0 && block.Html.StartsWith("<ul>", StringComparison.Ordinal)
            && blocks[i - 1] is { Level: 0, Text: not [.., ':'] }
            && Anchor().Count(block.Html) is > 0 and <= MaxItems && LinkShare(block) >= 95 && !LeadsAway(block)
            && PlainText(block).Split(' ').Length >= MinHeadlineWords * Anchor().Count(block.Html);
    }

    /// <summary>Whose a picture is that is not there, or what is paid for.</summary>
    private bool IsNote(int i) =>
        blocks[i] is { IsParagraph: true, Text.Length: > 0 and <= MaxNoteLength } block
        && (Paid().IsMatch(block.Text) || Control().IsMatch(block.Text) || IsImprint(block)
            || (i == blocks.Count - 1 && Sign().IsMatch(block.Text))
            || (Credit().IsMatch(block.Text) && !Flow.IsSentence(block.Text)
            && !block.Html.Contains("<img", StringComparison.Ordinal)
            && (i == 0 || !blocks[i - 1].Html.Contains("<img", StringComparison.Ordinal))));

    /// <summary>Whether a line says when the page was published or changed, and nothing else: the day has been read.</summary>
    private static bool IsImprint(Written block) => block.Text.Length <= MaxLineLength && Dated().IsMatch(block.Text);

    private bool LeadsAway(Written block) => Href().Matches(block.Html).Select(link => link.Groups["href"].Value)
        .Any(target => address.LeadsAway(target) || Reading.Downloads.TypeOf(target) is not null);

    private static int LinkShare(Written block)
    {
        var text = PlainText(block).Count(char.IsLetterOrDigit);
        return text == 0 ? 0
            : 100 * Anchor().Matches(block.Html).Sum(link => Tag().Replace(link.Value, "").Count(char.IsLetterOrDigit)) / text;
    }

    private static string PlainText(Written block) => Block.Line(System.Net.WebUtility.HtmlDecode(Tag().Replace(block.Html, " ")));

    [GeneratedRegex(@"^(?:©|\(c\))?\s?\(?(?:titelbild|crédito|beitragsbild|bild(?:er|nachweis|quelle)?|foto(?:s|nachweis)?|photos?|crédits? photos?|image credits?"
        + @"|photo credits?|photograph by|photo by|foto de|zdj\.|fot\.)\s?(?:by|von|:|via|©)", RegexOptions.IgnoreCase
        | RegexOptions.CultureInvariant)]
    private static partial Regex Credit();

    [GeneratedRegex(@"^\*?(?:werbung|anzeige|advertisement|enthält affiliate|this post contains affiliate|dieser beitrag enthält (?:werbung|affiliate))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Paid();

    /// <summary>What a button says that a page has as text.</summary>
    [GeneratedRegex(@"^\W{0,3}(?:(?:bild(?:er)?|rezept|tipp|foto|karte|quellen|kommentare) (?:anzeigen|drucken|ausblenden|einblenden|favorisieren|merken)"
        + @"|externer inhalt|diesen inhalt laden|zum rezept springen|(?:print|jump to|save) (?:the )?recipe|pin recipe|(?:imprimir|guardar) receta"
        + @"|(?:imprimer|enregistrer) la recette|(?:pdf|print) version|auf merkzettel|slideshow starten|galerie öffnen|view gallery|enlarge image)\W{0,3}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Control();

    [GeneratedRegex(@"^(?:(?:zuletzt |last |ultima |última |dernière )?(?:aktualisiert|geändert|updated|modified|revised|modifica|actualización|mise? à jour"
        + @"|published|posted|publiziert|veröffentlicht|publié|publicado|pubblicato|opublikowano|zaktualizowano|erstellt|stand))\b[^.!?]{0,12}?"
        + @"(?:[0-9]{1,2}[./-]\s?[0-9]{1,2}[./-]\s?[0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\.? (?:de )?\p{L}{3,10}\.? (?:de )?[0-9]{4}"
        + @"|\p{L}{3,10}\.? [0-9]{1,2},? [0-9]{4})[^.!?]{0,50}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    // The initials of who wrote it, and of the agency: (dpa/mt), aja/PAP, RIRM.
    [GeneratedRegex(@"^[(/]?\p{L}{2,5}(?:/\p{L}{2,8}){1,3}\)?$|^[(/]?\p{Lu}{2,5}\)?$|^\(\p{Ll}{2,5}\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Sign();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex("<a [^>]*>[^<]*(?:<(?!/a>)[^<]*)*</a>", RegexOptions.CultureInvariant)]
    private static partial Regex Anchor();

    [GeneratedRegex("<a href=\"(?<href>[^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Href();

    [GeneratedRegex("^(?:>>|»|→|►|▶|➡|&gt;)|(?:<<|→|»)$", RegexOptions.CultureInvariant)]
    private static partial Regex Arrow();

    [GeneratedRegex(
        @"^(?:mehr (?:zum thema|dazu|artikel|infos?|lesen)|auch interessant|(?:das )?könnte (?:sie|dich) auch interessieren|verwandte (?:themen|artikel|themenbereiche|beiträge)|weitere (?:informationen|infos|artikel|beiträge|themen|links|aktuelle)|weiterführende (?:informationen|links?)|weiterführender link|zum weiterlesen|empfehlungen (?:aus|der|für)|ähnliche (?:beiträge|artikel|themen)|könnte (?:sie|dich|ihnen|dir) auch|weitere \p{L}+tipps|keep reading|more stories|vous aimerez|schon gelesen|über (?:den autor|die autorin)|about the author|lust auf mehr|lesen sie auch|lies auch|aus dem archiv|related (?:articles|stories|posts|content|links|topics|news)|read (?:more|next|also)|more (?:on|from|about)|you (?:may|might) also|recommended (?:for|reading|articles|stories)|à lire (?:aussi|également)|lire aussi|sur le même (?:sujet|thème)|vous aimerez aussi|pour aller plus loin|articles? liés?|te puede interesar|lea también|lee también|más (?:información|noticias)|noticias relacionadas|(?:artículos )?relacionad[oa]s|también (?:te|le) puede|vea también|leia (?:também|mais)|veja também|saiba mais|notícias relacionadas|leggi anche|potrebbe interessarti|approfondimenti|czytaj (?:też|także|więcej)|zobacz (?:też|także)|polecamy|przeczytaj (?:też|także)|lees ook)\b[^.:]{0,30}[:.…?!]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    // Not "further information": that is of the article.
    [GeneratedRegex(
        @"^(?:(?:ähnliche|verwandte|weitere) (?:beiträge|artikel|meldungen|nachrichten)|mehr zum thema|auch interessant|(?:das )?könnte (?:sie|dich|ihnen|dir) auch|lesen sie auch|lies auch|empfehlungen (?:aus|der|für)|related (?:articles|stories|posts|content|news)|read (?:next|also)|more stories|keep reading|you (?:may|might) also|recommended (?:for|reading|articles|stories)|à lire (?:aussi|également)|sur le même (?:sujet|thème)|vous aimerez|articles? liés?|te puede interesar|noticias relacionadas|artículos relacionados|también (?:te|le) puede|notícias relacionadas|veja também|leggi anche|potrebbe interessarti|czytaj (?:też|także)|zobacz (?:też|także)|polecamy|lees ook)\b[^.:]{0,30}[:.…?!]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherArticles();

    [GeneratedRegex(
        @"^[>»→►•*\s]{0,4}(?:mehr (?:zum thema|dazu)|auch interessant|lesen sie (?:auch|hier|mehr|dazu)|lies auch|siehe auch|read (?:more|next|also|this)|see also|also read|related|more on this|à lire (?:aussi|également)|lire (?:aussi|également)|voir aussi|te puede interesar|le puede interesar|lea (?:también|además|más)|lee (?:también|además|más)|vea también|puedes? ver|ver también|mira también|leia (?:também|mais)|veja (?:também|mais)|leggi anche|czytaj (?:też|także|więcej)|zobacz (?:też|także|więcej)|przeczytaj (?:też|także)|lees ook)\b\s?(?:[:|»>–—-]|$|\S)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cue();

    [GeneratedRegex(
        @"\b(?:newsletter|abonnier(?:e|t|en sie)|subscribe (?:now|to|today|here)|sign up (?:for|here|to)|suscríbe(?:te|se)|suscribirse a|abonnez-vous|inscrivez-vous à (?:notre|la)|iscriviti|assine|folge(?:n sie|t)? uns|follow us|s[ií]gu?enos|s[ií]guenos|suivez-nous|seguici|siga-nos|download (?:the|our) [\w ]{0,30}apps?|(?:fan-?)?shop besuchen|support(?:ing)? our (?:work|journalism)|unterstütz(?:e|en sie|t) (?:uns|unsere)|donate (?:now|here|today)|spenden sie|hazte (?:miembro|soci[oa])|únete a|advertise with|copyrighted property|alle rechte vorbehalten|all rights reserved|todos los derechos reservados|tous droits réservés|(?:artikel|beitrag) (?:teilen|drucken)|share this (?:article|post|story)|enjoyed (?:reading )?this|gefällt (?:dir|ihnen) (?:unser|dieser)|prawem autorskim|wesprzyj|diese artikel könnten)\b"
        // Only at the beginning of a sentence they speak to the reader: others become members, too.
        + @"|(?:^|[.!?…:]\s)(?:get the (?:latest|best) [\w ]{0,20}(?:news|stories|updates)|apoya (?:el|al|nuestro|a nuestro) periodismo|hacemos periodismo|we need your help|help us continue|become a (?:member|supporter)|(?:jetzt )?mitglied werden|werden? sie mitglied|faites un don)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Call();
}
