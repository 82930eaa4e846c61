namespace SupplierDiversity.Rules.Accounts;

/// <summary>Words that people take for passwords, in the languages of the portal; written down by us, four letters or more.</summary>
internal static class PopularWords
{
    public const string List =
        """
        password passwort passwd passw pass kennwort geheim hallo willkommen schatz liebe sommer winter herbst frühling fruehling
        admin administrator root user username login test tester testing guest gast demo temp temporary default changeme change
        welcome secret letmein letme iloveyou ilove love lover loveyou hello monkey dragon master shadow sunshine princess prince
        football baseball basketball hockey soccer fussball liverpool arsenal chelsea barcelona realmadrid juventus galatasaray
        fenerbahce besiktas bayern superman batman spiderman pokemon naruto starwars minecraft computer internet google facebook
        samsung apple iphone android windows microsoft linkedin whatsapp freedom whatever trustno nothing anything something
        michael jennifer jessica ashley daniel charlie thomas andrew jordan george michelle robert joshua matthew anthony maria
        mohamed mohammed muhammad ahmed mehmet mustafa fatma ayse allah bismillah jesus christ angel heaven blessed faith
        summer spring autumn january february march april june july august september october november december
        januar februar märz maerz juni juli oktober dezember monday tuesday wednesday thursday friday saturday sunday
        montag dienstag mittwoch donnerstag freitag samstag sonntag office company business portal city stadt rathaus
        flower butterfly chocolate cookie cheese pepper banana orange purple yellow silver golden diamond ginger
        happy lucky lovely sweet honey baby babygirl sexy hottie money cash dollar euro power winner killer hunter ranger tiger
        lion eagle falcon phoenix wolf horse kitty puppy hund katze maus hamster blume sonne sonnenschein stern engel
        sifre şifre parola merhaba askim aşkım seni seviyorum istanbul ankara turkiye türkiye canim canım bebek
        motdepasse bonjour soleil amour jetaime doudou chouchou azerty marseille paris france loulou
        contraseña contrasena clave hola amor teamo tequiero españa espana madrid familia estrella mariposa
        wachtwoord welkom hallo geheim zomer lente herfst winter oranje ajax feyenoord amsterdam nederland
        parolachiave ciao amore tiamo italia roma napoli milano stella juventus
        haslo hasło kochanie polska warszawa misiek kocham dzień dzien dobry
        parola iubire dragoste romania bucuresti soare steaua
        qwerty qwertz qazwsx asdf zxcv abcd abc asd qwe access server system security private enter open sesame
        """;
}
