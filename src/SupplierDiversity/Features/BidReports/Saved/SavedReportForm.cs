namespace SupplierDiversity.Features.BidReports.Saved;

/// <summary>What an officer sends to save a report.</summary>
public sealed class SavedReportForm
{
    /// <summary>As it shall be called.</summary>
    public string? Name { get; set; }

    /// <summary>What; one of <see cref="SavedReport.Contents"/>.</summary>
    public string? Content { get; set; } = SavedReport.Contents[0];

    /// <summary>For whom; one of <see cref="SavedReport.Audiences"/>.</summary>
    public string? Audience { get; set; } = SavedReport.Audiences[0];

    /// <summary>How often; one of <see cref="Rules.Reports.ReportRhythm.All"/>.</summary>
    public string? Rhythm { get; set; } = Rules.Reports.ReportRhythm.All[0];
}

/// <summary>What an officer sends to put somebody on a list: a person of the city, or an address.</summary>
public sealed class RecipientForm
{
    /// <summary>A person of the city; null: none chosen.</summary>
    public Guid? Person { get; set; }

    /// <summary>An address outside.</summary>
    public string? Email { get; set; }

    /// <summary>The language of its mails.</summary>
    public string? Language { get; set; }
}
