using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading;

/// <summary>
/// Lines that mean the same on any site, in English, French, Spanish, Portuguese, German, Italian and Arabic: the label of a press
/// release, the time that reading takes, prompts to share, to follow and to comment, legal notices. A line is one of these only as a
/// whole.
/// </summary>
internal static partial class BoilerplatePhrases
{
    private const int MaxLength = 120;

    public static bool IsOne(string line) => line.Length <= MaxLength && (IsPhrase(line) || IsRow(line));

    // A row of links, of which each is such a phrase, or most are: "Back to top | Our newsletter".
    private static bool IsRow(string line) =>
        line.Split([" | ", " · ", " • "], StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } parts
        && parts.Count(IsPhrase) * 2 > parts.Length;

    private static bool IsPhrase(string line) =>
        (Label().IsMatch(line) || End().IsMatch(line) || ReadingTime().IsMatch(line) || Updated().IsMatch(line)
            || Prompt().IsMatch(line) || Comments().IsMatch(line) || Legal().IsMatch(line) || Unsubscribe().IsMatch(line)
            || Page().IsMatch(line) || Mailing().IsMatch(line));

    [GeneratedRegex(
        @"^\W{0,3}(?:(?:press|media|news) (?:release|statement)|for immediate release|(?:press|media) (?:note|advisory)"
        + @"|communiqu[ée](?: de presse)?|pour diffusion imm[ée]diate|dossier de presse|(?:nota|comunicado|bolet[íi]n) de prensa"
        + @"|para (?:su )?(?:publicaci[óo]n|difusi[óo]n) inmediata|(?:nota|comunicado) (?:[àa]|de|para a) imprensa"
        + @"|para divulga[çc][ãa]o imediata|pressemitteilung|medienmitteilung|presse-?information|comunicato stampa|بيان صحفي"
        + @"|بلاغ صحفي)\W{0,3}$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Label();

    /// <summary>The signs and words with which agencies and press offices end a text.</summary>
    [GeneratedRegex(
        @"^(?:#{3,}|# # #|[-–—] ?30 ?[-–—]|[-–—* ]{0,4}(?:ends|fin du communiqué|fin del comunicado|fim do comunicado|ende"
        + @"|انتهى(?: البيان| البلاغ| الخبر)?)[-–—* ]{0,4})$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex End();

    [GeneratedRegex(
        @"^\W{0,3}(?:(?:(?:temps|durée) de lecture|lecture|reading time|tiempo de lectura|lectura|tempo de leitura|leitura|lesezeit"
        + @"|lesedauer|tempo di lettura|مدة القراءة|وقت القراءة) ?:? ?(?:~|env(?:iron|\.)? |about |aprox\. )?[0-9٠-٩]{1,2} ?(?:min\w*"
        + @"|minutes?|minutos?|minuten|minuti|دقيقة|دقائق)?\.?|[0-9٠-٩]{1,2}[ -]?(?:min\w{0,5}\.?|mins?|دقيقة|دقائق) (?:read|de lecture"
        + @"|de lectura|de leitura|lesezeit|di lettura|قراءة|للقراءة)|(?:listen to (?:this|the) (?:article|story)"
        + @"|écouter (?:l['’]article|cet article)|escuch(?:ar?|e) (?:el|este) artículo|ouvir (?:o|este) artigo|ouça (?:o|este) artigo"
        + @"|artikel (?:an)?hören|ascolta (?:l['’]articolo|questo articolo)|استمع (?:إلى|الى) المقال)[\s(]{0,3}[0-9:]{0,8}\)?)\W{0,2}$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex ReadingTime();

    /// <summary>How long ago the page changed; the day itself is read elsewhere.</summary>
    [GeneratedRegex(
        @"^\W{0,3}(?:(?:last )?(?:updated|modified)|(?:dernière )?mise? à jour|actualizado|última actualización|atualizado"
        + @"|última atualização|aktualisiert|aggiornato) ?:? ?(?:[0-9]{1,2}|an?|une?|um[ao]?) (?:minutes?|mins?|hours?|days?) ago\W?$"
        + @"|^\W{0,3}(?:mise? à jour|publié|actualizado|publicado|atualizado|aktualisiert|aggiornato|modificato)e? (?:il y a|hace|há"
        + @"|vor) (?:[0-9]{1,2}|une?|uma?|un[ao]|einer?) \p{L}{3,9}\W?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Updated();

    /// <summary>Prompts to share, to follow, to print and to subscribe.</summary>
    [GeneratedRegex(
        @"^\W{0,3}(?:(?:share|tweet|e-?mail|print)(?: (?:this|the) (?:article|page|story|post)| this)|share (?:on|via|to) .{2,40}"
        + @"|partag(?:er|ez)(?: (?:cet article|cette page|l['’]article|sur .{2,40}|par .{2,30}))?|compart(?:ir|e|a|ilh(?:ar"
        + @"|e))(?: (?:este artículo|esta página|la noticia|o artigo|este artigo|esta notícia|a notícia|en .{2,40}|no .{2,40}))?"
        + @"|(?:imprimer|imprimir|envoyer) (?:cet article|cette page|l['’]article|par (?:e-?mail|courriel)|este artículo|esta página"
        + @"|este artigo|a página)|(?:enviar|mandar) por (?:correo(?: electrónico)?|e-?mail)|version imprimable|versión imprimible"
        + @"|versão para impressão|printer[- ]friendly version|artikel (?:teilen|drucken)|condividi(?: (?:su|l['’]articolo) ?.{0,30})?"
        + @"|شارك(?: المقال| على .{2,30})?|(?:auf|per|via) .{2,30} teilen|drucken|stampa|imprimir|imprimer|طباعة|(?:follow us"
        + @"|suivez[- ]nous|s[íi]guenos|s[ií]ganos|siga-nos|acompanhe-nos|folgen sie uns|seguici|تابعونا)(?: (?:on|sur|en|nas?|nos?|auf"
        + @"|su|على) .{2,60})?|(?:subscribe|sign up)(?: to| for) (?:our|the) newsletter|(?:abonnez-vous|inscrivez-vous) à (?:notre"
        + @"|la) (?:newsletter|lettre d['’]information|infolettre)|suscríbe(?:te|ase) (?:a|al) (?:nuestr[oa] |la )?(?:boletín"
        + @"|newsletter)|(?:subscreva|assine|inscreva-se na) (?:a )?(?:nossa )?newsletter|newsletter (?:abonnieren|bestellen)"
        + @"|iscriviti alla (?:nostra )?newsletter)\W{0,3}$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Prompt();

    [GeneratedRegex(
        @"^\W{0,3}(?:(?:leave|post|write|add) a (?:reply|comment)|(?:show|view|read) (?:all )?(?:the )?comments(?: \([0-9]+\))?"
        + @"|(?:laisser|ajouter|poster|écrire) un commentaire|(?:lire|voir|afficher) les commentaires(?: \([0-9]+\))?|(?:deja|dej[ae]r?"
        + @"|escrib(?:e|ir)|añadir) un comentario|(?:ver|ir a) los comentarios(?: \([0-9]+\))?|(?:deixe|deixar|escreva) (?:um"
        + @"|o seu) comentário|(?:ver|ir para) os comentários(?: \([0-9]+\))?|kommentar (?:schreiben|verfassen|hinterlassen)|(?:lascia"
        + @"|scrivi) un commento|اترك تعليق[اًا]*|[0-9]{1,4} (?:comments?|commentaires?|comentarios?|comentários?|kommentare?|commenti"
        + @"|تعليقات?))\W{0,3}$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Comments();

    [GeneratedRegex(
        @"^(?:copyright (?:©|\(c\)|[0-9]{4})\b.{0,80}|(?:all rights reserved|tous droits réservés|todos los derechos reservados"
        + @"|todos os direitos reservados|alle rechte vorbehalten|tutti i diritti riservati|جميع الحقوق محفوظة).{0,60}"
        + @"|.{0,60}\b(?:all rights reserved|tous droits réservés|todos los derechos reservados|todos os direitos reservados"
        + @"|alle rechte vorbehalten|tutti i diritti riservati)\W?|.{0,60}جميع الحقوق محفوظة\W?|\W{0,3}(?:legal notice|privacy policy"
        + @"|cookie policy|terms (?:of use|and conditions)|mentions légales|politique de confidentialité|conditions d['’]utilisation"
        + @"|gestion des cookies|aviso legal|política de (?:privacidad|privacidade|cookies)|términos (?:de uso|y condiciones)"
        + @"|termos de (?:uso|utilização)|impressum|datenschutz(?:erklärung)?|note legali|سياسة الخصوصية)\W{0,3})$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Legal();

    [GeneratedRegex(
        @"^(?:(?:to unsubscribe|unsubscribe)\b.{0,90}|if you (?:no longer|do not|don['’]t) (?:wish|want) to receive .{3,90}|(?:pour se"
        + @"|se|pour vous) (?:désabonner|désinscrire)\b.{0,90}|si vous ne (?:souhaitez|voulez|désirez) (?:plus|pas) recevoir .{3,90}"
        + @"|(?:darse de baja|para darse de baja)\b.{0,90}|si (?:ya )?no (?:desea|deseas|quiere|quieres) (?:seguir )?recib(?:ir"
        + @"|iendo) .{3,90}|(?:para cancelar a subscrição|cancelar subscrição|cancelar inscrição)\b.{0,90}|se (?:já )?não (?:deseja"
        + @"|pretende|quer) (?:mais )?receber .{3,90}|لإلغاء الاشتراك.{0,90})$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Unsubscribe();

    /// <summary>Ways around a page: to its top, to its main part, to the page before, and a sheet's plea not to be thrown away.</summary>
    [GeneratedRegex(
        @"^\W{0,3}(?:(?:back to|return to)(?: the)? (?:top|home ?page|the news)|skip to (?:main )?content|(?:retour"
        + @"|remonter) (?:en haut|au début)(?: de (?:la )?page)?|retour (?:à l['’]accueil|aux actualités)"
        + @"|aller au contenu(?: principal)?|(?:volver|ir) (?:arriba|al inicio|al contenido(?: principal)?)|(?:voltar|ir) (?:ao topo"
        + @"|ao início|para o (?:topo|conteúdo(?: principal)?))|(?:العودة|الرجوع|عودة) (?:إلى|الى) (?:الأعلى|أعلى(?: الصفحة)?|الرئيسية"
        + @"|الصفحة الرئيسية)|(?:تجاوز|انتقل|تخط) (?:إلى|الى) المحتوى(?: الرئيسي)?|you are here ?:?|vous êtes ici ?:?"
        + @"|(?:usted )?está (?:usted )?aquí ?:?|(?:você )?está aqui ?:?|أنت هنا ?:?|(?:read more|related articles|related news"
        + @"|you may also like|see also|most read|à lire (?:aussi|également)|sur le même sujet|les plus lus|lire la suite"
        + @"|artículos relacionados|noticias relacionadas|también te puede interesar|lo más leído|leer más|artigos relacionados"
        + @"|notícias relacionadas|leia também|veja também|mais lidas|ler mais|مقالات ذات صلة|أخبار ذات صلة|اقرأ أيضا|اقرأ أيضًا"
        + @"|الأكثر قراءة|إقرأ المزيد|اقرأ المزيد) ?:?|ne pas jeter sur la voie publique|no tirar a la vía pública"
        + @"|please recycle this (?:leaflet|paper)|نسخة للطباعة|أرسل إلى صديق|(?:view|read) (?:this (?:e-?mail|message)"
        + @"|online) in (?:your|the) browser|voir (?:ce message|cet e-?mail) dans (?:le|votre) navigateur|ver (?:este (?:mensaje"
        + @"|correo)|esta mensagem) en? (?:el|o|no) navega\w+)\W{0,3}$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Page();

    /// <summary>Prompts to join a mailing list, and questions whether a page was of use.</summary>
    [GeneratedRegex(
        @"^\W{0,3}(?:(?:join|subscribe to|sign up (?:to|for)) (?:our |the )?(?:mailing list|newsletter|bulletin)|(?:abonnez-vous"
        + @"|s['’]abonner|inscrivez-vous|recevez|recevoir) (?:à )?(?:notre|la) (?:newsletter|lettre(?: d['’]information)?|infolettre)"
        + @"|(?:suscríb\w+|apúnt\w+|recib\w+) (?:a |al )?(?:nuestr[oa]|la|el)? ?(?:boletín|newsletter|lista de correo)|(?:assin\w+"
        + @"|subscrev\w+|receba) (?:a |o )?(?:nossa |nosso )?(?:newsletter|boletim)|(?:انضم إلى|اشترك في|اشتركوا في|سجل في) (?:قائمتنا"
        + @"|نشرتنا|النشرة|القائمة)(?: (?:البريدية|الإخبارية|الأسبوعية|الشهرية))?|was this (?:page|article) (?:useful|helpful)"
        + @"|cette page vous a-t-elle été utile|¿?te (?:(?:resultó|fue) útil|sirvió est[ae]).{0,40}|esta página foi útil"
        + @"|هل (?:كانت )?هذه الصفحة مفيدة|(?:accept|manage|reject)(?: all)? cookies|(?:accepter|refuser|gérer)(?: tous)? les cookies"
        + @"|(?:aceptar|rechazar|gestionar)(?: todas)?(?: las)? cookies|(?:aceitar|rejeitar|gerir)(?: todos)?(?: os)? cookies"
        + @"|قبول (?:جميع )?ملفات (?:تعريف )?الارتباط|(?:like|share|follow us) on (?:facebook|twitter|x|instagram|linkedin)|(?:gostou"
        + @"|te gustó|ça vous a plu|you liked this)\? ?\p{L}{5,12})\W{0,3}$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Mailing();
}
