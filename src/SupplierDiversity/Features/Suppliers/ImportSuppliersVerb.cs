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

    // All that is wrong with a row, so that a list is mended in one go; or null and the entry.
    private static string? Problem(CsvRow row, out SupplierEntry? entry)
    {
        entry = null;
        List<string> wrong = [];
        var (scheme, key) = (RegistrationNumber.Scheme(row["scheme"]), RegistrationNumber.Key(row["registration_id"]));
        Require(scheme is not null, $"scheme '{row.Shown("scheme")}' must name the register as org-id.guide does, such as NL-KVK or EU-VAT");
        Require(key is not null, $"registration_id '{row.Shown("registration_id")}' is no number of a firm");
        Require(row["name"].Length > 0 && SubscriptionWishReading.IsName(row["name"]), $"name must be there, on one line and of at most {SubscriptionWishReading.LongestName} characters");
        var country = row["country"].ToUpperInvariant();
        Require(country.Length == 2 && country.All(char.IsAsciiLetter), $"country '{row.Shown("country")}' must be two letters (ISO 3166-1), such as NL");
        var (filter, refused) = AlertFilter.Read(row.Values("cpv"), row.Values("nuts"), []);
        Require(refused.All(r => r.List != AlertFilterList.Cpv), $"cpv '{row.Shown("cpv")}' has an entry that is no CPV code or prefix, or more than {AlertFilter.Most}");
        Require(refused.All(r => r.List == AlertFilterList.Cpv), $"nuts '{row.Shown("nuts")}' has an entry that is no NUTS code or prefix, or more than {AlertFilter.Most}");
        var email = "";
        if (row["email"].Length > 0)
        {
            email = SubscriptionWishReading.Address(row["email"], out var problem) is { } address ? address.Email : "";
            Require(email.Length > 0, $"email '{row.Shown("email")}' is no usable address: {problem}");
        }

        Require(row["language"].Length == 0 || SubscriptionWishReading.IsLanguage(row["language"]), $"language '{row.Shown("language")}' must be a language tag such as tr");
        Require(row["size"].Length == 0 || Sizes.Contains(row["size"]), $"size '{row.Shown("size")}' must be micro, small, medium, large or empty");
        if (wrong.Count > 0)
        {
            return string.Join("; ", wrong);
        }

        entry = new SupplierEntry
        {
            Scheme = scheme!,
            RegistrationId = row["registration_id"],
            RegistrationKey = key!,
            Name = row["name"],
            Country = country,
            Nuts = filter.Nuts,
            Cpv = filter.Cpv,
            Email = email,
            Language = row["language"],
            Size = row["size"].Length == 0 ? null : row["size"],
        };
        return null;

        void Require(bool right, string words)
        {
            if (!right)
            {
                wrong.Add(words);
            }
        }
    }
}
