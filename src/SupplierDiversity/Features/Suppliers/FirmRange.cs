namespace SupplierDiversity.Features.Suppliers;

/// <summary>Firms whose ids follow each other, for jobs that read many at once: a range needs no list of ids in the statement.</summary>
/// <param name="First">The first id.</param>
/// <param name="Last">The last id; both are in the range.</param>
internal readonly record struct FirmRange(Guid First, Guid Last);
