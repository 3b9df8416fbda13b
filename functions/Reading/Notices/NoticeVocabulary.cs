namespace Newsroom.Reading.Notices;

/// <summary>Words that stand beside those that ask to wait, and ask for nothing by themselves.</summary>
internal static class NoticeVocabulary
{
    public const string Waiting =
        "t s n pre private strikt until till before prior to for on at in by of the a an is are be must may should strict strictly "
        + "under lifts lifted hold held "
        + "su sa jusqu avant le la les l au aux à de du des d est sont être en sous strict stricte strictement levé levée lever "
        + "autorisée autorisé "
        + "prévue prévu "
        + "bis vor der die das den dem des am um zum zur ist sind strikte streng erst mit und "
        + "hasta antes el los las del al a con bajo es son se sea para por estricto queda puede debe prohibida "
        + "até às ao aos o os do da dos das sob com é são deve ser "
        + "fino sino prima al alle ore dell il lo i gli di sotto è sono da del dello della della "
        + "tot voor het onder met is zijn vóór van en mag worden "
        + "kadar önce tarihine tarihinden tarihi günü saat saate saatine den dan ten tan "
        + "до ранее раньше под с для "
        + "do przed z objęta objęty objęte może być "
        + "حتى قبل يوم الساعة في من إلى تاريخ "
        + "and or et ou y e o oder und en ve и или i lub و أو only seulement uniquement nur sólo só solo alleen sadece только tylko فقط ";

    public const string Documents =
        "internal public yet concept provisional provisoire vorläufig provisorisch interno interna interne definitiva definitivo "
        + "définitive final finale "
        + "vorab informacyjne "
        + "press news media release statement communique document report information text story note notes editors editor speech "
        + "delivery check "
        + "against this that these it all contents details copy version v "
        + "communiqué presse dossier texte contenu informations présent présente ce cette ces travail projet internes externe "
        + "pressemitteilung presseinformation medienmitteilung pressemeldung mitteilung meldung dokument rede redebeginn beginn text "
        + "inhalte "
        + "informationen es gilt gesprochene wort "
        + "nota prensa comunicado información noticia documento texto contenido informe rueda esta este "
        + "imprensa informação informações notícia conteúdo esta este "
        + "comunicato stampa notizia informazione informazioni testo presente "
        + "persbericht bericht informatie nieuws tekst dit deze "
        + "haber haberi basın bülteni bülten bilgi metin bu "
        + "пресс релиз сообщение информация документ материал материалы текст "
        + "informacja informacje prasowa komunikat materiał prasowy wersja robocza "
        + "بيان صحفي البيان خبر الخبر معلومات وثيقة مادة بلاغ هذا هذه مخصص مخصصة ";

    public const string Courtesy =
        "please note respect observe attention important reminder find below attached our "
        + "veuillez trouver ci dessous joint notre merci respecter attention rappel vous prions "
        + "bitte beachten beachte sie achtung hinweis wichtig siehe unten unsere "
        + "rogamos ruega respetar favor atención adjunto nuestra nuestro "
        + "solicitamos pedimos respeitar respeitem atenção "
        + "prega rispettare attenzione pregasi "
        + "gelieve graag respecteren respecteer let op "
        + "lütfen uyunuz dikkat просьба соблюдать просим внимание prosimy przestrzeganie uwaga يرجى الالتزام تنبيه ب ";

    public const string Times =
        "segunda terça quarta quinta sexta feira monday tuesday wednesday thursday friday saturday sunday time local noon midnight hour "
        + "hours hrs hr h hs uhr am pm m p st nd rd th er "
        + "heure heures midi minuit mittag mitternacht hora horas mediodía medianoche meio dia noite mezzogiorno mezzanotte "
        + "uur middernacht godz godzina godziny godzinie rano г года год году r roku часов ч мск ص م صباحا مساء ظهرا "
        + "пон понедельника вторника среды четверга пятницы субботы воскресенья poniedziałku wtorku środy czwartku piątku soboty niedzieli "
        + "gmt utc cet cest bst edt est et ct pt mst pst pdt eet eest wat cat eat sast z "
        + "london paris brussels bruxelles brussel geneva genève genf berlin madrid lisboa lisbon roma rome vienna wien york washington "
        + "eastern "
        + "pacific central moscow istanbul ankara warszawa rabat tunis cairo beirut new ";
}
