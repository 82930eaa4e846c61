using System.Diagnostics.CodeAnalysis;

namespace SupplierDiversity.Rules.Notices;

/// <summary>What came of reading a file: a notice, or the reason why it cannot be used. Exactly one of the two is set.</summary>
public sealed record NoticeReading
{
    private NoticeReading(Notice? notice, NoticeRefusal? refusal) => (Notice, Refusal) = (notice, refusal);

    /// <summary>The notice; null when the file is refused.</summary>
    public Notice? Notice { get; }

    /// <summary>Why the file is refused; null when it was read.</summary>
    public NoticeRefusal? Refusal { get; }

    /// <summary>True when there is a notice.</summary>
    [MemberNotNullWhen(true, nameof(Notice))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsRead => Notice is not null;

    /// <summary>A file that was read.</summary>
    public static NoticeReading Of(Notice notice) => new(notice, null);

    /// <summary>A file that cannot be used.</summary>
    public static NoticeReading Refused(NoticeRefusal refusal) => new(null, refusal);
}

/// <summary>Why a file cannot be used as a notice.</summary>
/// <param name="Element">The element that is missing or wrong, as written in eForms ("cbc:ID"); empty for the file as a whole.</param>
/// <param name="Line">Line in the file, counted from 1; 0 where no line can be named.</param>
/// <param name="Reason">One plain English sentence.</param>
public sealed record NoticeRefusal(string Element, int Line, string Reason);
