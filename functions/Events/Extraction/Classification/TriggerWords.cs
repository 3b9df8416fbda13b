namespace Newsroom.Events.Extraction.Classification;

/// <summary>
/// The phrases that <see cref="TriggerFinder"/> finds, in lower case and without accents, separated by semicolons. Endings that a word may
/// have are in parentheses: <c>tenu(,e,s,es)</c>.
/// </summary>
internal static class TriggerWords
{
    public const string Nouns = """
        reunion(,s); rencontre(,s); atelier(,s); webinaire(,s); seminaire(,s); conference(,s); colloque(,s); symposium(,s); forum(,s); fora; sommet(,s); congres; assises
        table(,s) ronde(,s); assemblee(,s); consultation(,s); concertation(,s); ceremonie(,s); celebration(,s); inauguration(,s); evenement(,s); session(,s); seance(,s); formation(,s)
        visite(,s) d'etude; visite(,s); debat(,s); soiree(,s); matinee(,s); festival(,s); exposition(,s); concert(,s); foire(,s); salon de; salon du; salon des; hackathon(,s)
        audition(,s); diner-debat; ecole(,s) d'ete; election(,s); panel(,s); vernissage(,s); projection(,s)
        journee(,s) d'etude; journee(,s) d'information; journee(,s) de reflexion; journee(,s) de formation; journee(,s) de; journee(,s) portes ouvertes; journee(,s) mondiale(,s)
        journee(,s) internationale(,s); journee(,s) nationale(,s); journee(,s) technique(,s); journee(,s) thematique(,s); journee(,s) europeenne(,s)
        meeting(,s); workshop(,s); webinar(,s); seminar(,s); conferences; summit(,s); roundtable(,s); round table(,s); round-table(,s); assembly; ceremon(y,ies); celebrations; event(,s); training(,s)
        training course(,s); study visit(,s); peer visit(,s); site visit(,s); debate(,s); exhibition(,s); fair(,s); hearing(,s); briefing(,s); retreat(,s); gathering(,s); summer school(,s)
        open day(,s); open house(,s); town hall(,s); side event(,s); launch event; kick-off; public lecture(,s); keynote(,s)
        reuniones; encuentro(,s); taller(,es); seminario(,s); webinario(,s); conferencia(,s); cumbre(,s); foro(,s); congreso(,s); jornada(,s); simposio(,s); coloquio(,s); asamblea(,s)
        tournoi(,s); tournament(,s); torneo(,s); recital(,s,es); concierto(,s); proyeccion(,es); visita(,s) guiada(,s); visite(,s) guidee(,s); guided tour(,s); screening(,s); open evening(,s)
        portes ouvertes; puertas abiertas; jornada(,s) de; memorial gathering; memorial service; commemoration(,s); conmemoracion(,es); reading(,s) from; public reading(,s)
        restitution(,s) publique(,s); repetition(,s) publique(,s); premiere(,s) mondiale(,s); information evening(,s); homenaje(,s); hommage public
        uma oficina; oficinas de; palestra(,s); reuniao; reunioes; encontro(,s); coloquios; congressos; concerto(,s); feiras; sessao; sessoes; exposic(ao,oes); jornadas; cerimonia(,s); cerimoniais; lancamento(,s) do livro
        mesa-redonda; mesas-redondas; conversa(,s) online; visita(,s) guiada(,s); tertulias; serao de; noite de; roda(,s) de conversa; workshops de
        حفل; وحفل; الحفل; والحفل; للحفل; بالحفل; ندوة; وندوة; الندوة; والندوة; للندوة; بالندوة; ورشة; وورشة; الورشة; والورشة; للورشة; بالورشة; مؤتمر; ومؤتمر; المؤتمر; والمؤتمر; للمؤتمر; بالمؤتمر; لقاء; ولقاء; اللقاء; واللقاء; لللقاء; باللقاء; معرض; ومعرض; المعرض; والمعرض; للمعرض; بالمعرض; محاضرة; ومحاضرة; المحاضرة; والمحاضرة; للمحاضرة; بالمحاضرة
        مهرجان; ومهرجان; المهرجان; والمهرجان; للمهرجان; بالمهرجان; اجتماع; واجتماع; الاجتماع; والاجتماع; للاجتماع; بالاجتماع; ملتقى; وملتقى; الملتقى; والملتقى; للملتقى; بالملتقى; أمسية; وأمسية; الأمسية; والأمسية; للأمسية; بالأمسية; حوار; وحوار; الحوار; والحوار; للحوار; بالحوار; درس; ودرس; الدرس; والدرس; للدرس; بالدرس; نزهة; ونزهة; النزهة; والنزهة; للنزهة; بالنزهة
        تذوق; وتذوق; التذوق; والتذوق; للتذوق; بالتذوق; جلسة; وجلسة; الجلسة; والجلسة; للجلسة; بالجلسة; افتتاح; وافتتاح; الافتتاح; والافتتاح; للافتتاح; بالافتتاح; احتفال; واحتفال; الاحتفال; والاحتفال; للاحتفال; بالاحتفال; مسابقة; ومسابقة; المسابقة; والمسابقة; للمسابقة; بالمسابقة; منتدى; ومنتدى; المنتدى; والمنتدى; للمنتدى; بالمنتدى; تأبين; وتأبين; التأبين; والتأبين; للتأبين; بالتأبين
        ندوات; وندوات; الندوات; والندوات; للندوات; بالندوات; ورشات; وورشات; الورشات; والورشات; للورشات; بالورشات; ورش; وورش; الورش; والورش; للورش; بالورش; لقاءات; ولقاءات; اللقاءات; واللقاءات; لللقاءات; باللقاءات; معارض; ومعارض; المعارض; والمعارض; للمعارض; بالمعارض; محاضرات; ومحاضرات; المحاضرات; والمحاضرات; للمحاضرات; بالمحاضرات; اجتماعات; واجتماعات; الاجتماعات; والاجتماعات; للاجتماعات; بالاجتماعات; حفلات; وحفلات; الحفلات; والحفلات; للحفلات; بالحفلات; أمسيات; وأمسيات; الأمسيات; والأمسيات; للأمسيات; بالأمسيات; جلسات; وجلسات; الجلسات; والجلسات; للجلسات; بالجلسات
        mesa(,s) redonda(,s); curso(,s); capacitacion(,es); ceremonia(,s); inauguracion; sesion(,es); visita(,s); acto(,s); feria(,s); exposicion; charla(,s); debate(,s); evento(,s); tutoria(,s)
        """;

    /// <summary>Nouns for events that also have other meanings. They need more evidence for an event than <see cref="Nouns"/>.</summary>
    public const string FaintNouns = """
        lancement(,s); ouverture(,s); fete(,s); spectacle(,s); match(,s,es); concours; balade(,s); randonnee(,s); collecte(,s); repas; bal; banquet(,s); gala(,s); defile(,s); stage(,s); course a pied
        restitution(,s); remise(,s) des; remise(,s) de; depart(,s); lecture(,s); anniversaire(,s); veillee(,s); pique-nique(,s); permanence(,s); brocante(,s); kermesse(,s); manifestation(,s)
        launch(,es); opening(,s); reading(,s); talk(,s); class(,es); race(,s); contest(,s); walk(,s); tour(,s); party; parties; parade(,s); picnic(,s); lunch(,es); dinner(,s); breakfast(,s); weekend(,s)
        swap(,s);  memorial(,s); funeral(,s); premiere(,s); rally; rallies; vigil(,s); procession(,s); presentation(,s); demonstrations; play(,s) by; performance(,s); open mic
        lanzamiento(,s); apertura; fiesta(,s); funcion(,es); carrera(,s); concurso(,s); partido(,s); desfile(,s); cena(,s); almuerzo(,s); brindis; lectura(,s); obra(,s) de teatro; salida(,s);  caminata(,s)
        presentacion(,es); clase(,s);  recorrido(,s); estreno(,s); muestra(,s); velada(,s); tertulia(,s); titeres
        """;

    public const string Held = """
        se tiendr(a,ont); se tenait; se tient; se tenir; s'est tenu(,e); se sont tenu(,e)s; tenu(,e,s,es); aur(a,ont) lieu; a(,vait) eu lieu; ont eu lieu; a lieu; avoir lieu; ayant eu lieu
        se deroul(era,eront,e,ait,aient); s'est deroule(,e); se sont deroule(,e)s; se reuni(ra,ront,t,ssent,ssait); s'est reuni(,e); se sont reuni(,e)s; se retrouver(a,ont); se sont retrouve(,e)s
        organis(e,ent,ait,era,eront,ee,es,ees); co-organis(e,ent,era,eront,ee,es,ees); coorganis(e,ent,era,eront,ee,es,ees); accueill(e,i,era,eront); rejoignez-nous; retrouvez-nous; rendez-vous
        s'ouvrira; debutera; sera fete(,e); seront fete(s,es); sera celebre(,e); seront celebre(s,es); fetera; celebrer(a,ont)
        sera donne(,e); seront donne(s,es); sera dispense(,e); seront dispense(s,es); sera propose(,e); seront propose(s,es); est propose(,e); sont propose(s,es); sont invite(s,es); est invite(,e)
        vous attend(,ent); donn(era,eront) rendez-vous; participez; assistez; venez; dialoguer(a,ont); debattr(a,ont); vous invite(,nt); vous convie(,nt); anime(,e,s,es); reunira; reuni(,t,s); rassembler(a,ont); rassemble(,e); participer(,a,ont)
        take(,s) place; took place; taking place; taken place; held; hold(,s); holding; convene(,d,s); host(,s,ed); hosting; met; meet(,s); gather(,ed,s); join(,s) us; organi(s,z)ed; organi(s,z)es
        brought together; bring(,s) together; kick(,s) off; get(,s) under way; got under way; will be celebrated; will be shown; will be screened; you are invited; come and join; attend; attended; run(,s) from; scheduled
        se celebrara(,n); se celebr(o,a,an); se celebraron; celebrad(o,a,os,as); celebrara(,n); tendra(,n) lugar; tuv(o,ieron) lugar; tiene lugar; se reunira(,n); se reunio; se reunieron; reunira(,n)
        se impart(e,en,io,ieron,ira,iran); impartira(,n); se dictara(,n); se ofrecera(,n); tendran lugar; asista; acompanenos
        se expondra(,n); se proyectara(,n); se estrenara; se realizara(,n); se realizo; se realizaron; se llevara(,n) a cabo; se llevo a cabo; se llevaron a cabo; se desarrollaran; se desarrollo; le(,s) invita(,n,mos); invita(,n,mos) a
        realiza-se; realizam-se; realizou-se; realizaram-se; vai realizar-se; decorre; decorreu; decorrera; decorreram; tera lugar; terao lugar; tem lugar; teve lugar; tiveram lugar; reune-se; reunem-se; reuniu-se; reuniram-se
        sera realizad(o,a); serao realizad(os,as); acontece(,m); acontecera; aconteceu; havera; ha uma; ha um; serao tocad(as,os); sera tocad(a,o); convida(,m) para
        يقام; ويقام; تقام; وتقام; سيقام; وسيقام; ستقام; وستقام; أقيم; وأقيم; أقيمت; وأقيمت; ينعقد; وينعقد; تنعقد; وتنعقد; انعقد; وانعقد; انعقدت; وانعقدت; سيعقد; وسيعقد; ستعقد; وستعقد; يعقد; ويعقد; تعقد; وتعقد; عقدت; وعقدت; يجتمع; ويجتمع; تجتمع; وتجتمع; اجتمع; واجتمع; يلتقي; ويلتقي; تلتقي; وتلتقي; ينظم; وينظم; تنظم; وتنظم; نظم; ونظم; نظمت; ونظمت; يفتتح; ويفتتح; تفتتح; وتفتتح; يحتضن; ويحتضن; تحتضن; وتحتضن; احتضن; واحتضن; تستضيف; وتستضيف; يستضيف; ويستضيف; استضافت; واستضافت; يحيي; ويحيي
        organiza(,da,do,das,dos,n); organizara(,n); se desarrollara; participe; unase; acogera; acogio
        """;

    public const string Ceremony = """
        a signe; ont signe; avait signe; ayant signe; a officiellement signe; ont officiellement signe; a cosigne; ont cosigne; a ete signe(,e,s,es); ont ete signe(,e)s; sera signe(,e); seront signe(,e)s
        signer(a,ont); inaugure(,e,s,es); inaugurer(a,ont); was signed; were signed; be signed; been signed; has signed; have signed; had signed; will sign; signed a; signed an; signed the
        inaugurated; firmaron; firmo; firmara(,n); fue firmad(o,a); fueron firmad(os,as); se firmo; inaugurad(o,a,os,as); inauguro; se inaugurara
        """;

    public const string Weak = """
        presenter(a,ont); prevu(,e,s,es); programme(e,s,es); planned; will present; will open; will speak; interviendr(a,ont); se presentara(,n); presentara(,n); previst(o,a,os,as); opens; s'ouvriront
        se rendr(a,ont); sera presente(,e,s,es); seront presente(s,es); pourr(a,ont) visiter; pourr(a,ont) assister; pourr(a,ont) decouvrir; ouvrir(a,ont) au public; ouvrir(a,ont) ses portes; ouvriront leurs portes
        a ouvert ses portes; ont ouvert leurs portes; est programme(,e); sont programme(s,es); sera programme(,e); est fixe(,e); sont fixe(s,es); sera lance(,e); seront lance(s,es); a ete proclame(,e,s,es); sera proclame(,e); a ete decerne(,e,s,es); a ete devoile(,e,s,es); sera devoile(,e,s,es)
        a ete remis(,e,es); sera remis(,e,es); seront remis(,es); se produir(a,ont); jouer(a,ont)
        s'ouvr(e,ent,iront); debuteront; commencer(a,ont); demarrer(a,ont); will start; will begin; starts; begins; dara(,n) comienzo; dio comienzo; comenzara(,n); empezara(,n); se iniciara(,n); arrancara(,n)
        will discuss; will be presented; will be launched; will be unveiled; was unveiled; were unveiled; will be awarded; was awarded; were awarded; was crowned; opened its doors; will open its doors; opens its doors; will give; will perform
        will visit; can visit; may visit; will welcome; will debate; will host; follows on; is set for; are set for
        abrio sus puertas; abrira(,n) sus puertas; abrira(,n) al publico; sera lanzad(o,a); sera presentad(o,a); se presento; podra(,n) visitar; podra(,n) seguir; podra(,n) asistir; ofrecera(,n); se fijo; fue proclamad(o,a); sera(,n) el; se entregara(,n); se entrego
        abre ao publico; abre portas; abre as portas; abrem as portas; sera apresentad(o,a); serao apresentad(os,as); leio um; faco uma; apresenta(,m) o livro
        تبدأ; وتبدأ; يبدأ; ويبدأ; ستبدأ; وستبدأ; سيبدأ; وسيبدأ; تنطلق; وتنطلق; ينطلق; وينطلق; تفتح; وتفتح; يفتح; ويفتح; يقدم; ويقدم; تقدم; وتقدم; يشارك; ويشارك
        debatira(,n); discutira(,n); analizara(,n)
        """;

    public const string Other = """
        publi(e,ee,es,ees,era,ait,eront); paru(,e,s,es); paraitra; diffuse(,e,s,es); adopte(,e,s,es,nt); approuve(,e,s,es); cree(,e,s,es); fonde(,e,s,es); etabli(,e,s,es); constitue(,e,s,es)
        entre(,e,s,es) en vigueur; entrera en vigueur; ratifie(,e,s,es); nomme(,e,s,es); promulgue(,e,s,es); mis(,e,es) a jour; mise en ligne; annonce(,e,s,es,nt); declare(,e,s,es); decide(,e,s,es)
        expir(e,era,ation,es,ed,y); au plus tard; reporte(,e,s,es); annule(,e,s,es); ne le; nee le; decede(,e,s,es); mort(,e) le; lance(,e,s,es)
        signe(,e,s,es) le; fermer(a,ont); ferme(,e,s,es); entrera en service; entrent en vigueur; entreront en vigueur; s'appliquer(a,ont); sera disponible; seront disponibles; sera mis(,e) en
        publish(,ed,es); released; issued; adopt(,ed,s); approved; created; founded; established; entered into force; enter into force; ratified; appointed; elected; updated; last modified; announced
        will be available; will be published; will publish; will be released; will enter into force; shall enter into force; comes into force; announces; declared; decided; said; told; close(,s); due; cancelled; canceled; postponed; died; born; launched
        publicad(o,a,os,as); publico; aprobo; aprobad(o,a,os,as); adoptad(o,a,os,as); cread(o,a,os,as); fundad(o,a,os,as); entro en vigor
        cerrara(,n); cerrad(o,a,os,as); cierra(,n); entrara(,n) en vigor; se publicara(,n); publicara(,n); estara(,n) disponible(,s)
        foi fundad(o,a); foram fundad(os,as); nasceu; criad(o,a,os,as); adotad(o,a,os,as); termina(,m); encerra(,m); fecha(,m); sai em; foi lancad(o,a); aprovad(o,a)
        تأسس; وتأسس; تأسست; وتأسست; صدر; وصدر; صدرت; وصدرت; يصدر; ويصدر; نشر; ونشر; نشرت; ونشرت; أعلن; وأعلن; أعلنت; وأعلنت; توقف; وتوقف; توقفت; وتوقفت; ولد; وولد; ولدت; وولدت; توفي; وتوفي; توفيت; وتوفيت; أنشئ; وأنشئ; أنشئت; وأنشئت; أسس; وأسس; أسست; وأسست; اعتمد; واعتمد; اعتمدت; واعتمدت; أغلق; وأغلق; يغلق; ويغلق; ينشر; وينشر
        cancelad(o,a,os,as); aplazad(o,a,os,as); anuncio; nacio; murio
        """;

    public const string Deadline = """
        date limite; dernier delai; cloture des inscriptions; cloture des candidatures; echeance(,s); delai(,s); sont attendu(s,es); doivent parvenir; date butoir; candidature(,s); inscription(,s); inscrivez-vous
        deadline; closing date; apply; application(,s); submission(,s); register; registration(,s); plazo; fecha limite; solicitud(,es); plazos; a mas tardar; convocatoria; inscripcion(,es)
        prazo(,s); inscric(ao,oes); data limite; reservas; آخر موعد; الموعد النهائي; التسجيل; الحجز; الطلبات; الترشح; الترشحات
        """;
}
