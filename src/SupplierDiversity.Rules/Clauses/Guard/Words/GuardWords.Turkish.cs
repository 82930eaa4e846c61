namespace SupplierDiversity.Rules.Clauses.Guard;

internal sealed partial class GuardWords
{
    private const string Turkish = """
        alike: yerel saat*|yerel ag*|yerel sunucu*|yerel depo*|yerel yonetim*|yerel makam*|yerel anestezi|yerel olarak sakla*|yabanci dil*|yabanci madde*|yabanci cisim*|yabanci para*|doviz*|mense sahadetname*|mense belge*|mense bilgi*|urunun mense*|urunlerin mense*|mense garanti*|cografi isaret*|veri goc*|sistem goc*|veri tasima|azinlik hisse*|yalnizca _ degil|sadece _ degil|hakkini sakli|hakki saklidir|irtibat nokta*|temas nokta*|toplama nokta*|erisim nokta*|bulusma nokta*|yerli tur*|yerli bitki*|yerli agac*|yerel bitki*|yerel tur*|dogal tur*|yerel uygulama*|yerel kod*|native uygulama*|asil amac*|irkci*|payda*|paylas*|ortak giris*|ortak alan*|ortak kullanim*|ortakla*|ulke ici saat|esit muamele|dilekce*|dilim*|diledi*|kokten
        origin: gocmen koken*|goc koken*|goc gecmis*|gocmen gecmis*|goc deneyim*|goc hikaye*|etnik*|koken|koken*|uyru*|milliyet*|ulusal koken*|irk|irka|irki|irkin|irklar*|irksal*|vatandas*|vatandaslik*|yurt disinda dog*|yurtdisinda dog*|baska bir ulkede dog*|baska ulkede dog*|dogum yeri*|dogum ulke*|dogdugu ulke*|ten rengi*|yabanci uyruk*|soy|soyu|soyundan|soylu|ata|atalari*|ikinci kusak|ikinci nesil|anne ve babasi*|anne babasi*|ebeveyn*|kulturel koken*|mensubiyet*|mensup*
        group: gocmen*|multeci*|azinlik*|yabancilar*|yabanci|yabancinin|yabanciy*|romanlar*|roman|siginmaci*|yeni gelen*|diaspora*|siyahi*|ucuncu ulke*|etnik topluluk*|gocmen topluluk*|sonradan gelen*
        nation: turk|turkler*|turk vatandas*|fasli*|suriyeli*|ukraynali*|polonyali*|rumen*|rus|ruslar*|arap|araplar*|afgan*|somalili*|arnavut*|kurt|kurtler*|cinli*|hintli*|vietnamli*|afrikali*|asyali*|alman*|fransiz*|hollandali*|italyan*|ispanyol*|bulgar*|iranli*|irakli*|avrupali*|gurcu*|ermeni*|bosnali*|bosnak*
        firm-of-origin: gocmen isletme*|gocmenlere ait|gocmenlerin sahip|gocmenlerin kurdu*|gocmenlerce kurul*|gocmen sahip*|gocmen girisim*|gocmen sirket*|gocmen firma*|azinlik isletme*|azinliklara ait|yabancilara ait|yabanci sirket*|yabanci firma*|gocmen kokenli isletme*|gocmen kokenli girisim*|gocmen kokenli kisilerin sahip|gocmen kokenli kisilere ait|multeci girisim*|multecilere ait|diaspora isletme*
        mixed-team: cesitlilik gosteren ekip*|cesitli ekip*|ekibin cesitlili*|ekip cesitlili*|ekipteki cesitlilik|cok kulturlu ekip*|cokkulturlu ekip*|cok kulturlu personel*|cok kulturlu kadro*|personelin cesitlili*|calisanlarin cesitlili*|kadronun cesitlili*|karma ekip*|cok uluslu ekip*
        mirror: yansit*|temsil et*|temsil eden|benze*|ortus*|ayna*|uyusan|uyumlu
        composition: bilesim*|yuz|yuzler*|cesitlilik|cesitlili*|profil*|yapisi*|yapisini|gorunum*|dagilim*|kompozisyon*
        population: nufus*|topluluk*|mahalle*|halk*|semt*|sakinler*|kentin nufus*|kentli*
        owner: sahib|sahip|sahibi*|sahiple*|sahipli*|ortak|ortagi*|ortaklar*|ortaklik*|hisse*|hissedar*|sermaye*|mulkiyet*|yonetici*|yonetim kurulu*|pay|payi|paylari*|kurucu*|kurulan|kurdugu*|kurulmus*|yonetilen|yonettigi*|yonetiminde*|isletmeci*|girisimci*|patron*|mudur*|ait|elinde bulun*|basinda
        bidder: istekli*|firma*|sirket*|isletme*|tesebbus*|kurulus*|dernek*|dernegi*|orgut*|kooperatif*|tedarikci*|yuklenici*|aday*|esnaf*|teklif sahib*|teklif veren*|vakif*|tuccar*|ekonomik isletmeci*|dukkan*
        staff: personel*|calisan*|isci*|kadro*|ekip*|ekib*|istihdam*|ise alin*|ise alim*|ise alacak*|cirak*|eleman*|calistir*|gorevli*|gorevlendiril*|gorev yapacak*|gorev alacak*|tercuman*|cevirmen*|ogretmen*|egitmen*|sofor*|surucu*|guvenlik gorevli*|temizlikci*|bakici*|arabulucu*|danismanlar*|asci*|usta*|teknisyen*|hostes*|operator*|temsilci*|uzman*|pozisyon*|bakim personel*
        user: egitim*|egit*|kurs*|kullanici*|musteri*|hasta|hastalar*|ogrenci*|sakin*|ziyaretci*|yararlanici*|yararlan*|katilimci*|danismanlik*|danismanli*|bilgilendir*|bilgi|ulas*|plan*|tercume*|ceviri*|cok dilli|dil|diller*|dilde|sikayet*|hizmet*|basvuran*|yolcu*|kiraci*|misafir*|aile*|cocuk*|genc*|yasli*|hedef kitle*|hedef grup*|destek*|yardim*|kisilere yonelik|iletisim*|ihtiyac*|kadinlar*|vatandaslara sunulan|karsila*|muze*|sergi*|yemek*|uyum
        advantage: oncelik*|oncelig*|tercih*|bonus*|ek puan*|puan*|avantaj*|ustunluk*|ustun tut*|esitlik halinde|esitlik durumunda|esit cikmasi|esit cikar*|puan esitligi*|ayricalik*|kayir*|kazanir|indirim*|lehine|fiyat avantaj*|degerli gor*|olumlu degerlendir*|yuksek puan*|arti puan*|birakilir|odullendir*|one gec*|daha yuksek
        only: ayrilmis*|ayrilir|yalniz|yalnizca|sadece|munhasiran|sinirlidir|sinirli|haric|disinda birakil*|ozgudur|mahsus*|tahsis*|baskasi|sirf
        must: zorunda*|zorunlu*|gerekir|gerekmekte*|gereklidir|gerekli*|sart|sarttir|sarti*|sartiyla|olmalidir|olmali|olacaktir|mecbur*|yukumlu*|*malidir|*melidir|*acaktir|*ecektir|kosul*|aranir|istenir|taahhut*
        quota: kota*|oran|orani*|oraninda|yuzde|cogunlu*|yarisi*|ucte bir*|ucte biri*|dortte bir*|dortte biri*|beste bir*|beste biri*|onda bir*|her iki _ biri*|her uc _ biri*|her dort _ biri*|her bes _ biri*|sayisi
        at-least: en az|en azindan|asgari|minimum|daha az olmamak|az olamaz|veya daha fazla
        number: bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz|on|yirmi
        neutral: bakilmaksizin|bakmaksizin|gozetmeksizin|gozetilmeksizin|fark etmeksizin|farketmeksizin|onem tasimaz|onemi yoktur|dikkate alinmaz|dikkate alinmayacak*|goz onunde bulundurulmaz|aranmaz|aranmayacak*|herkese acik*|butun firmalara acik*|tum firmalara acik*|tum isteklilere acik*|nerede olursa olsun|ne olursa olsun|bagimsiz olarak|etkilemez|rol oynamaz|hesaba katilmaz|sart degil*|sarti aranm*
        principle: ayrimcilik*|ayrimcilig*|ayrim yap*|ayrim gozet*|esit muamele*|esit davran*|esit erisim*|nedeniyle|sebebiyle|dolayi|dolayisiyla|yuzunden|temelinde|daha az elverisli|kotu muamele|irkcilik*|taciz*|dislan*|esitsiz
        not: degil*|yok|yoktur|hic|hicbir|*maz|*mez|*mayacak*|*meyecek*|*mamali*|*memeli*|*mamasi|*memesi|ne|asla|*mamak|*memek|*mayip|*meyip|kimse
        without: olmadan|olmaksizin|*maksizin|*meksizin|olmayan*|bulunmayan*|*mayan|*meyen|*mayanlar*|*meyenler*|haricinde
        refuse: reddedil*|red edil*|ret|elenir|elenecek*|disi birakil*|kabul edilmez|kabul edilmeyecek*|kabul edilemez|yasak*|yasaktir|yasaklan*|verilemez|yapilamaz|kullanilamaz|izin verilmez|izin verilmeyecek*|katilamaz|katilamayacak*|degerlendirme disi|gecersiz say*|alinmaz|alinmayacak*|basvuramaz|uygun gorulmez|dahil edilmez
        but: ancak|fakat|ama|lakin|bununla birlikte|buna ragmen|oysa
        local-firm: yerel isletme*|yerel firma*|yerel sirket*|yerel tedarikci*|yerel istekli*|yerel esnaf*|yerel uretici*|yerel yuklenici*|yerel ekonomi*|yerli istekli*|yerli firma*|yerli isletme*|yerli sirket*|yerli yuklenici*|yerli tedarikci*|yerli sermaye*|yerli uretici*|bolgesel firma*|bolgesel isletme*|bolge firma*|bolge esnaf*|sehirdeki firma*|sehirdeki isletme*|ildeki firma*|ilcedeki firma*|mahalledeki esnaf*|ilcedeki esnaf*|ilimiz*|ilcemiz*|sehrimiz*|kentimizde*|kentimizdeki firma*|sehir merkezli|ulusal firma*|milli firma*|bolgenin firma*|mahallemiz*|kentin esnaf*|kentin firma*|sehrin firma*|sehrin esnaf*
        seat: merkezi|merkezleri*|merkezinin|merkez adres*|yerlesik*|kurulu|kayitli*|kayitli olmasi|ikamet*|oturan*|oturma*|yasayan*|adresi*|adresinin|sube*|subesi*|vergi ode*|vergisini|tescilli*|faaliyet gosteren*|bulunan|kurulmus|ticaret odasina|konumlan*|sakin olan
        place: sehir|sehirde*|sehrin*|sehri*|kent|kentte*|kentin*|il|ilde*|ilin|ili|ilce*|belde*|belediye*|mahalle*|bolge*|mucavir|sinirlari*|yore*|cevre*|ulke|ulkede|ulkemiz*|turkiye*|istanbul*|ankara*|izmir*|semt*|koy|koyde*|ticaret odasi*|ticaret odasina
        distance: km|kilometre*|yaricap*|mesafe*|uzaklik*|uzaklig*|yakinlik*|yakin|yakininda|cap
        everywhere: uye devlet*|uye ulke*|diger ulke*|baska ulke*|baska devlet*|herhangi bir ulke*|avrupa birligi|aea|avrupa ekonomik|nerede olursa|nerede bulunursa|ab uyesi|kurulu oldugu ulke*|yerlesik oldugu ulke*|bulundugu ulke*|kendi ulke*|kurulduklari ulke*|kurulu olduklari ulke*
        jobs: issiz*|is arayan*|stajyer*|cirak*|ise yeni|yeni ise alin*|bos kadro*|acik pozisyon*|istihdam ed*|uzun sureli issiz*|ise al*
        produce: gida*|meyve*|sebze*|et|etler*|sut*|urun|urunler*|urunu*|uretici*|ciftlik*|ciftci*|tarim*|malzeme*|ogun*|ekmek*|yumurta*|mal|mallar*|hammadde*
        thing: bitki*|agac*|cali*|tohum*|fidan*|hayvan*|kopek*|ahsap|kereste*|yazilim*|sunucu*|elektrik*|enerji*|bulut*|ios|android|veritaban*|balik*|cit*|cayir*|sigir*|koyun*|tas|mermer*|orman*|kamera*|bitki tur*|agac tur*|hayvan tur*|mobil uygulama*
        native: ana dili*|anadil*|ana dil*|dogustan konus*|aksansiz*|aksani olma*|yabanci aksan*|ilk dil*|birinci dil*|native speaker*|cocuklugundan beri konus*|dogustan
        level: duzey*|seviye*|avrupa dilleri|cefr|ortak basvuru metni|esdeger dil*
        person-list: liste*|isim*|ismi|isimleri*|adlari|adi|soyadi*|ad|adini|her calisan*|her bir calisan*|her personel*|her bir personel*|her bir isci*|her isci*|her bir kisi*|her kisi*|kisi basina|kisi bazinda|bireysel*|pasaport*|kimlik*|nufus kayit*|nufus cuzdan*|ozluk dosya*|tc kimlik|dogum belge*|tablo*|cizelge*|sicil*|her kullanici*|her yararlanici*|her katilimci*|kayit ornegi*|ikamet izn*
        personal-trait: din|dini*|dinini|mezhep*|mezheb*|anne ve baba*|anne baba*|ebeveyn*|dogum yeri*|dogum ulke*|kizlik soyadi*|inanc*|evde konus*
        looks: dis gorunus*|gorunus*|gorunum*|soyadina|soyadlarina|gozlem*|gorsel*|tahmin*|algilan*
        aggregate: anonim*|toplu|toplulastirilmis|toplam|toplamlar*|istatistik*|isimsiz*|kimlik belirtilm*|isim belirtilm*
        company-wide: sirket politika*|isletme politika*|firma politika*|kurumsal politika*|kurumsal sosyal|genel politika*|kurum politika*|tum sirket*|butun sirket*|tum isletme*|tum grup*|tum organizasyon*|tum kurulus*|butun kurulus*|sirketin tum*|sirketin butun*|firmanin tum*|firmanin butun*|isletmenin tum*|isletmenin butun*|tum calisanlarina|tum calisanlarinin|tum subeler*|butun subeler*|tum tesis*|tum faaliyet*|sirket genelinde*|firma genelinde*|isletme genelinde*|grup genelinde*|kurum genelinde*|kurulus genelinde*|grup duzeyinde*|sirket duzeyinde*|sirket capinda*|yillik rapor*|yillik faaliyet raporu*|dunya capinda*|yonetim kurulu*|ana sirket*|holding*|toplam calisan*|toplam personel*|butunu*|sponsorluk*
        policy: politika*|strateji*|bildirge*|sozlesmesini imzala*|yonerge*|sertifika*|belge*|plan|plani*|rapor*|program*|yonetim sistemi*|etik kod*|davranis kurallari*|taahhut*|beyan*|sart*
        equality: cesitlilik*|cesitlilig*|firsat esitli*|esitlik*|esitlig*|kulturlerarasi*|ayrimcilikla mucadele*|kapsayici*|sosyal sorumluluk*|kss|toplumsal cinsiyet*|dahil etme*
        experience: deneyim*|tecrube*|referans*|benzer is*|is deneyim*|mahkum*|kesinlesmis*|ihlal*|dislama sebep*|haric tutma*|toplanti*|yapilmis is*|tamamla*
        label: etiket*|sertifika*|iso|kalite belge*|kalite marka*|eko etiket*|cevre etiket*|logosu*|isareti*
        equivalent: esdeger*|muadil*|denk|dengi*|denklig*|karsilastirilabilir*|diger kanit*|baska kanit*|diger uygun
        wages: toplu is sozlesme*|toplu sozlesme*|ucret|ucretler*|ucreti*|asgari ucret*|gecici gorevlendir*|maas*
        sheltered: korumali is*|engelli*|dezavantajli*|uzun sureli issiz*|sosyal girisim*|sosyal isletme*
        article-twenty: madde 20|20 madde*|maddesi 20|20 maddesi|madde 77|77 madde*
        firm-kind: kobi|kobiler*|kobi ler*|kucuk ve orta|mikro isletme*|start up*|startup*|kadin girisim*|kadinlara ait|kadinlarin yonettigi*|aile isletme*|aile sirket*|kar amaci|genc girisim*
        subcontracting: alt yuklenicilik*|taseronluk*|taseronlas*|alt yukleniciye|alt yuklenicilere|taserona|taseronlara|alt yuklenici kullan*|alt yuklenici calistir*|taseron kullan*|taseron calistir*|ucuncu kisilere|devredemez|alt sozlesme*
        subcontractor: alt yuklenici*|taseron*|altyuklenici*
        own-means: kendi personel*|kendi calisan*|kendi imkan*|kendi kadro*|bizzat|kendi ekib*
        critical: kritik*|asli is*|onay*|izin*|izniyle|bildiril*|bildirim*|muvafakat*|belirli is*|asagidaki is*|bu gorev|hari*|ikinci kademe
        weighting: agirlik*|agirlig*|alt kriter*|alt olcut*|kriter*|olcut*|puan dagilim*|puanlama*|degerlendirme yontem*
        later: acildiktan sonra|acilmasindan sonra|acilisindan sonra|teklifler acil*|teklifler alindiktan|teslim edildikten sonra|teklifler incelen*|sonradan|daha sonra|ileride|takdir*|serbestce|diledigi*|uygun gordug*|aciklanmaz|aciklanmayacak*|ilan edilmez|ilan edilmeyecek*|yayimlanmaz|duyurulmaz|gelen tekliflere gore
        private: kendi aralarinda|aralarinda|birbirleriyle|is arkadas*|mola*|yemekhane*|kantin*|soyunma oda*|ozel konusma*|ozel sohbet*|santiyede|her zaman|surekli|is yerinde|isyerinde|dinlenme
        language: dil|dili|dilin*|diller*|dilde*|konus*|turkce*|sohbet*|lisan*
        mediator: arabulucu*|kulturel arabulucu*|kolaylastirici*|oyuncu*|akran*|toplum calisani*
        sanctions: yaptirim*|ambargo*|kisitlayici tedbir*
        """;
}
