using SupplierDiversity.Commands;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Features.Suppliers.Duplicates;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Rules.Suppliers;

namespace SupplierDiversity.Features.Suppliers;

/// <summary><c>import-suppliers FILE.csv</c>: firms a city already knows. Safe to repeat; it takes no sensitive answers.</summary>
internal static class ImportSuppliersVerb
{
    private static readonly string[] Columns = ["scheme", "registration_id", "name", "country", "nuts", "email", "language", "cpv", "size"];
    private static readonly string[] Sizes = ["micro", "small", "medium", "large"];

    private const int MostShown = 20;

    public static Verb Verb { get; } = Taking with { RunAsync = RunAsync };

    private static Verb Taking => CsvImport.Verb("import-suppliers", "firms a city already knows (no sensitive answers)", Columns, mayMiss: [], call =>
    {
        var register = call.Get<SupplierRegister>();
        return async (connection, transaction, row) => Problem(row, out var entry) is { } problem
            ? TakenRow.Refused(problem)
            : await register.ImportAsync(connection, transaction, entry!) switch
            {
                SupplierImport.Added => TakenRow.Added,
                SupplierImport.Updated => TakenRow.Updated,
                _ => TakenRow.Refused("the firm keeps its own entry; a list does not overwrite it"),
            };
    });

    // What may be one firm twice is shown, never merged: a person looks at it under Administration.
    private static async Task<int> RunAsync(VerbCall call)
    {
        var exit = await Taking.RunAsync(call);
        if (exit is Exit.Success or Exit.SomeRefused)
        {
            var pairs = await call.Get<DuplicateSearch>().FindAsync(null, call.Cancellation);
            foreach (var pair in pairs.Take(MostShown))
            {
                call.Error.WriteLine($"may be one firm twice: {Shown(pair.One)} and {Shown(pair.Other)} ({(pair.Why == FirmLikeness.SameNumber ? "same number" : "similar name and place")})");
            }

            if (pairs.Count > 0)
            {
                call.Error.WriteLine($"{pairs.Count} pairs to look at under /admin/duplicates");
            }
        }

        return exit;
    }

    private static string Shown(Firm firm) => $"{firm.ShownName} {firm.Scheme} {firm.RegistrationId}";

    // The first problem of a row, or null and the entry.
    private static string? Problem(CsvRow row, out SupplierEntry? entry)
    {
        entry = null;
        if (RegistrationNumber.Scheme(row["scheme"]) is not { } scheme)
        {
            return $"scheme '{row.Shown("scheme")}' must name the register as org-id.guide does, such as NL-KVK or EU-VAT";
        }

        if (RegistrationNumber.Key(row["registration_id"]) is not { } key)
        {
            return $"registration_id '{row.Shown("registration_id")}' is no number of a firm";
        }

        if (row["name"].Length == 0 || !SubscriptionWishReading.IsName(row["name"]))
        {
            return $"name must be there, on one line and of at most {SubscriptionWishReading.LongestName} characters";
        }

        var country = row["country"].ToUpperInvariant();
        if (country.Length != 2 || !country.All(char.IsAsciiLetter))
        {
            return $"country '{row.Shown("country")}' must be two letters (ISO 3166-1), such as NL";
        }

        var (filter, refused) = AlertFilter.Read(row.Values("cpv"), row.Values("nuts"), []);
        if (refused is [var first, ..])
        {
            return first.List == AlertFilterList.Cpv
                ? $"cpv '{row.Shown("cpv")}' has an entry that is no CPV code or prefix, or more than {AlertFilter.Most}"
                : $"nuts '{row.Shown("nuts")}' has an entry that is no NUTS code or prefix, or more than {AlertFilter.Most}";
        }

        var email = "";
        if (row["email"].Length > 0)
        {
            if (SubscriptionWishReading.Address(row["email"], out var problem) is not { } address)
            {
                return $"email '{row.Shown("email")}' is no usable address: {problem}";
            }

            email = address.Email;
        }

        if (row["language"].Length > 0 && !SubscriptionWishReading.IsLanguage(row["language"]))
        {
            return $"language '{row.Shown("language")}' must be a language tag such as tr";
        }

        if (row["size"].Length > 0 && !Sizes.Contains(row["size"]))
        {
            return $"size '{row.Shown("size")}' must be micro, small, medium, large or empty";
        }

        entry = new SupplierEntry
        {
            Scheme = scheme,
            RegistrationId = row["registration_id"],
            RegistrationKey = key,
            Name = row["name"],
            Country = country,
            Nuts = filter.Nuts,
            Cpv = filter.Cpv,
            Email = email,
            Language = row["language"],
            Size = row["size"].Length == 0 ? null : row["size"],
        };
        return null;
    }
}
