using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Administration;

/// <summary>The doors of the administration, each with the right that opens it: nobody is shown a door that stays shut.</summary>
internal static class AdministrationMenu
{
    /// <summary>Path within a language, key of its words <c>administration.menu.…</c>, and right.</summary>
    public static IReadOnlyList<(string Path, string Key, Right Right)> Doors { get; } =
    [
        ("/admin", "home", Right.SeeWork),
        ("/admin/imports", "imports", Right.ImportNotices),
        ("/admin/ledger", "ledger", Right.ReadLedger),
        ("/admin/mail", "mail", Right.HandleMail),
        ("/admin/cities", "cities", Right.KeepCities),
        ("/admin/buyers", "buyers", Right.KeepCities),
        ("/admin/duplicates", "duplicates", Right.MergeBusinesses),
        ("/admin/jobs", "jobs", Right.RunJobs),
        ("/admin/actions", "actions", Right.ReadAudit),
    ];

    /// <summary>The right that opens a path below one of the doors.</summary>
    public static Right Of(string path) =>
        Doors.Last(d => path == d.Path || path.StartsWith(d.Path + "/", StringComparison.Ordinal)).Right;
}
