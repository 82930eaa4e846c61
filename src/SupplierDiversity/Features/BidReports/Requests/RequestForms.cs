namespace SupplierDiversity.Features.BidReports.Requests;

/// <summary>What an officer types of a request.</summary>
public sealed class RequestForm
{
    /// <summary>Who asked; may be empty where the law lets people ask without a name.</summary>
    public string? AskedBy { get; set; }

    /// <summary>Where the answer goes.</summary>
    public string? Contact { get; set; }

    /// <summary>BCP 47.</summary>
    public string? Language { get; set; }

    /// <summary>The day it came.</summary>
    public string? Received { get; set; }

    /// <summary>What was asked.</summary>
    public string? Question { get; set; }
}

/// <summary>What an officer types of the law.</summary>
public sealed class RuleForm
{
    /// <summary>Its name.</summary>
    public string? Law { get; set; }

    /// <summary>How many.</summary>
    public string? Count { get; set; }

    /// <summary>One of <see cref="Rules.Reports.AnswerTime.Units"/>.</summary>
    public string? Unit { get; set; }

    /// <summary>The exception by which counts are withheld.</summary>
    public string? Ground { get; set; }

    /// <summary>What the person can do against the answer.</summary>
    public string? Remedy { get; set; }
}

/// <summary>What an officer picks for an answer.</summary>
public sealed class AnswerForm
{
    /// <summary>Published years.</summary>
    public int[] Years { get; set; } = [];

    /// <summary>Own words.</summary>
    public string? Words { get; set; }

    /// <summary>"yes": it also goes to the e-mail address.</summary>
    public string? Mail { get; set; }
}
