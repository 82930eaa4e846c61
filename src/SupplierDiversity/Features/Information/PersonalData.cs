namespace SupplierDiversity.Features.Information;

/// <summary>Why it is lawful to keep something (Regulation (EU) 2016/679, Article 6(1)); its words are <c>information.privacy.by.…</c>.</summary>
internal enum LegalBasis
{
    /// <summary>Point (a).</summary>
    Consent,

    /// <summary>Point (e), with Directive 2014/24/EU, Article 18.</summary>
    Task,

    /// <summary>Point (c).</summary>
    Duty,
}

/// <summary>Things kept about people for one purpose.</summary>
/// <param name="Key">Its words are <c>information.privacy.group.{Key}.…</c>.</param>
/// <param name="Basis">Why it is lawful.</param>
/// <param name="SeenBy">Recipients (Article 13(1)(e)): <c>staff</c>, <c>mail</c>, <c>everybody</c>.</param>
/// <param name="Retention">Names of the rules in the retention list that delete some or all of it; of the rest <c>information.privacy.kept.{Key}</c> says how long.</param>
/// <param name="Tables">Where it is kept.</param>
internal sealed record PersonalDataGroup(
    string Key, LegalBasis Basis, IReadOnlyList<string> SeenBy, IReadOnlyList<string> Retention, IReadOnlyList<PersonalTable> Tables);

/// <summary>A table with something about people.</summary>
/// <param name="Name">As in the migrations.</param>
/// <param name="Personal">Columns that are about a person or lead to one, parted by blanks.</param>
/// <param name="Others">All other columns, parted by blanks.</param>
internal sealed record PersonalTable(string Name, string Personal, string Others);
