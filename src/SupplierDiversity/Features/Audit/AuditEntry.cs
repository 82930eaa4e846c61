using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace SupplierDiversity.Features.Audit;

/// <summary>What a feature tells the audit log. Who and when the log knows itself.</summary>
/// <param name="Action">What was done, a short code: <c>city-made</c>. Its words are the text <c>administration.actions.…</c>.</param>
/// <param name="Kind">Kind of the object: <c>city</c>.</param>
/// <param name="ObjectId">Its id.</param>
public sealed record AuditEntry(string Action, string Kind, string ObjectId)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>An entry about a thing with a version 7 id.</summary>
    public AuditEntry(string action, string kind, Guid objectId)
        : this(action, kind, objectId.ToString("D"))
    {
    }

    /// <summary>What the thing is called; never the name or address of a person.</summary>
    public string Name { get; init; } = "";

    /// <summary>The city it concerns, or null: the whole portal.</summary>
    public Guid? City { get; init; }

    /// <summary>Why, as typed; empty where nothing is asked.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>Who did it, where the person is known without being signed in (by a mailed link).</summary>
    public Guid? Account { get; init; }

    /// <summary>
    /// Fields with what they held before and after, where both may be read by an auditor; a sensitive field has neither.
    /// A field that did not change is left out.
    /// </summary>
    public IReadOnlyList<AuditChange> Changes { get; init; } = [];

    /// <summary>The changes as they are kept: <c>[["name","Alt","Neu"],["password"]]</c>.</summary>
    internal string ChangesJson() => JsonSerializer.Serialize(
        Changes.Where(c => c.Sensitive || c.Before != c.After).Select(c => c.Sensitive ? [c.Field] : new[] { c.Field, c.Before, c.After }), Plain);

    /// <summary>Reads what <see cref="ChangesJson"/> wrote.</summary>
    internal static IReadOnlyList<AuditChange> Read(string json) =>
        [.. (JsonSerializer.Deserialize<string?[][]>(json) ?? []).Select(c => new AuditChange(c[0]!, c.ElementAtOrDefault(1), c.ElementAtOrDefault(2)) { Sensitive = c.Length == 1 })];
}

/// <summary>One field that changed.</summary>
/// <param name="Field">Its name in the database or on the form.</param>
/// <param name="Before">What it held, or null.</param>
/// <param name="After">What it holds now, or null.</param>
public sealed record AuditChange(string Field, string? Before, string? After)
{
    /// <summary>True: only that it changed is kept.</summary>
    public bool Sensitive { get; init; }
}
