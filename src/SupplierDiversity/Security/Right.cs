namespace SupplierDiversity.Security;

/// <summary>Something a person may do. Who may do what is the table in <see cref="Rights"/>; pages name one of these.</summary>
public enum Right
{
    /// <summary>See what waits for one's own work.</summary>
    SeeWork,

    /// <summary>Bring in notices, read what imports found, take an import back.</summary>
    ImportNotices,

    /// <summary>Read who was told of a tender.</summary>
    ReadLedger,

    /// <summary>Stop and start sending, and try again what was given up.</summary>
    HandleMail,

    /// <summary>Read mails word for word, where they go to a folder.</summary>
    ReadMails,

    /// <summary>See and start background jobs.</summary>
    RunJobs,

    /// <summary>Make buyers cities of the portal.</summary>
    KeepCities,

    /// <summary>Change a city's name, time zone and language.</summary>
    ChangeCity,

    /// <summary>Say what a city means by migrant-owned and diverse business, and its population figure.</summary>
    SetDefinition,

    /// <summary>Keep the papers a city needs before anybody is asked about their background, and switch the questions on and off.</summary>
    KeepAsking,

    /// <summary>See who has which role in a city; invite people, change and end roles.</summary>
    GiveRoles,

    /// <summary>Read who did what.</summary>
    ReadAudit,

    /// <summary>Ask suppliers, see how many answered, and publish protected results.</summary>
    RunSurveys,

    /// <summary>Count a year's bidders by group, once, and read what may be told of them; recorded behind the wall.</summary>
    ReadReports,

    /// <summary>Read how a city stands as a buyer by the indicators of the DIVE benchmark, in protected counts and its own words.</summary>
    ReadSelfAssessment,

    /// <summary>Remark on that as a peer from another city.</summary>
    RemarkAsPeer,

    /// <summary>Enter businesses in a talk or from paper; the business confirms it. Nothing about anybody's background.</summary>
    AssistBusinesses,

    /// <summary>Look through entries that may be one business twice, and make them one.</summary>
    MergeBusinesses,

    /// <summary>The same for businesses that chose one city alone.</summary>
    MergeCityBusinesses,

    /// <summary>Check documents with which firms show who owns them; recorded behind the wall with its purpose.</summary>
    VerifyEvidence,

    /// <summary>See which kinds of businesses a city's pool of suppliers holds, in protected counts.</summary>
    SeePool,

    /// <summary>See a city's clauses and its equality-assurance records.</summary>
    ReadPreparation,

    /// <summary>Write clauses and equality-assurance records of a city, and check texts.</summary>
    PrepareTenders,

    /// <summary>Put a city's clauses in force.</summary>
    ApproveClauses,

    /// <summary>Sign an equality-assurance record somebody else wrote.</summary>
    SignAssurance,

    /// <summary>Say that bids of a tender come in on the portal, and open them together with somebody else.</summary>
    ReceiveBids,

    /// <summary>Judge bids one was named for, blind to who stands behind them.</summary>
    EvaluateBids,

    /// <summary>Name evaluators, write down what they agree on, leave bids out, decide and tell all bidders.</summary>
    DecideAwards,

    /// <summary>Read the file of a procedure.</summary>
    ReadProcedureFile,

    /// <summary>Keep contracts and what their contractors owe.</summary>
    KeepContracts,

    /// <summary>Publish a tender, a correction or a cancellation another officer wrote.</summary>
    SignTenders,
}
