namespace SupplierDiversity.Rules.Clauses;

internal sealed partial class SocialWords
{
    private const string English = """
        social-return: social return|social clause*|social value|social considerations|community benefit*
        opp: long term unemployed|long term unemployment|disadvantaged workers|disadvantaged people|disadvantaged persons|apprentice*|people furthest from the labour market|distance to the labour market|barriers to employment|workers with disabilities|employment of persons with disabilities
        non-discrimination: non discrimination|anti discrimination|discriminat*|equal treatment|equality act
        equal-opportunities-plan: equal opportunities plan|equality plan|equal opportunity plan|equalities policy|equality policy|equal opportunities policy
        gen-eq: gender equality|gender balance|gender pay|equal pay|gender mainstreaming
        et-eq: ethnic|racial equality|migrant*|migration background|refugee*
        diversity: workforce diversity|diversity of the team|diversity policy|diversity plan|diversity management|supplier diversity|diverse workforce|diverse team
        intercultural: intercultural*|inter cultural|cross cultural|cultural competence|culturally sensitive
        work-cond: collective agreement*|working conditions|living wage|minimum wage|fair work|wage and working|labour law|labour standards|trade union*
        acc-all: accessibility for persons with disabilities|accessible to persons with disabilities|accessible for persons with disabilities|wcag|en 301 549|design for all|universal design
        hum-right: human rights|modern slavery|forced labour|child labour|ilo conventions|ilo core|ethical supply chain|fair trade
        principle: bidder*|tenderer*|candidate*|economic operator*|transparency|proportionality
        not-applied: does not apply|do not apply|not applicable
        denial: no|without|not
        """;

    private const string German = """
        social-return: soziale klausel*|sozialklausel*|soziale kriterien|soziale aspekte|sozialen aspekten|soziale belange
        opp: langzeitarbeitslos*|langzeiterwerbslos*|benachteiligte* personen|benachteiligte* arbeitnehm*|auszubildende*|ausbildungsplatz*|ausbildungsplatze*|ausbildungsbetrieb*|lehrlinge*|lernende*|menschen mit behinderung*|schwerbehindert*
        non-discrimination: diskriminierung*|antidiskriminierung*|nichtdiskriminierung*|diskriminier*|gleichbehandlung*
        equal-opportunities-plan: gleichstellungsplan*|frauenforder*|chancengleichheit*|gleichstellungskonzept*
        gen-eq: gleichstellung*|lohngleichheit*|entgeltgleichheit*|geschlechtergerecht*|gleichstellungsgesetz*|vereinbarkeit von beruf und familie
        et-eq: ethnisch*|migrationshintergrund*|migrationsgeschichte*|migrant*|gefluchtete*|rassistisch*
        diversity: diversitat*|diversity*|vielfaltsmanagement*|charta der vielfalt
        intercultural: interkulturell*|kultursensib*|transkulturell*
        work-cond: tariftreue*|tarifvertrag*|mindestlohn*|mindestentgelt*|mindestarbeitsbedingung*|arbeitsbedingungen|arbeitsschutzbestimmungen|mindestlohngesetz*|milog
        acc-all: barrierefrei*|barrierearm*|zuganglichkeitskriterien*|bitv*|design fur alle
        hum-right: menschenrecht*|kinderarbeit*|zwangsarbeit*|ilo kernarbeitsnorm*|kernarbeitsnorm*|lieferkettengesetz*|lieferkettensorgfalt*|fairer handel
        principle: bieter*|bewerber*|wirtschaftsteilnehmer*|transparenz*|verhaltnismassigkeit*|wettbewerb*
        not-applied: nicht anwendbar|findet keine anwendung|finden keine anwendung|entfallt|nicht vorgesehen
        denial: kein*|ohne|nicht
        """;

    private const string Dutch = """
        social-return: social return*|sociale clausule*|sroi|maatschappelijke waarde*
        opp: langdurig werkloz*|langdurig werklozen|afstand tot de arbeidsmarkt|kansengroep*|leerling*|leerwerk*|stagiair*|sociale tewerkstelling*|arbeidsbeperking*
        non-discrimination: discriminatie*|antidiscriminatie*|discriminer*|gelijke behandeling*|non discriminatie*
        equal-opportunities-plan: gelijkekansen*|gelijke kansen*|gelijkheidsplan*|diversiteitsplan*
        gen-eq: gendergelijkheid*|gelijke beloning*|gelijkheid van mannen en vrouwen|gelijkheid van vrouwen en mannen
        et-eq: etnisch*|migratieachtergrond*|migranten*|vluchteling*|statushouder*
        diversity: diversiteit*|inclusie*
        intercultural: intercultur*|interculturel*|cultuursensitie*
        work-cond: collectieve arbeidsovereenkomst*|arbeidsvoorwaarden*|arbeidsomstandigheden*|arbeidsomstandighed*|minimumloon*|sociale dumping|cao
        acc-all: toegankelijkheid voor personen met een handicap|toegankelijk voor personen met een handicap|toegankelijk voor mensen met een beperking|digitoegankelijk*|en 301 549|wcag
        hum-right: mensenrecht*|kinderarbeid*|dwangarbeid*|internationale sociale voorwaarden|ilo conventies|ilo verdragen|eerlijke handel|fair trade
        principle: inschrijver*|gegadigde*|kandidaten|ondernemers|transparantie*|proportionaliteit*
        not-applied: niet van toepassing|n v t
        denial: geen|zonder|niet
        """;

    private const string French = """
        social-return: clause sociale|clauses sociales|clause d insertion|clauses d insertion|clause sociale d insertion|considerations sociales|clause* sociale* obligatoire*
        opp: insertion professionnelle|insertion par l activite economique|insertion sociale|demandeurs d emploi de longue duree|chomeurs de longue duree|personnes eloignees de l emploi|personnes en difficulte*|publics en insertion|heures d insertion|apprenti|apprentis|apprentissage|travailleurs handicapes|stagiaires
        non-discrimination: non discrimination|discriminat*|lutte contre les discriminations|egalite de traitement
        equal-opportunities-plan: plan d egalite|egalite des chances|plan d action egalite
        gen-eq: egalite femmes hommes|egalite entre les femmes et les hommes|egalite professionnelle|egalite hommes femmes|egalite salariale
        et-eq: origine ethnique|migrants|issues de l immigration|personnes refugiees|refugies
        diversity: label diversite|politique de diversite|charte de la diversite|diversite des equipes
        intercultural: intercultur*|inter culturel*
        work-cond: conventions collectives|convention collective|conditions de travail|salaire minimum|dumping social|droit du travail|travail dissimule
        acc-all: accessibilite aux personnes handicapees|accessibilite pour les personnes handicapees|accessibles aux personnes handicapees|accessibilite universelle|rgaa|conception universelle
        hum-right: droits de l homme|droits humains|travail des enfants|travail force|conventions de l oit|commerce equitable|devoir de vigilance
        principle: candidats|candidat|soumissionnaires|soumissionnaire|operateurs economiques|transparence|proportionnalite
        not-applied: sans objet|ne s applique pas|non applicable|ne s appliquent pas
        denial: pas|aucun*|sans|ni
        """;

    private const string Italian = """
        social-return: clausola sociale|clausole sociali|criteri sociali
        opp: disoccupati di lunga durata|lavoratori svantaggiati|persone svantaggiate|soggetti svantaggiati|apprendisti|apprendistato|inserimento lavorativo|persone con disabilita|lavoratori disabili|legge 68 1999|occupazione giovanile
        non-discrimination: non discriminazione|discriminazion*|discriminator*|parita di trattamento
        equal-opportunities-plan: piano di uguaglianza|pari opportunita
        gen-eq: parita di genere|certificazione della parita|occupazione femminile|uguaglianza di genere
        et-eq: etnic*|migranti|rifugiati|origine straniera
        diversity: gestione della diversita|politiche di diversita
        intercultural: intercultur*|mediazione culturale|mediatori culturali
        work-cond: contratto collettivo|contratti collettivi|ccnl|condizioni di lavoro|salario minimo|stabilita occupazionale|tutele economiche e normative
        acc-all: accessibilita per le persone con disabilita|accessibilita alle persone con disabilita|accessibilita universale|barriere architettoniche|progettazione per tutti
        hum-right: diritti umani|lavoro minorile|lavoro forzato|convenzioni oil|commercio equo
        principle: concorrenti|offerenti|operatori economici|trasparenza|proporzionalita
        not-applied: non applicabile|non si applica|non si applicano
        denial: nessun*|senza|non
        """;

    private const string Spanish = """
        social-return: clausula social|clausulas sociales|criterios sociales|condiciones especiales de ejecucion de tipo social|caracter social|tipo social
        opp: desempleados de larga duracion|parados de larga duracion|desempleo de larga duracion|insercion laboral|insercion sociolaboral|empresas de insercion|personas con discapacidad|aprendices|riesgo de exclusion social|dificultades de acceso al empleo|colectivos desfavorecidos|empleo juvenil
        non-discrimination: no discriminacion|discriminacion*|discriminator*|igualdad de trato
        equal-opportunities-plan: plan de igualdad|planes de igualdad|igualdad de oportunidades
        gen-eq: igualdad de genero|igualdad entre mujeres y hombres|igualdad entre hombres y mujeres|perspectiva de genero|conciliacion de la vida|brecha salarial|conciliacion familiar
        et-eq: etnic*|migrantes|inmigrantes|personas refugiadas|minorias etnicas
        diversity: gestion de la diversidad|diversidad de la plantilla|politica de diversidad
        intercultural: intercultural*|mediacion cultural
        work-cond: convenio colectivo|convenios colectivos|condiciones laborales|condiciones de trabajo|salario minimo|condiciones salariales|estabilidad en el empleo|seguridad y salud laboral
        acc-all: accesibilidad universal|accesibilidad para personas con discapacidad|accesibilidad de las personas con discapacidad|diseno para todos|diseno universal
        hum-right: derechos humanos|trabajo infantil|trabajo forzoso|convenios de la oit|comercio justo
        principle: licitadores|licitadoras|candidatos|operadores economicos|transparencia|proporcionalidad
        not-applied: no aplica|no procede|no se aplica|no es de aplicacion
        denial: sin|ningun*
        """;

    private const string Portuguese = """
        social-return: clausula social|clausulas sociais|criterios sociais|consideracoes sociais
        opp: desempregados de longa duracao|insercao profissional|reinsercao profissional|pessoas com deficiencia|aprendizes|trabalhadores desfavorecidos|primeiro emprego
        non-discrimination: nao discriminacao|discriminacao|discriminat*|igualdade de tratamento
        equal-opportunities-plan: plano para a igualdade|planos para a igualdade|igualdade de oportunidades
        gen-eq: igualdade de genero|igualdade salarial|igualdade entre mulheres e homens|conciliacao da vida
        et-eq: etnic*|migrantes|imigrantes|refugiados
        diversity: gestao da diversidade|politica de diversidade
        intercultural: intercultural*
        work-cond: contratacao coletiva|convencao coletiva|contrato coletivo|condicoes de trabalho|salario minimo|precariedade
        acc-all: acessibilidade para pessoas com deficiencia|acessibilidade a pessoas com deficiencia|acessibilidade universal|desenho universal
        hum-right: direitos humanos|trabalho infantil|trabalho forcado|convencoes da oit|comercio justo
        principle: concorrentes|candidatos|operadores economicos|transparencia|proporcionalidade
        not-applied: nao aplicavel|nao se aplica
        denial: sem|nenhum*
        """;

    private const string Romanian = """
        social-return: clauza sociala|clauze sociale|criterii sociale
        opp: someri de lunga durata|somer* de lunga durata|persoane defavorizate|persoane dezavantajate|ucenici*|persoane cu dizabilitati|persoane cu handicap|insertie profesionala
        non-discrimination: nediscriminar*|discriminar*|egalitate* de tratament|tratament egal
        equal-opportunities-plan: plan de egalitate|egalitate* de sanse
        gen-eq: egalitate* de gen|egalitatea intre femei si barbati
        et-eq: etnic*|migranti*|refugiati*
        diversity: politica de diversitate|managementul diversitatii
        intercultural: intercultural*
        work-cond: contract* colectiv*|conditiile de munca|conditii de munca|salariu* minim*|protectia muncii|legislatia muncii
        acc-all: accesibilitate* pentru persoane* cu dizabilitati|accesibilitate* pentru persoane* cu handicap|proiectare universala
        hum-right: drepturile omului|munca copiilor|munca fortata|conventiile oim|comert echitabil
        principle: ofertant*|candidat*|operator* economic*|transparent*|proportionalitat*
        not-applied: nu se aplica|nu este cazul
        denial: fara|nicio|niciun|nu
        """;
}
