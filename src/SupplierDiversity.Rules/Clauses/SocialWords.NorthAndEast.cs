namespace SupplierDiversity.Rules.Clauses;

internal sealed partial class SocialWords
{
    private const string Swedish = """
        social-return: social* klausul*|sociala villkor|sociala krav|social hansyn|sociala hansyn*|samhallsnytta
        opp: langtidsarbetslos*|larling*|praktikant*|praktikplats*|utanforskap*|langt fran arbetsmarknaden|sysselsattningsframjande|funktionsnedsattning*
        non-discrimination: diskriminer*|antidiskriminering*|icke diskriminering*|likabehandling*|diskrimineringslag*
        equal-opportunities-plan: jamstalldhetsplan*|likabehandlingsplan*
        gen-eq: jamstalld*|lonekartlaggning*
        et-eq: etnisk*|utlandsk bakgrund|migrant*|nyanland*|flykting*
        diversity: mangfald*
        intercultural: interkulturell*|kulturkompetens*
        work-cond: kollektivavtal*|arbetsrattslig*|arbetsvillkor*|arbetsforhallande*|minimilon*
        acc-all: tillganglighet for personer med funktionsnedsattning*|tillgangligt for personer med funktionsnedsattning*|universell utformning|design for alla|wcag
        hum-right: manskliga rattigheter*|barnarbete*|tvangsarbete*|ilo s karnkonventioner|karnkonventioner*|uppforandekod*
        principle: anbudsgivare*|anbudssokande*|leverantorer*|transparens*|oppenhet|proportionalitet*
        not-applied: ej tillamplig*|galler inte|inte tillamplig*
        denial: ingen|inget|inga|utan|inte|ej
        """;

    private const string Danish = """
        social-return: social* klausul*|sociale hensyn|sociale krav
        opp: langtidsledig*|langtidsarbejdslos*|larling*|laerling*|elever|elev|praktikplads*|uddannelsesaftale*|partnerskabsaftale om uddannelse|kant* af arbejdsmarkedet|udsatte ledige
        non-discrimination: diskriminer*|diskrimination*|ikkediskriminer*|ligebehandling*|forskelsbehandling*
        equal-opportunities-plan: ligestillingsplan*|ligestillingspolitik*|mangfoldighedspolitik*
        gen-eq: ligestilling*|ligelon*
        et-eq: etnisk*|migrant*|flygtning*|indvandrer*
        diversity: mangfoldighed*
        intercultural: interkulturel*|tvaerkulturel*
        work-cond: arbejdsklausul*|kollektiv* overenskomst*|overenskomst*|lon og arbejdsvilkar|arbejdsvilkar*|ilo konvention nr 94|social dumping
        acc-all: tilgaengelighed for personer med handicap|tilgaengelig for personer med handicap|tilgaengelighedskrav*|universelt design|wcag
        hum-right: menneskerettighed*|bornearbejde*|tvangsarbejde*|csr klausul*|ilo s kernekonventioner
        principle: tilbudsgiver*|ansogere|ansoger*|okonomiske aktorer|gennemsigtighed*|proportionalitet*
        not-applied: finder ikke anvendelse|ikke relevant|gaelder ikke
        denial: ingen|intet|uden|ikke
        """;

    private const string Norwegian = """
        social-return: sosial* klausul*|sosiale hensyn|sosiale krav|samfunnsansvar*|seriositetskrav*|seriositetsbestemmelse*
        opp: langtidsledig*|langtidsarbeidsledig*|larling*|laerling*|laerlinge*|larlinge*|utenfor arbeidslivet|arbeidstrening*|arbeidsinkludering*
        non-discrimination: diskriminer*|ikke diskriminering*|likebehandling*|antidiskriminering*
        equal-opportunities-plan: likestillingsplan*|likestillings og diskriminering*
        gen-eq: likestilling*|likelonn*
        et-eq: etnisk*|minoritetsbakgrunn*|innvandrer*|flyktning*|migrant*
        diversity: mangfold*
        intercultural: interkulturell*|flerkulturell*|kulturkompetanse*
        work-cond: lonns og arbeidsvilkar*|tariffavtale*|allmenngjort*|allmenngjoring*|arbeidsvilkar*|sosial dumping|arbeidsforhold*
        acc-all: universell utforming*|universelt utform*|wcag
        hum-right: menneskerettighet*|barnearbeid*|tvangsarbeid*|apenhetsloven*|ilo s kjernekonvensjoner|kjernekonvensjon*
        principle: tilbyder*|leverandorene|leverandorer|tilbudsgiver*|forutberegnelighet*|gjennomsiktighet*|etterprovbarhet*|forholdsmessighet*|konkurranse*
        not-applied: gjelder ikke|ikke relevant|ikke aktuelt
        denial: ingen|intet|uten|ikke
        """;

    private const string Finnish = """
        social-return: sosiaali* ehto*|sosiaaliset kriteerit|sosiaaliset ehdot|sosiaalinen vastuu*|sosiaalisen vastuun|tyollistamisehto*|tyollistamisvelvoite*
        opp: pitkaaikaistyot*|oppisopimus*|oppisopimusopiskelij*|vaikeasti tyollistyv*|heikossa tyomarkkina asemassa|osatyokykyi*|harjoittelij*
        non-discrimination: syrji*|syrjinta*|syrjinnan*|yhdenvertai*|tasapuoli* kohtelu*
        equal-opportunities-plan: yhdenvertaisuussuunnitelma*|tasa arvosuunnitelma*
        gen-eq: sukupuolten tasa arvo*|tasa arvo*
        et-eq: etni*|maahanmuuttaj*|pakolai*|vieraskieli*
        diversity: monimuotoisuu*
        intercultural: kulttuurienvali*|kulttuurien vali*|kulttuurisensitii*
        work-cond: tyoehtosopimus*|tyoehto*|tyosuhteen vahimmaisehto*|vahimmaisehto*|tyoolo*|tilaajavastuula*
        acc-all: esteettomyy*|esteeton*|saavutettavuusvaatimu*|wcag
        hum-right: ihmisoikeu*|lapsityovoima*|pakkotyo*|ilo n perussopimu*|reilu kauppa
        principle: tarjoaj*|ehdokka*|toimittajien|avoimuu*|suhteellisuu*
        not-applied: ei sovelleta|ei koske
        denial: ei|ilman
        """;

    private const string Estonian = """
        social-return: sotsiaal* klausel*|sotsiaalsed kriteeriumid|sotsiaalselt vastutustundlik*
        opp: pikaajali* tootu*|pikaajalis* tootu*|praktikant*|praktikakoh*|opipois*|vahenenud toovoime*|puue* inimes*
        non-discrimination: diskrimineeri*|mittediskrimineeri*|vordne kohtlemi*|vordse kohtlemi*
        equal-opportunities-plan: vordoigusluskava*|vordsete voimaluste kava
        gen-eq: sooli* vordoiguslik*|vordoiguslikku*
        et-eq: rahvuslik* vahemus*|etnili*|randetausta*|pagula*
        diversity: mitmekesisu*
        intercultural: kultuuridevaheli*
        work-cond: kollektiivleping*|tootingimu*|miinimumpal*|alampal*|toolepingu seadus*
        acc-all: ligipaasetav*|juurdepaasetavus puuetega|wcag
        hum-right: inimoigus*|lapstoo*|sunnitoo*
        principle: pakkuja*|taotleja*|labipaistvu*|proportsionaalsu*
        not-applied: ei kohaldata|ei kohaldu
        denial: ei|ilma
        """;

    private const string Polish = """
        social-return: klauzul* spoleczn*|aspekt* spoleczn*|kryteri* spoleczn*
        opp: dlugotrwale bezrobotn*|osob* bezrobotn*|bezrobotn*|osob* niepelnosprawn*|osob* z niepelnosprawno*|praktykant*|mlodocian*|przygotowani* zawodow*|osob* zmarginalizowan*
        non-discrimination: niedyskryminac*|dyskryminac*|dyskryminu*|rown* traktowan*
        equal-opportunities-plan: plan* rownosci|rown* szans*
        gen-eq: rownosc plci|rownosci plci|rownouprawnieni*
        et-eq: etniczn*|migrant*|uchodzc*|cudzoziemc*
        diversity: zarzadzan* roznorodnosci*|polityk* roznorodnosci
        intercultural: miedzykulturow*
        work-cond: umow* o prace|ukladu zbiorowego|uklad* zbiorow*|warunk* pracy|minimaln* wynagrodzen*|kodeks* pracy
        acc-all: dostepnos* dla osob niepelnosprawnych|dostepnos* dla osob z niepelnosprawno*|dostepnos* osobom ze szczegolnymi potrzebami|projektowani* uniwersaln*|projektowani* dla wszystkich|wcag
        hum-right: praw* czlowieka|prac* dzieci|prac* przymusow*|konwencj* mop|sprawiedliw* handl*
        principle: wykonawcow|wykonawcom|oferentow|uczciwej konkurencji|przejrzysto*|proporcjonaln*
        not-applied: nie dotyczy|nie ma mozliwosci|nie okresl*|nie ma zastosowania
        denial: brak|bez|nie
        """;

    private const string Czech = """
        social-return: socialn* odpovedn*|socialn* klauzul*|odpovedn* zadavan*|odpovedn* verejn*
        opp: dlouhodobe nezamestnan*|osob* znevyhodnen*|znevyhodnen* na trhu prace|ucn*|ucen|praktikant*|studentsk* prax*|osob* se zdravotnim postizenim|exkurz* pro student*
        non-discrimination: zakaz* diskriminac*|diskriminac*|diskriminu*|rovn* zachazen*
        equal-opportunities-plan: plan* rovnosti|rovn* prilezitost*
        gen-eq: genderov* rovnost*|rovnost* zen a muzu|rovn* odmenov*
        et-eq: etnick*|migrant*|uprchl*
        diversity: diverzit*
        intercultural: interkulturn*|mezikulturn*
        work-cond: pracovn* podmin*|dustojn* pracovn*|kolektivn* smlouv*|minimaln* mzd*|ferov* podmin*|pracovnepravn* predpis*
        acc-all: pristupnost* pro osoby se zdravotnim postizenim|pristupnost* pro osoby s postizenim|bezbarierov*|wcag
        hum-right: lidsk* prav*|detsk* prac*|nucen* prac*|umluv* mop
        principle: dodavatelu|ucastniku|uchazecu|transparentn*|primerenost*
        not-applied: nepouzije se|neuplatni se|neni relevantni
        denial: zadn*|bez
        """;

    private const string Slovak = """
        social-return: socialn* aspekt*|socialn* klauzul*|socialn* hladisk*
        opp: dlhodobo nezamestnan*|znevyhodnen* uchadzac* o zamestnanie|znevyhodnen* osob*|osob* so zdravotnym postihnutim|ucnov*|dualn* vzdelavan*
        non-discrimination: zakaz* diskriminac*|nediskriminac*|diskriminac*|rovnak* zaobchadzan*
        equal-opportunities-plan: plan* rodovej rovnosti|rovnost* prilezitost*
        gen-eq: rodov* rovnost*|rovnost* muzov a zien|rovnost* zien a muzov
        et-eq: etnick*|migrant*|utecenc*|marginalizovan* romsk*
        diversity: diverzit*
        intercultural: interkulturn*|medzikulturn*
        work-cond: pracovn* podmien*|kolektivn* zmluv*|minimaln* mzd*|pracovnopravn* predpis*
        acc-all: pristupnost* pre osoby so zdravotnym postihnutim|bezbarierov*|wcag
        hum-right: ludsk* prav*|detsk* prac*|nuten* prac*
        principle: uchadzacov|zaujemcov|hospodarskych subjektov|transparentnost*|proporcionalit*
        not-applied: neuplatnuje sa|nevztahuje sa
        denial: ziadn*|bez
        """;

    private static IEnumerable<(string Language, string Text)> Lists() =>
    [
        ("en", English), ("de", German), ("nl", Dutch), ("fr", French), ("it", Italian), ("es", Spanish), ("pt", Portuguese), ("ro", Romanian),
        ("sv", Swedish), ("da", Danish), ("nb", Norwegian), ("fi", Finnish), ("et", Estonian), ("pl", Polish), ("cs", Czech), ("sk", Slovak),
    ];
}
