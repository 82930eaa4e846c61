namespace SupplierDiversity.Rules.Clauses.Guard;

internal sealed partial class GuardWords
{
    private const string Polish = """
        origin: pochodzeni*|pochodzenia|etniczn*|narodowosc*|obywatelstw*|korzeni* migracyjn*|korzeniach migracyjnych|doswiadczeni* migracyjn*|tlo migracyjne|tle migracyjnym|rasow*|rasa|rasy|urodzon* za granica|urodzon* poza|kraj* urodzenia|kolor* skory|cudzoziemski*
        group: migrant*|imigrant*|uchodzc*|mniejszosc*|cudzoziemc*|cudzoziemk*|obcokrajow*|romow|romsk*
        firm: firm* migrant*|firm* imigrant*|firm* cudzoziemc*|firm* uchodzc*|przedsiebiorstw* migrant*|przedsiebiorstw* imigrant*|przedsiebiorstw* cudzoziemc*|przedsiebiorc* migrant*|przedsiebiorc* cudzoziemc*|przedsiebiorcow migrantow|przedsiebiorcow cudzoziemcow|firm* prowadzon* przez migrant*|firm* prowadzon* przez cudzoziemc*|firm* nalezac* do|przedsiebiorstw* nalezac* do
        owner: wlasciciel*|wlasnosc*|udzial*|wspolni*|akcj*|akcjonariusz*|zarzad*|kapital*|nalez* do
        staff: personel*|pracownik*|pracownic*|zaloga|zalogi|zespol*|zatrudni*|zatrudnien*|uczni* zawod*|kadr*
        preference: preferenc*|preferowan*|preferuje|pierwszenstw*|premi*|dodatkow* punkt*|punkt*|faworyz*|przewag*|rownej liczby punktow|wyzej ocenian*|lepiej ocenian*|uprzywilejow*
        reserved: zastrzezon*|wylacznie|tylko|jedynie|ograniczon* do|wyklucz*
        must: musi|musza|powinien|powinna|powinno|powinny|powinni|obowiazan*|zobowiazan*|wymaga*|nalezy|ma obowiazek
        quota: kwot* zatrudnienia|odsetek|odsetka|procent*|wiekszosc*|polowa|polowe|limit*
        at-least: co najmniej|przynajmniej|minimum|nie mniej niz
        service: szkol*|kurs*|uzytkownik*|klient*|pacjent*|uczniow|mieszkanc*|odwiedzajac*|beneficjent*|uczestnik*|dorad*|porad*|informow*|informacj*|dotrzec|dotarci*|koncepcj*|plan|tlumacz*|wielojezyczn*|jezyk*|skarg*|obslug*
        neutral: niezaleznie od|bez wzgledu|nie dyskrymin*|niedyskrymin*|bez dyskryminacji|dyskryminacj*|zakaz*|zabron*|nie moze|nie moga|nie wolno|zadnych preferencji|nigdy|nie bierze sie|nie ma znaczenia|ani|rowne traktowanie|rownego traktowania
        local: firm* lokaln*|lokaln* firm*|lokaln* przedsiebior*|lokaln* wykonawc*|miejscow* firm*|miejscow* wykonawc*|regionaln* firm*|siedzib* w miescie|siedzib* na terenie|siedzib* w gminie|siedzib* w regionie|siedzib* w wojewodztwie|z terenu miasta|z terenu gminy|z regionu|z miasta|zarejestrowan* w miescie|zarejestrowan* na terenie
        native: jezyk* ojczyst*|rodzim* uzytkownik*|rodowit* uzytkownik*|native speaker*
        person-data: lista pracownik*|liste pracownik*|wykaz*|imienn*|kazdego pracownika|kazdej osoby|na osobe|indywidualn*|kopi* paszport*|akta osobow*|nazwisk*
        aggregate: anonimow*|zbiorcz*|dobrowoln*|statystyczn*|zagregowan*
        company-wide: polityk* firmy|polityk* przedsiebiorstwa|polityk* ogoln*|ogoln* polityk*|cale* przedsiebiorstw*|cala firma|calej firmie|calej firmy|cala zaloga|calej zalogi|wszystkich swoich pracownikow|wszyscy pracownicy firmy|wszystkich pracownikow firmy|sprawozdan* roczn*|raport* roczn*
        label: etykiet*|oznakowani*|certyfikat*|iso|znak jakosci|zaswiadczen*
        equivalent: rownowazn*|porownywaln*|inn* srodk* dowodow*
        wages: uklad* zbiorow*|wynagrodzeni*|plac*|placa minimalna|pracownik* delegowan*|delegowani*
        sheltered: zaklad* pracy chronionej|niepelnosprawn*|defaworyzowan*|dlugotrwale bezrobotn*|przedsiebiorstw* spoleczn*|spoldzieln* socjaln*
        article-20: artykul* 20|art 20|art 94|30
        equality: roznorodnosc*|rownosc* szans|rownego traktowania|miedzykulturow*|antydyskryminac*|niedyskryminac*|wlaczani*
        """;

    private const string Romanian = """
        origin: origin*|etnic*|etnie|etnia|nationalitat*|cetateni*|nascut* in strainatate|nascut* in afara|rasa|rasial*|tara nasterii|tara de origine|culoarea pielii|provenienta
        group: migrant*|imigrant*|refugiat*|minoritat*|minoritar*|strain|straini|strainilor|romi|romilor
        firm: firm* de migrant*|firm* ale migrant*|firm* migrantilor|firm* detinut* de migrant*|firm* detinut* de persoane|firm* detinut* de imigrant*|firm* conduse de migrant*|firm* conduse de persoane|firm* strain*|intreprinder* detinut* de migrant*|intreprinder* detinut* de persoane|intreprinder* migrantilor|intreprinder* de migrant*|antreprenor* migrant*|operator* economic* detinut* de migrant*
        owner: detinut*|detin|proprietar*|proprietate*|actionar*|actiuni*|asociat*|asociati*|capital*|administrator*|parti sociale
        staff: personal*|angajat*|salariat*|lucrator*|echip*|angaj*|recrut*|ucenic*|muncitor*|forta de munca
        preference: preferint*|preferat*|prefer*|prioritat*|bonus*|punct*|avantaj*|favoriz*|egalitate de puncte|departaj*|punctaj*
        reserved: rezervat*|exclusiv|numai|doar|limitat* la|exclus*|exclude*
        must: trebuie|va trebui|vor trebui|este obligat*|sunt obligat*|obligatori*|se impune|se cere|are obligatia
        quota: cota|cote|procent*|la suta|majoritat*|jumatate|proporti*
        at-least: cel putin|minimum|minim|nu mai putin de
        service: forma*|instru*|curs*|utilizator*|client*|pacient*|elev*|locuitor*|vizitator*|beneficiar*|participant*|consili*|inform*|ajung* la|plan|concept*|interpret*|tradu*|multilingv*|limb*|reclamat*|planger*|deservir*|servir*
        neutral: indiferent de|fara deosebire|fara a tine seama|fara discrimin*|nediscrimin*|nu discrimin*|discriminar*|interzis*|nu trebuie|nu poate|nu pot|nicio preferinta|niciodata|nu se tine cont|nu conteaza|nici|tratament egal|egalitatea de tratament
        local: firm* local*|intreprinder* local*|operator* economic* local*|furnizor* local*|ofertant* local*|firm* din oras|firm* din regiune|firm* din localitate|sediul in oras|sediul social in|sediul in localitate|sediul in regiune|sediul pe raza|din municipiu|inregistrat* in oras|stabilit* in oras
        native: limba materna|vorbitor* nativ*|nativ*
        person-data: lista angajat*|lista cu|lista nominal*|nominal*|fiecarui angajat|fiecare angajat|fiecare salariat|pe persoana|individual*|copi* ale pasaport*|copia pasaport*|dosar* personal*|numele
        aggregate: anonim*|agregat*|voluntar*|statistic*
        company-wide: politica generala|politica firmei|politica intreprinderii|intreaga firma|intregii firme|intreaga intreprindere|intregul personal|tot personalul firmei|toti angajatii firmei|toti angajatii sai|totalitatea personalului|raport* anual*
        label: etichet*|certific*|iso|marca|marci
        equivalent: echivalent*|alte mijloace de proba|comparabil*
        wages: contract* colectiv*|salari* minim*|salariul|salarii|salarizare*|remuner*|lucrator* detasat*|detasare*
        sheltered: atelier* protejat*|unitat* protejat*|dizabilitat*|defavorizat*|someri de lunga durata|intreprinder* sociale de insertie|insertie*
        article-20: articolul 20|art 20|art 56|30
        equality: diversitat*|egalitatea de sanse|egalitate de sanse|intercultural*|nediscriminar*|antidiscriminar*|incluziun*
        """;

    private const string Turkish = """
        origin: gocmen koken*|goc koken*|etnik*|koken|koken*|uyru*|milliyet*|irk|irk*|vatandaslik*|yurt disinda dogmus|yurt disinda dogan*|dogum yeri|dogdugu ulke|ten rengi|yabanci uyruk*
        group: gocmen*|multeci*|azinlik*|yabancilar*|yabanci|romanlar
        firm: gocmen isletme*|gocmenlere ait|gocmenlerin sahip|gocmen sahip*|gocmen girisimci*|gocmen sirket*|gocmen firma*|azinlik isletme*|yabancilara ait|yabanci sirket*|gocmen kokenli isletme*|gocmen kokenli girisimci*|gocmen kokenli kisilerin sahip|gocmen kokenli kisilere ait
        owner: sahip*|sahib*|ortak*|hisse*|hissedar*|sermaye*|mulkiyet*|yonetici*|pay|payi|paylari
        staff: personel*|calisan*|isci*|kadro*|ekip*|istihdam*|ise alin*|ise alim*|cirak*|eleman*
        preference: oncelik*|tercih*|bonus*|ek puan*|puan*|avantaj*|ustunluk*|esitlik halinde|puan esitligi*|ayricalik*|kayir*|kazanir
        reserved: ayril*|yalnizca|sadece|munhasiran|sinirlidir|sinirli|haric|disinda birakil*
        must: zorunda*|zorunlu*|gerekir|gereklidir|sart*|olmalidir|olmali|mecbur*|yukumlu*|edilmelidir|calistirilmalidir|verilmelidir|bulunmalidir
        quota: kota*|oran*|yuzde|cogunlu*|yarisi
        at-least: en az|asgari|minimum
        service: egitim*|egit*|kurs*|kullanici*|musteri*|hasta|hastalar*|ogrenci*|sakin*|ziyaretci*|yararlanici*|katilimci*|danisman*|bilgilendir*|bilgi|ulas*|plan*|tercum*|ceviri*|cok dilli|dil|diller*|dilde|sikayet*|hizmet*|basvuran*
        neutral: bakilmaksizin|gozetmeksizin|gozetilmeksizin|ayrimcilik*|ayrim yap*|ayrim gozet*|yasak*|yasaktir|verilemez|verilmez|yapilamaz|dikkate alinmaz|tercih edilemez|asla|ne de|esit muamele|aranmaz
        local: yerel isletme*|yerel firma*|yerel sirket*|yerel tedarikci*|yerel istekli*|yerli istekli*|bolgesel firma*|sehirdeki firma*|sehirde kurulu|sehirde kayitli|bolgede kurulu|merkezi sehirde|merkezi bu sehirde|merkezi ilde|sehir merkezli|sehirde yerlesik|ilce sinirlari
        native: ana dili|anadil*|ana dil*
        person-data: listesi*|isim listesi*|ad listesi|isimleri|adlari|her calisanin|her bir calisan*|kisi basina|kisi bazinda|bireysel*|pasaport kopya*|ozluk dosya*|adi ve
        aggregate: anonim*|toplu|toplulastirilmis|gonullu*|istatistik*
        company-wide: sirket politika*|isletme politika*|firma politika*|genel politika*|tum sirket*|butun sirket*|tum isletme*|sirketin tum*|firmanin tum*|isletmenin tum*|tum calisanlarina|sirket genelinde|yillik rapor*
        label: etiket*|sertifika*|iso|marka*|belgesi
        equivalent: esdeger*|muadil*|denk|karsilastirilabilir*|diger kanit*
        wages: toplu is sozlesme*|toplu sozlesme*|ucret*|asgari ucret*|gecici gorevlendir*|maas*
        sheltered: korumali is*|engelli*|dezavantajli*|uzun sureli issiz*|sosyal girisim*|sosyal isletme*
        article-20: madde 20|20 maddesi|maddesi 20|30
        equality: cesitlilik*|firsat esitli*|esitlik*|kulturlerarasi*|ayrimcilikla mucadele*|kapsayici*
        """;

    private const string Arabic = """
        origin: اصل|اصول|اصولهم|منشا|عرق*|عرقي*|اثني*|اثنيه|جنسي*|قومي*|مولود*|بلد ميلاد*|لون بشر*|خلفي* مهاجر*|خلفي* هجر*
        group: مهاجر*|لاجي*|لاجيين|لاجءين|اقليات|اقلي*|اجانب|اجنبي*
        firm: شركات مهاجر*|شركات يملك*|موسسات يملك*|موسسات مهاجر*|موسسات مملوكه لمهاجر*|شركات مملوكه لمهاجر*|منشات مهاجر*|رواد اعمال مهاجر*|شركات اجنبي*|مملوكه لمهاجر*|مملوكه لاشخاص
        owner: مالك*|ملك*|يملك*|تملك*|مملوك*|اسهم|اسهمها|حصص|حصه|شركاء|مساهم*|راسمال|راس مال|مدير*
        staff: عامل*|عمال|عاملين|موظف*|موظفين|فريق*|طاقم*|توظيف*|يوظف*|كادر*|متدرب*|قوه عامل*
        preference: افضلي*|اولوي*|تفضيل*|يفضل*|تفضل|نقاط|نقطه|نقط|علاو*|ميزه|مكافا*|تعادل*
        reserved: محجوز*|حصر*|حصرا|فقط|مقصور*|تقتصر|يقتصر|يستبعد*|تستبعد*|لا يقبل الا
        must: يجب|ان يكون|ملزم*|يلزم|يتعين|ينبغي|يشترط|لا بد
        quota: كوتا|نسبه|بنسبه|نسب|ميه|مائه|غالبي*|اغلبي*|نصف
        at-least: علي اقل|لا يقل عن|لا تقل عن|ما لا يقل|حد ادني
        service: تدريب*|دور*|تعليم*|مستخدم*|عملاء|عميل*|زباين|مرضي|مريض|تلاميذ|سكان|زوار|مستفيد*|مشارك*|خدم*|مشور*|استشار*|اعلام*|معلومات|وصول|يصل|خطه|ترجم*|لغ*|لغات|شكوي|شكاوي
        neutral: بغض نظر|بصرف نظر|دون تمييز|دون تميز|عدم تمييز|تمييز|يحظر|محظور*|ممنوع*|لا يجوز|لا تعطي|لا يعطي|لا يمنح|لا تمنح|لا يوخذ|لا توخذ|ابدا|مساواه معامل*|معامله متساوي*|لا اثر
        local: شركات محلي*|موسسات محلي*|موردين محلي*|عطاءات محلي*|متنافس* محلي*|شركات مدين*|موسسات مدين*|مقرها في مدين*|مقره في مدين*|مقر في مدين*|مقرها مدين*|مسجل* في مدين*|شركات منطق*|داخل مدين*|مقرها في منطق*
        native: لغه ام|لغته ام|لغتهم ام|لغتها ام|ناطق* اصلي*|متحدث* اصلي*
        person-data: قايم*|قوايم|اسماء|باسم*|لكل عامل|كل عامل|كل موظف|لكل موظف|لكل شخص|كل شخص|فردي*|جوازات سفر|صور جواز*|ملف* شخصي*
        aggregate: مجهول*|مجمع*|طوعي*|احصايي*|دون اسماء|مجمله
        company-wide: سياسه شركه|سياسه موسسه|سياسه عامه|كامل شركه|جميع شركه|جميع موظفيها|جميع عامليها|كل موظفيها|جميع موظفي شركه|جميع عاملين في شركه|جميع عاملي شركه|كل عاملين في شركه|تقرير سنوي
        label: علامه|شهاد*|iso|ايزو|ملصق*
        equivalent: يعادل*|معادل*|مكافي*|مماثل*|اي اثبات اخر
        wages: اتفاق* جماعي*|اجور|اجر|رواتب|راتب|عمال منتدب*|منتدب*
        sheltered: ورش* محمي*|ورش محمي*|اعاق*|معاق*|معوق*|محروم*|عاطل*|موسسه اجتماعي*|ادماج
        article-20: ماده 20|30
        equality: تنوع*|تكافو فرص|تكافو*|مساوا*|بين ثقاف*|ثقافات|عدم تمييز|شمول*
        """;

    private static IEnumerable<(string Language, string Text)> Lists() =>
    [
        ("en", English), ("de", German), ("fr", French), ("nl", Dutch), ("it", Italian),
        ("es", Spanish), ("pl", Polish), ("ro", Romanian), ("tr", Turkish), ("ar", Arabic),
    ];
}
