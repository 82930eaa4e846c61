using SupplierDiversity.Commands;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Rules.Suppliers;

namespace SupplierDiversity.Features.Suppliers;

/// <summary><c>import-suppliers FILE.csv</c>: firms a city already knows. Safe to repeat; it takes no sensitive answers.</summary>
internal static class ImportSuppliersVerb
{
    private const int RowsInOneTransaction = 500;
    private static readonly string[] Columns = ["scheme", "registration_id", "name", "country", "nuts", "email", "language", "cpv", "size"];
    private static readonly string[] Sizes = ["micro", "small", "medium", "large"];

    public static Verb Verb { get; } = new(
        "import-suppliers", "FILE.csv", "firms a city already knows (no sensitive answers)", UsesDatabase: true, RunAsync);

    private static async Task<int> RunAsync(VerbCall call)
    {
        if (call.Arguments is not [var path] || path.StartsWith('-'))
        {
            call.Error.WriteLine("import-suppliers takes one CSV file.");
            return Exit.BadUsage;
        }

        using var text = CsvFile.Open(path);
        var file = new CsvFile(Path.GetFileName(path), text, Columns, mayMiss: []);
        int read = 0, rejected = 0;
        void Refuse(string reason)
        {
            rejected++;
            call.Error.WriteLine(reason);
        }

        var (db, register) = (call.Get<Db>(), call.Get<SupplierRegister>());
        var outcomes = new Dictionary<SupplierImport, int>();
        foreach (var rows in file.Rows(Refuse).Chunk(RowsInOneTransaction))
        {
            read += rows.Length;
            await db.InTransactionAsync(
                async (connection, transaction) =>
                {
                    foreach (var row in rows.Where(r => r.IsWhole))
                    {
                        if (Problem(row, out var entry) is { } problem)
                        {
                            Refuse(file.At(row.Line, problem));
                            continue;
                        }

                        var outcome = await register.ImportAsync(connection, transaction, entry!);
                        outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
                        if (outcome == SupplierImport.KeptByTheFirm)
                        {
                            Refuse(file.At(row.Line, "the firm keeps its own entry; a list does not overwrite it"));
                        }
                    }
                },
                call.Cancellation);
        }

        if (file.Refusal is not null)
        {
            call.Error.WriteLine(file.Refusal);
        }

        var (added, updated) = (outcomes.GetValueOrDefault(SupplierImport.Added), outcomes.GetValueOrDefault(SupplierImport.Updated));
        call.Print(new { read, added, updated, rejected }, $"{read} read, {added} added, {updated} updated, {rejected} rejected");
        return rejected > 0 || file.Refusal is not null ? Exit.SomeRefused : Exit.Success;
    }

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
