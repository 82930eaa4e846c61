using Microsoft.AspNetCore.Mvc.ModelBinding;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Bids.Declarations;

/// <summary>The self-declaration as typed.</summary>
public sealed class DeclarationForm
{
    private const int LongestField = 200;
    private const int LongestText = 4000;

    /// <summary>Fields of one line, with whether they must be filled in; their words are <c>declaration.field.…</c>.</summary>
    public static IReadOnlyList<(string Name, bool Needed)> Fields { get; } =
        [("LegalForm", false), ("Vat", false), ("Street", true), ("Town", true), ("Representative", true), ("Contact", true), ("Email", true), ("Phone", false)];

    /// <summary>Codes of the grounds that apply.</summary>
    public string[] Ground { get; set; } = [];

    /// <summary>What the fields hold, explanations by <c>why-CODE</c>.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; set; } = new Dictionary<string, string>();

    /// <summary>What a field holds.</summary>
    public string this[string field] => Typed.GetValueOrDefault(field, "");

    /// <summary>The form filled from what is kept; the contact is the reader where nothing is.</summary>
    internal static DeclarationForm Of(SelfDeclaration? kept, string reader) => kept is null ? new() { Typed = new Dictionary<string, string> { ["Email"] = reader } } : new()
    {
        Ground = [.. kept.Grounds.Keys],
        Typed = new Dictionary<string, string>(kept.Grounds.Select(g => KeyValuePair.Create($"why-{g.Key}", g.Value)))
        {
            ["LegalForm"] = kept.LegalForm,
            ["Vat"] = kept.Vat,
            ["Street"] = kept.Street,
            ["Town"] = kept.Town,
            ["Representative"] = kept.Representative,
            ["Contact"] = kept.Contact,
            ["Email"] = kept.Email,
            ["Phone"] = kept.Phone,
        },
    };

    internal static DeclarationForm Of(IFormCollection form) => new()
    {
        Ground = [.. SelfDeclaration.Asked.Select(g => g.Code).Intersect(form["Ground"].OfType<string>())],
        Typed = form.Where(f => Fields.Any(k => k.Name == f.Key) || f.Key.StartsWith("why-", StringComparison.Ordinal)).ToDictionary(f => f.Key, f => f.Value.ToString().Trim()),
    };

    /// <summary>Reads it; null: what is wrong is in the model state.</summary>
    internal SelfDeclaration? Read(Firm firm, ModelStateDictionary problems, Language t)
    {
        foreach (var (name, needed) in Fields.Where(f => (f.Needed && this[f.Name].Length == 0) || this[f.Name].Length > LongestField))
        {
            problems.AddModelError(name, t[needed ? "declaration.wrong.needed" : "declaration.wrong.long"]);
        }

        if (this["Email"].Length > 0 && !AccountDirectory.IsAddress(this["Email"]))
        {
            problems.AddModelError("Email", t["alerts.errors.email"]);
        }

        foreach (var code in Ground.Where(code => this[$"why-{code}"].Length is 0 or > LongestText))
        {
            problems.AddModelError($"why-{code}", t["declaration.wrong.why"]);
        }

        return !problems.IsValid ? null : Of(firm, this);
    }

    private static SelfDeclaration Of(Firm firm, DeclarationForm form) => DeclarationBook.AsOf(firm, new()
    {
        Name = "",
        Registration = "",
        Country = "",
        Size = null,
        LegalForm = form["LegalForm"],
        Vat = form["Vat"],
        Street = form["Street"],
        Town = form["Town"],
        Representative = form["Representative"],
        Contact = form["Contact"],
        Email = form["Email"],
        Phone = form["Phone"],
        Grounds = form.Ground.ToDictionary(code => code, code => form[$"why-{code}"]),
    });
}
