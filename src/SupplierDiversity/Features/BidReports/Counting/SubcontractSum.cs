using SupplierDiversity.Features.Bids;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.BidReports.Counting;

/// <summary>What is gathered of a firm's work for winners in a year, in whatever order it comes.</summary>
internal sealed class SubcontractSum
{
    private readonly HashSet<string> _tenders = new(StringComparer.Ordinal);

    /// <summary>The first of the year: its traits count.</summary>
    public PastSubcontract? First { get; private set; }

    /// <summary>The tenders, as a count of one firm.</summary>
    public FirmCount Count => FirmCount.One(_tenders);

    public void Add(PastSubcontract subcontract)
    {
        _tenders.Add(subcontract.TenderId);
        if (First is null || Order(subcontract).CompareTo(Order(First)) < 0)
        {
            First = subcontract;
        }
    }

    private static (DateTimeOffset, string, string) Order(PastSubcontract subcontract) => (subcontract.At, subcontract.TenderId, subcontract.LotId);
}
