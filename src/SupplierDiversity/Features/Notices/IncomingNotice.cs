using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Features.Notices;

/// <summary>A notice that was read and is to be published.</summary>
/// <param name="FileName">Name of its file, for the administration; never a whole path.</param>
/// <param name="Sha256">SHA-256 of the file's bytes in lower-case hex: a known one is unchanged.</param>
/// <param name="Notice">The notice as read.</param>
public sealed record IncomingNotice(string FileName, string Sha256, Notice Notice);

/// <summary>What became of a notice.</summary>
public enum NoticeOutcome
{
    /// <summary>A notice the portal did not know.</summary>
    Published,
    /// <summary>A newer version of a known notice, or a change of one.</summary>
    Updated,
    /// <summary>Known already, or older than what is known: nothing changed.</summary>
    Unchanged,
    /// <summary>Outside the portal's scope.</summary>
    Skipped,
    /// <summary>Refused; the rest was kept.</summary>
    Rejected,
}

/// <summary>What became of one notice.</summary>
/// <param name="Notice">The notice as it came in.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="TenderId">The tender it belongs to; null when it was skipped or refused.</param>
/// <param name="Remark">Why it was refused or skipped, or a warning; null when there is nothing to say.</param>
public sealed record PublishedNotice(IncomingNotice Notice, NoticeOutcome Outcome, string? TenderId, string? Remark);
