namespace SupplierDiversity.Rules.Clauses.Guard;

internal sealed partial class GuardWords
{
    private const string English = """
        origin: migrant background*|migration background*|immigrant background*|refugee background*|ethnic*|ethnicit*|national origin*|nationalit*|racial*|race|foreign origin|foreign background*|foreign born|born abroad|foreign national*|foreign passport*|migrant origin*|country of birth|country of origin|skin colour
        group: migrant*|immigrant*|refugee*|minorit*|foreigner*|roma|people of colour
        firm: migrant owned|immigrant owned|minority owned|refugee owned|ethnic owned|ethnic minority owned|foreign owned|black owned|migrant led|minority led|migrant business*|migrant compan*|migrant enterprise*|migrant entrepreneur*|migrant firm*|migrant supplier*|immigrant business*|immigrant compan*|immigrant entrepreneur*|minority business*|minority compan*|ethnic business*|ethnic minority business*|diverse owned
        owner: own|owns|owned|owner*|ownership|shareholder*|shares|stock|proprietor*|managing director*|management board|board members
        staff: staff|employee*|workforce|worker*|personnel|team|teams|employ|employs|employed|hire*|hiring|recruit*|apprentice*|persons working|people working
        preference: prefer*|priorit*|bonus*|extra point*|additional point*|point*|favour*|advantage*|scored higher|score higher|higher score*|tie break*|tied|equal ranking|ranked equally|equally ranked|ranked higher|goes to|is given to
        reserved: reserved|reserve|only|exclusively|restricted to|limited to|exclude*|excluded
        must: must|shall|has to|have to|is required|are required|required to|obliged|should|need to|needs to
        quota: quota*|proportion*|share of|percentage|per cent|percent|majority|half of
        at-least: at least|minimum|no fewer than|no less than|not less than
        service: train*|course*|user*|customer*|client*|patient*|pupil*|resident*|visitor*|beneficiar*|participant*|serve|serves|serving|advis*|advice|inform*|outreach|reach|concept|plan|interpret*|translat*|multilingual|language*|complaint*
        neutral: regardless|irrespective|without regard|whatever|non discriminat*|not discriminate|no discriminat*|without discriminat*|prohibit*|forbidden|must not|may not|shall not|never|no preference|not be preferred|not be favoured|not be taken into account|do not count|does not count|plays no part|neither|equal treatment
        local: local compan*|local business*|local firm*|local supplier*|local bidder*|local enterprise*|local contractor*|regional compan*|compan* from the city|firm* from the city|business* from the city|compan* from the region|based in the city|based in the region|established in the city|established in the region|seat in the city|registered office in|headquarter*|domiciled|located in the city|located in the municipality|pays tax* in the city|resident in the city
        native: native speaker*|native language speaker*|mother tongue
        person-data: list of|names of|name of each|by name|each employee|each worker|every employee|per employee|per person|individual*|copies of passport*|copy of the passport*|personnel file*|name and
        aggregate: anonymous*|aggregate*|voluntar*|statistic*|not identif*
        company-wide: company policy|company policies|corporate policy|corporate social|general policy|whole company|entire company|entire workforce|whole workforce|all its employees|all employees of the company|all of its staff|company wide|across the company|throughout the company|annual report
        label: label*|certificate*|certified|certification*|iso|sa8000|seal
        equivalent: equivalent*|equal value|comparable proof|other means of proof
        wages: collective agreement*|collectively agreed|wage*|pay scale*|posted worker*|salary|salaries
        sheltered: sheltered workshop*|disab*|disadvantaged|long term unemployed|social enterprise*|work integration
        article-20: article 20|art 20|30
        equality: diversit*|equal opportunit*|equality|intercultural*|non discriminat*|anti discriminat*|inclusion|inclusive
        """;

    private const string German = """
        origin: migrationshintergrund*|einwanderungsgeschichte|einwanderungshintergrund*|zuwanderungsgeschichte|migrationsgeschichte|fluchthintergrund*|ethnisch*|ethnie*|herkunft*|nationalitat*|staatsangehorigkeit*|auslandisch*|rasse*|geburtsland*|hautfarbe*|abstammung*|migrantisch*
        group: migrant*|einwanderer*|zuwanderer*|zugewandert*|eingewandert*|gefluchtet*|fluchtling*|minderheit*|auslander*|roma
        firm: migrantenunternehmen|migrantenbetrieb*|migrantisch* unternehmen*|migrantisch* betrieb*|migrantengefuhrt*|migrantisch gefuhrt*|migrantisch* grund*|auslandisch* unternehmen|unternehmen von migrant*|betrieb* von migrant*|firmen von migrant*|unternehmer* mit migrationshintergrund|unternehmer* mit einwanderungsgeschichte
        owner: inhaber*|eigentumer*|eigentum|gesellschafter*|anteil*|geschaftsfuhr*|besitz*|kapital*|aktien*
        staff: beschaftigt*|mitarbeit*|personal*|belegschaft*|arbeitnehm*|team|teams|einstell*|eingestellt*|fachkraft*|auszubildende*|eingesetzte personen|arbeitskraft*
        preference: bevorzug*|vorzug*|vorrang*|bonus*|zusatzpunkt*|punkt*|besser bewertet|hoher bewertet|vorteil*|gleichstand*|bei gleichwertig*|begunstig*|zuschlag an
        reserved: vorbehalten|ausschliesslich|nur|lediglich|beschrankt auf|ausgeschlossen|reserviert
        must: muss|mussen|hat zu|haben zu|ist zu|sind zu|verpflichtet|soll|sollen|erforderlich|verlangt
        quota: quote*|anteil von|mindestanteil*|prozent|mehrheit*|halfte
        at-least: mindestens|wenigstens|nicht weniger als
        service: schul*|kurs*|fortbild*|weiterbild*|nutzer*|nutzend*|kund*|patient*|schuler*|bewohner*|besuch*|teilnehm*|berat*|inform*|erreich*|konzept*|plan|dolmetsch*|ubersetz*|mehrsprach*|sprach*|beschwerde*|ratsuchend*|betreu*
        neutral: unabhangig von|ungeachtet|ohne ansehen|ohne rucksicht|nicht diskriminier*|diskriminierungsfrei*|ohne diskriminier*|diskriminierung*|verboten|unzulassig*|untersagt|darf nicht|durfen nicht|keine bevorzugung|kein vorrang|nicht bevorzugt|keine rolle|nicht berucksichtigt|weder|gleich behandelt|gleichbehandl*
        local: ortsansassig*|einheimisch*|lokal* unternehmen|lokal* anbieter|lokal* betrieb*|lokal* firm*|lokal* biet*|regional* unternehmen|regional* anbieter|regional* betrieb*|regional* biet*|heimisch* unternehmen|heimisch* betrieb*|sitz in der stadt|sitz in der region|sitz im stadtgebiet|sitz in der gemeinde|firmensitz*|unternehmenssitz*|niederlassung in der stadt|aus der stadt|aus der region|steuer* in der stadt
        native: muttersprach*
        person-data: namensliste*|liste der|liste aller|namentlich*|jede person|je person|pro person|jede* mitarbeit*|jede* beschaftigt*|einzeln*|passkopie*|ausweiskopie*|personalakte*|namen
        aggregate: anonym*|zusammengefasst*|aggregiert*|freiwillig*|statistisch*
        company-wide: unternehmenspolitik|unternehmensleitbild*|firmenpolitik|gesamte* unternehmen*|gesamte* belegschaft|ganze* unternehmen*|ganze* belegschaft|alle ihre beschaftigt*|alle beschaftigten des unternehmens|alle mitarbeit* des unternehmens|unternehmensweit*|konzernweit*|allgemeine politik|nachhaltigkeitsbericht*
        label: gutezeichen|label*|zertifi*|siegel|iso|pradikat*
        equivalent: gleichwertig*|vergleichbar*|andere* nachweis*
        wages: tarif*|lohn*|lohne*|entgelt*|mindestlohn*|entsand*|entsende*|gehalt
        sheltered: werkstatt* fur behinderte|werkstatten fur|behinder*|benachteiligt*|langzeitarbeitslos*|inklusionsbetrieb*|integrationsbetrieb*|sozialunternehmen
        article-20: artikel 20|art 20|30|118 gwb
        equality: diversitat*|vielfalt*|chancengleichheit*|gleichstellung*|interkulturell*|antidiskriminier*|diversity|inklusion*
        """;

    private const string French = """
        origin: issu* de la migration|issu* de l immigration|origine*|ethni*|nationalite*|race|racia*|etrangere*|ne* a l etranger|pays de naissance|couleur de peau|migratoire*
        group: migrant*|immigre*|refugie*|minorite*|etranger*|roms
        firm: entreprise* de migrant*|entreprise* d immigre*|entreprise* issue* de|entreprise* detenue* par des migrant*|entreprise* detenue* par des immigre*|entreprise* detenue* par des personnes issues|entreprise* migrante*|entrepreneur* migrant*|entrepreneur* immigre*|entrepreneur* issu*|entreprise* etrangere*|entreprise* de minorite*|entreprise* dirigee* par des migrant*|entreprise* dirigee* par des personnes
        owner: detenu*|detien*|proprietaire*|actionnaire*|associe*|parts|capital|dirigeant*|gerant*|actions
        staff: personnel*|salarie*|employe*|effectif*|travailleur*|equipe*|embauche*|recrut*|apprenti*|main d oeuvre|agents
        preference: prefer*|priorit*|bonus|point*|favoris*|avantage*|mieux note*|note superieure|egalite de points|en cas d egalite|privilegi*|faveur
        reserved: reserve*|exclusivement|uniquement|seul*|limite* a|limite* aux|exclu*
        must: doit|doivent|devra|devront|est tenu*|sont tenu*|oblig*|exige*|requis*|il faut
        quota: quota*|proportion*|pourcentage*|pour cent|majorite*|moitie|part de
        at-least: au moins|au minimum|minimum
        service: form*|cours|usager*|client*|utilisateur*|patient*|eleve*|habitant*|visiteur*|beneficiaire*|participant*|public|conseil*|inform*|atteindre|concept*|plan|interpret*|tradu*|multilingue*|langue*|reclamation*|plainte*|accueil*
        neutral: independamment|sans distinction|quelle que soit|quel que soit|quels que soient|sans discrimin*|non discrimin*|ne discrimin*|discrimination*|interdit*|ne doit pas|ne doivent pas|ne peut|ne peuvent|aucune preference|jamais|n est pas pris*|ne sont pas pris*|egalite de traitement|sans egard|ni
        local: entreprise* locale*|entreprise* regionale*|fournisseur* loca*|prestataire* loca*|candidat* loca*|soumissionnaire* loca*|siege dans la ville|siege social dans|siege dans la region|siege sur le territoire|siege dans la commune|etabli* dans la ville|etabli* dans la commune|etabli* dans la region|implante* dans la ville|implante* sur le territoire|implante* dans la commune|domicilie*|de la region|de la commune
        native: langue maternelle|locuteur* natif*|locutrice* native*
        person-data: liste des|liste nominative|nominati*|nom de chaque|chaque salarie|chaque employe*|par salarie|par personne|individuel*|copie* du passeport|copie* des passeports|dossier* du personnel|noms
        aggregate: anonym*|agrege*|volontaire*|statistique*|global*
        company-wide: politique generale|politique de l entreprise|ensemble de l entreprise|toute l entreprise|ensemble de ses salarie*|ensemble du personnel de l entreprise|tous ses salarie*|tous les salarie* de l entreprise|totalite du personnel|ensemble de son personnel|rapport annuel|politique rse
        label: label*|certifi*|iso|sa8000|norme
        equivalent: equivalent*|autre* moyen* de preuve|comparable*
        wages: convention* collective*|salaire*|remuneration*|travailleur* detache*|detachement
        sheltered: atelier* protege*|handicap*|defavorise*|chomeur* de longue duree|entreprise* d insertion|entreprise* adaptee*|insertion
        article-20: article 20|art 20|30
        equality: diversite*|egalite des chances|egalite professionnelle|intercultur*|non discrimination|antidiscrimination|inclusion
        """;

    private const string Dutch = """
        origin: migratieachtergrond*|buitenlandse herkunft|herkomst|etnisch*|etniciteit|nationaliteit*|afkomst|buitenlandse|ras|geboorteland*|huidskleur|in het buitenland geboren|vluchtelingenachtergrond
        group: migrant*|immigrant*|nieuwkomer*|vluchteling*|statushouder*|minderhe*|buitenlander*|allochto*|roma
        firm: migrantenbedrij*|migrantenondernem*|migrantenorganisatie* als inschrijver|bedrijven van migrant*|bedrijf van migrant*|bedrijf van een migrant|ondernemingen van migrant*|ondernemer* met een migratieachtergrond|allochtone ondernem*|buitenlandse bedrijven|bedrijven van ondernemer* met
        owner: eigena*|eigendom|aandeel*|aandelen|vennoten|bestuurder*|bezit*|directie
        staff: personeel*|medewerker*|werknemer*|team|teams|aannemen|aangenomen|werven|geworven|leerling*|arbeidskracht*|in dienst
        preference: voorkeur*|voorrang*|bonus*|extra punt*|punten|punt|bevoordel*|voordeel|gelijke score|gelijke stand|hoger gewaardeerd|beter beoordeeld
        reserved: voorbehouden|uitsluitend|alleen|enkel|slechts|beperkt tot|uitgesloten
        must: moet|moeten|dient|dienen|verplicht*|vereist|zal|zullen
        quota: quot*|aandeel van|percentage|procent|meerderheid|helft
        at-least: ten minste|tenminste|minstens|minimaal|minimum|niet minder dan
        service: opleid*|training*|cursus*|gebruiker*|klant*|client*|patient*|bewoner*|bezoeker*|deelnemer*|leerlingen van|adviseren|advies|informeren|informatie|bereik*|concept|plan|tolk*|vertaal*|vertaling*|meertalig*|taal|talen|klacht*|dienstverlening
        neutral: ongeacht|zonder onderscheid|los van|niet discrimin*|zonder discriminatie|discriminatie*|verboden|mag niet|mogen niet|geen voorkeur|geen voorrang|niet meegewogen|telt niet|speelt geen|noch|gelijke behandeling|nooit
        local: lokale bedrijven|lokale onderneming*|lokale leverancier*|lokale inschrijver*|lokale aannemer*|plaatselijke bedrijven|plaatselijke onderneming*|regionale bedrijven|regionale onderneming*|uit de stad|uit de regio|uit de gemeente|gevestigd in de stad|gevestigd in de gemeente|gevestigd in de regio|zetel in|vestiging in de stad|vestiging in de gemeente|hoofdkantoor
        native: moedertaal*|native speaker*
        person-data: namenlijst*|lijst van|lijst met|bij naam|op naam|iedere medewerker|elke medewerker|per medewerker|per persoon|individuel*|kopie van het paspoort|kopieen van paspoorten|personeelsdossier*|namen
        aggregate: anoniem*|geanonimiseerd*|geaggregeerd*|vrijwillig*|statistisch*|statistiek*
        company-wide: bedrijfsbeleid|ondernemingsbeleid|algemeen beleid|gehele onderneming|hele onderneming|hele bedrijf|gehele bedrijf|gehele personeel|al haar werknemers|al zijn werknemers|al haar medewerkers|al zijn medewerkers|alle werknemers van de onderneming|alle medewerkers van het bedrijf|bedrijfsbreed|concernbreed|jaarverslag
        label: keurmerk*|label*|certifica*|gecertificeerd*|iso
        equivalent: gelijkwaardig*|vergelijkbaar*|ander bewijs|andere bewijs*
        wages: cao|collectieve arbeidsovereenkomst*|loon|lonen|salaris*|gedetacheerd*|detachering
        sheltered: sociale werkplaats*|beschutte werk*|beperking|gehandicapt*|arbeidsbeperking|kansarm*|langdurig werkloz*|sociale onderneming*|afstand tot de arbeidsmarkt
        article-20: artikel 20|art 20|30
        equality: diversiteit*|gelijke kansen|gelijkheid*|intercultur*|antidiscriminatie*|inclusi*
        """;

    private const string Italian = """
        origin: background migratorio|origine*|etnic*|etnia|nazionalita|cittadinanza|stranier* di nascita|nat* all estero|razza*|razzial*|paese di nascita|colore della pelle|provenienza
        group: migrant*|immigrat*|rifugiat*|minoranz*|stranier*|rom
        firm: impres* di migrant*|impres* di immigrat*|impres* di stranier*|impres* stranier*|impres* migrant*|imprenditor* migrant*|imprenditor* immigrat*|imprenditor* stranier*|impres* di proprieta di migrant*|impres* di proprieta di persone|impres* di minoranz*|impres* guidat* da migrant*
        owner: proprieta|proprietar*|titolar*|soci|socio|quot* societari*|capitale|azion*|azionist*|amministrator*|detenut*|possedut*
        staff: personale|dipendent*|lavorator*|organico|addett*|squadr*|assum*|assunt*|assunzion*|apprendist*|manodopera|maestranze
        preference: preferenz*|prefer*|priorita|precedenza|bonus|punt*|punteggi*|favorit*|vantagg*|premial*|parita di punteggio|a parita
        reserved: riservat*|esclusivamente|solo|soltanto|unicamente|limitat* a|limitat* alle|esclus*
        must: deve|devono|dovra|dovranno|e tenut*|sono tenut*|obblig*|richiest*|necessari*
        quota: quota|quote|percentual*|per cento|maggioranza|meta
        at-least: almeno|minimo|non meno di
        service: form*|cors*|utent*|client*|pazient*|alunn*|student*|resident*|visitator*|beneficiar*|partecipant*|consulenz*|inform*|raggiunger*|progett*|piano|interpret*|traduzion*|tradott*|multilingu*|lingu*|reclam*|pubblico
        neutral: indipendentemente|senza distinzion*|a prescindere|qualunque sia|senza discrimin*|non discrimin*|discriminazion*|vietat*|non deve|non devono|non puo|non possono|nessuna preferenza|mai|non si tiene conto|parita di trattamento
        local: impres* local*|aziend* local*|fornitor* local*|operator* local*|concorrent* local*|impres* del territorio|impres* regional*|sede legale nel*|sede nel*|sede in citta|con sede sul territorio|della regione|del comune|della citta|residenti nel comune
        native: madrelingua
        person-data: elenco|nominativ*|nome di ciascun*|ciascun dipendente|ogni dipendente|ogni lavorator*|per dipendente|per persona|individual*|copia del passaporto|copie dei passaporti|fascicol* personal*|nomi
        aggregate: anonim*|aggregat*|volontari*|statistic*
        company-wide: politica generale|politica aziendale|intera azienda|intera impresa|intero organico|tutta l azienda|tutta l impresa|tutti i suoi dipendenti|tutti i dipendenti dell|tutto il personale dell|rapporto annuale|bilancio sociale
        label: marchi*|etichett*|certific*|iso|sa8000
        equivalent: equivalent*|altr* mezz* di prova|comparabil*
        wages: contratt* collettiv*|salari*|retribuzion*|distaccat*|distacco
        sheltered: laborator* protett*|disabil*|svantaggiat*|disoccupat* di lunga durata|cooperativ* social*|inserimento lavorativo
        article-20: articolo 20|art 20|art 112|30
        equality: diversita|pari opportunita|uguaglianza|intercultural*|antidiscriminazion*|inclusion*
        """;

    private const string Spanish = """
        origin: origen*|etni*|nacionalidad*|nacid* en el extranjero|nacid* fuera|raza|racial*|pais de nacimiento|color de piel|ascendencia|procedencia
        group: migrant*|inmigrant*|refugiad*|minoria*|extranjer*|gitan*
        firm: empresa* de migrant*|empresa* de inmigrant*|empresa* de personas migrant*|empresa* de personas de origen|empresa* migrant*|empresa* extranjera*|empresari* migrant*|empresari* inmigrant*|emprendedor* migrant*|empresa* propiedad de migrant*|empresa* propiedad de personas|empresa* propiedad de inmigrant*|empresa* de minoria*|empresa* dirigida* por personas|empresa* dirigida* por migrant*
        owner: propiedad|propietari*|accionist*|acciones|socio*|socia*|capital|titular*|administrador*|participaciones
        staff: personal|plantilla|emplead*|trabajador*|equipo*|contratar|contratad*|contratacion de personal|aprendi*|mano de obra
        preference: prefer*|prioridad|prioritari*|bonificaci*|bonus|punt*|favorec*|ventaja*|empate*|mejor valorad*|desempate*
        reserved: reservad*|exclusivamente|unicamente|solo|solamente|limitad* a|exclui*|excluy*
        must: debe|deben|debera|deberan|obligad*|obligatori*|exige*|requier*|tiene que|tienen que
        quota: cuota*|porcentaje*|por ciento|mayoria|mitad|proporcion*
        at-least: al menos|como minimo|por lo menos|no menos de
        service: formaci*|form* en|formar*|curso*|usuari*|client*|paciente*|alumn*|residente*|visitante*|beneficiari*|participante*|asesor*|inform*|llegar a|proyecto|plan|interpret*|traducc*|traduci*|multiling*|idioma*|lengua*|reclamaci*|queja*|atenci*|atender
        neutral: independientemente|sin distincion|con independencia|cualquiera que sea|sin discrimin*|no discrimin*|discriminaci*|prohib*|no debe|no deben|no puede|no pueden|no podra*|ninguna preferencia|nunca|no se tendra en cuenta|no se valorara|ni|igualdad de trato
        local: empresa* local*|empresa* de la ciudad|empresa* de la region|empresa* del municipio|proveedor* local*|licitador* local*|contratista* local*|empresa* regional*|domicilio social en|sede en la ciudad|sede social en|sede en el municipio|sede en la region|radicad* en|establecid* en la ciudad|establecid* en el municipio|empadronad*
        native: lengua materna|idioma materno|nativ*
        person-data: lista de|listado de|nominativ*|nombre de cada|cada trabajador|cada emplead*|por trabajador|por persona|individual*|copia del pasaporte|copias de los pasaportes|expediente* personal*|nombres
        aggregate: anonim*|agregad*|voluntari*|estadistic*
        company-wide: politica general|politica de la empresa|toda la empresa|conjunto de la empresa|toda su plantilla|toda la plantilla|todos sus emplead*|todos sus trabajadores|todos los emplead* de la empresa|todos los trabajadores de la empresa|memoria anual|politica corporativa
        label: etiqueta*|sello*|certific*|iso|sa8000|distintivo*
        equivalent: equivalente*|otr* medio* de prueba|comparable*
        wages: convenio* colectivo*|salario*|salarial*|retribuci*|trabajadores desplazados|desplazamiento
        sheltered: taller* protegido*|centro* especial* de empleo|discapacidad*|desfavorecid*|desemplead* de larga duracion|empresa* de insercion|insercion
        article-20: articulo 20|art 20|30
        equality: diversidad|igualdad de oportunidades|igualdad|intercultural*|no discriminacion|antidiscriminaci*|inclusi*
        """;
}
