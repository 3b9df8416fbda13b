namespace Newsroom.Events.Extraction;

/// <summary>
/// The words that <see cref="Triggers"/> finds, without accents. In parentheses the endings that a word or phrase may have: <c>tenu(,e,s,es)</c>.
/// </summary>
internal static class TriggerWords
{
    public const string Nouns = """
        reunion(,s); rencontre(,s); atelier(,s); webinaire(,s); seminaire(,s); conference(,s); colloque(,s); symposium(,s); forum(,s); fora; sommet(,s); congres; assises
        table(,s) ronde(,s); assemblee(,s); consultation(,s); concertation(,s); ceremonie(,s); celebration(,s); inauguration(,s); evenement(,s); session(,s); seance(,s); formation(,s)
        visite(,s) d'etude; visite(,s); debat(,s); soiree(,s); matinee(,s); festival(,s); exposition(,s); concert(,s); foire(,s); salon de; salon du; salon des; tournoi(,s); hackathon(,s)
        audition(,s); diner-debat; ecole(,s) d'ete; election(,s); panel(,s); vernissage(,s); projection(,s)
        journee(,s) d'etude; journee(,s) d'information; journee(,s) de reflexion; journee(,s) de formation; journee(,s) de; journee(,s) portes ouvertes; journee(,s) mondiale(,s)
        journee(,s) internationale(,s); journee(,s) nationale(,s); journee(,s) technique(,s); journee(,s) thematique(,s); journee(,s) europeenne(,s)
        meeting(,s); workshop(,s); webinar(,s); seminar(,s); conferences; summit(,s); roundtable(,s); round table(,s); round-table(,s); assembly; ceremon(y,ies); celebrations; event(,s); training(,s)
        training course(,s); study visit(,s); peer visit(,s); site visit(,s); debate(,s); exhibition(,s); fair(,s); hearing(,s); briefing(,s); retreat(,s); gathering(,s); summer school(,s)
        open day(,s); open house(,s); town hall(,s); side event(,s); launch event; kick-off; public lecture(,s); keynote(,s)
        reuniones; encuentro(,s); taller(,es); seminario(,s); webinario(,s); conferencia(,s); cumbre(,s); foro(,s); congreso(,s); jornada(,s); simposio(,s); coloquio(,s); asamblea(,s)
        mesa(,s) redonda(,s); curso(,s); capacitacion(,es); ceremonia(,s); inauguracion; sesion(,es); visita(,s); acto(,s); feria(,s); exposicion; charla(,s); debate(,s); evento(,s); tutoria(,s)
        """;

    public const string Held = """
        se tiendr(a,ont); se tenait; se tient; se tenir; s'est tenu(,e); se sont tenu(,e)s; tenu(,e,s,es); aur(a,ont) lieu; a(,vait) eu lieu; ont eu lieu; a lieu; avoir lieu; ayant eu lieu
        se deroul(era,eront,e,ait,aient); s'est deroule(,e); se sont deroule(,e)s; se reuni(ra,ront,t,ssent,ssait); s'est reuni(,e); se sont reuni(,e)s; se retrouver(a,ont); se sont retrouve(,e)s
        organis(e,ent,ait,era,eront,ee,es,ees); co-organis(e,ent,era,eront,ee,es,ees); coorganis(e,ent,era,eront,ee,es,ees); accueill(e,i,era,eront); rejoignez-nous; retrouvez-nous; rendez-vous
        s'ouvrira; debutera; vous invite(,nt); vous convie(,nt); anime(,e,s,es); reunira; reuni(,t,s); rassembler(a,ont); rassemble(,e); participer(,a,ont)
        take(,s) place; took place; taking place; taken place; held; hold(,s); holding; convene(,d,s); host(,s,ed); hosting; met; meet(,s); gather(,ed,s); join(,s) us; organi(s,z)ed; organi(s,z)es
        brought together; bring(,s) together; kick(,s) off; attend; attended; run(,s) from; scheduled
        se celebrara(,n); se celebr(o,a,an); se celebraron; celebrad(o,a,os,as); celebrara(,n); tendra(,n) lugar; tuv(o,ieron) lugar; tiene lugar; se reunira(,n); se reunio; se reunieron; reunira(,n)
        organiza(,da,do,das,dos,n); organizara(,n); se desarrollara; participe; unase; acogera; acogio
        """;

    public const string Ceremony = """
        a signe; ont signe; avait signe; ayant signe; a officiellement signe; ont officiellement signe; a cosigne; ont cosigne; a ete signe(,e,s,es); ont ete signe(,e)s; sera signe(,e); seront signe(,e)s
        signer(a,ont); inaugure(,e,s,es); inaugurer(a,ont); was signed; were signed; be signed; been signed; has signed; have signed; had signed; will sign; signed a; signed an; signed the
        inaugurated; firmaron; firmo; firmara(,n); fue firmad(o,a); fueron firmad(os,as); se firmo; inaugurad(o,a,os,as); inauguro; se inaugurara
        """;

    public const string Weak = """
        presenter(a,ont); prevu(,e,s,es); programme(e,s,es); planned; will present; will open; will speak; interviendr(a,ont); se presentara(,n); presentara(,n); previst(o,a,os,as); opens; s'ouvriront
        se rendr(a,ont)
        """;

    public const string Other = """
        publi(e,ee,es,ees,era,ait,eront); paru(,e,s,es); paraitra; diffuse(,e,s,es); adopte(,e,s,es,nt); approuve(,e,s,es); cree(,e,s,es); fonde(,e,s,es); etabli(,e,s,es); constitue(,e,s,es)
        entre(,e,s,es) en vigueur; entrera en vigueur; ratifie(,e,s,es); nomme(,e,s,es); promulgue(,e,s,es); mis(,e,es) a jour; mise en ligne; annonce(,e,s,es,nt); declare(,e,s,es); decide(,e,s,es)
        expir(e,era,ation,es,ed,y); au plus tard; reporte(,e,s,es); annule(,e,s,es); ne le; nee le; decede(,e,s,es); mort(,e) le; lance(,e,s,es)
        signe(,e,s,es) le
        publish(,ed,es); released; issued; adopt(,ed,s); approved; created; founded; established; entered into force; enter into force; ratified; appointed; elected; updated; last modified; announced
        announces; declared; decided; said; told; close(,s); due; cancelled; canceled; postponed; died; born; launched
        publicad(o,a,os,as); publico; aprobo; aprobad(o,a,os,as); adoptad(o,a,os,as); cread(o,a,os,as); fundad(o,a,os,as); entro en vigor
        cancelad(o,a,os,as); aplazad(o,a,os,as); anuncio; nacio; murio
        """;

    public const string Deadline = """
        date limite; dernier delai; cloture des inscriptions; cloture des candidatures; echeance; candidature(,s); inscription(,s); inscrivez-vous
        deadline; closing date; apply; application(,s); submission(,s); register; registration(,s); plazo; fecha limite; solicitudes; convocatoria; inscripcion(,es)
        """;
}
