using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Ownership;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Rules.Ownership;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Benchmarks;

/// <summary>Firms on both sides of the wall: two people and a holding own each, a third person owns the holding in part; four fifths of the people have answered.</summary>
internal static class InventedFirms
{
    private const int Chunk = 10_000;
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly string Text = new('a', 64);

    public static async Task<City> FillAsync(IServiceProvider services, int firms)
    {
        var (db, background, cities) = (services.GetRequiredService<Db>(), services.GetRequiredService<BackgroundDatabase>(), services.GetRequiredService<CityList>());
        if (await cities.FindBySlugAsync("bench", CancellationToken.None) is { } made)
        {
            return made;
        }

        var id = Guid.CreateVersion7();
        await db.ExecuteAsync(
            """
            INSERT INTO cities (city_id, slug, name, country, time_zone, language, created_at) VALUES (@id, 'bench', 'Bench', 'SWE', 'Europe/Stockholm', 'en', @Start);
            INSERT INTO city_asking_times (city_id, from_at, pack, definition) VALUES (@id, @Start, 'se', 'SelfIdentification');
            """,
            new { id, Start },
            CancellationToken.None);
        var city = (await cities.FindBySlugAsync("bench", CancellationToken.None))!;
        var account = await services.GetRequiredService<AccountDirectory>().EnsureAsync("bench@bench.example");
        await services.GetRequiredService<CityPopulations>().AddAsync(city, 2025, new Share(1, 5), "invented", account.AccountId, CancellationToken.None);
        await services.GetRequiredService<CityDefinitions>().AddAsync(
            city,
            new()
            {
                CityId = id,
                Number = 0,
                EffectiveOn = new(2024, 1, 1),
                Threshold = "51/100",
                Diverse = "Dive2009",
                SmallFirm = "Strict",
                PracticeMinimum = null,
                WithoutStock = "Profit",
                RecordedAt = default,
            },
            account.AccountId,
            CancellationToken.None);
        await db.ExecuteAsync("UPDATE city_definitions SET recorded_at = @Start; UPDATE city_population SET recorded_at = @Start;", new { Start }, CancellationToken.None);
        await background.Db.ExecuteAsync(
            "INSERT INTO consent_texts (text_sha256, language, purpose, pack, pack_version, body, first_shown_at) VALUES (@Text, 'en', 'monitoring', 'se', 1, '', @Start) ON CONFLICT DO NOTHING",
            new { Text, Start },
            CancellationToken.None);
        var random = new Random(7);
        foreach (var chunk in Enumerable.Range(0, firms).Chunk(Chunk))
        {
            var ids = chunk.Select(_ => Guid.CreateVersion7()).ToList();
            await db.InTransactionAsync((connection, transaction) => RegisterAsync(connection, transaction, id, ids, chunk, random), CancellationToken.None);
            await background.InTransactionAsync(BackgroundReason.Work, (connection, transaction) => AnswerAsync(background, connection, transaction, id, ids, random), CancellationToken.None);
        }

        await AnalyseAsync(db);
        await AnalyseAsync(background.Db);
        return city;
    }

    private static async Task RegisterAsync(DbConnection connection, DbTransaction transaction, Guid city, List<Guid> ids, int[] numbers, Random random)
    {
        await using var batch = new RowBatch(connection, transaction);
        for (var i = 0; i < ids.Count; i++)
        {
            var number = numbers[i].ToString(CultureInfo.InvariantCulture);
            await batch.AddAsync(
                """
                INSERT INTO suppliers (supplier_id, scheme, registration_id, registration_key, name, name_folded, country, nuts, cpv, email, language, origin, created_at, changed_at)
                VALUES (@Id, @Scheme, @Number, @Key, @Name, @Folded, @Country, @Nuts, @Cpv, @Email, @Language, @Origin, @Now, @Changed)
                """,
                CancellationToken.None,
                ("Id", ids[i]), ("Scheme", "B"), ("Number", number), ("Key", number), ("Name", "Firma " + number), ("Folded", "firma " + number), ("Country", "SE"),
                ("Nuts", $"SE{random.Next(1, 4)}{random.Next(1, 4)}"), ("Cpv", $"{random.Next(10, 99)}"), ("Email", ""), ("Language", ""), ("Origin", "self"), ("Now", Start), ("Changed", Start));
            await batch.AddAsync(
                "INSERT INTO supplier_cities (supplier_id, city_id, listed, diversity, chosen_at) VALUES (@Id, @City, @Listed, @Diversity, @Now)",
                CancellationToken.None,
                ("Id", ids[i]), ("City", city), ("Listed", true), ("Diversity", true), ("Now", Start));
        }

        await batch.SendAsync(CancellationToken.None);
    }

    private static async Task AnswerAsync(BackgroundDatabase background, DbConnection connection, DbTransaction transaction, Guid city, List<Guid> ids, Random random)
    {
        await using var batch = new RowBatch(connection, transaction);
        var asked = new List<Guid>();
        foreach (var firm in ids)
        {
            Guid[] owners = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
            var part = new Share(random.Next(10, 40), 100);
            var sheet = new OwnershipSheet(OwnershipBasis.Stock, [],
            [
                new(owners[0], "Owner 1", OwnerKind.Person, "", "", part, null, null),
                new(owners[1], "Owner 2", OwnerKind.Person, "", "", new Share(1, 5), new(2020, 1, 1), null),
                new(Guid.CreateVersion7(), "Holding", OwnerKind.Company, "", "", new Share(2, 5), null, null),
                new(owners[2], "Owner 3", OwnerKind.Person, "Holding", "", new Share(3, 5), null, null),
            ]);
            var version = Guid.CreateVersion7();
            var list = background.Seal.CloseJson(OwnershipBook.Kind, version, SealedSheet.Of(sheet));
            await batch.AddAsync(
                "INSERT INTO ownership_versions (version_id, supplier_id, number, recorded_at, sealed, seal_key) VALUES (@Id, @Firm, @Number, @Now, @Sealed, @Key)",
                CancellationToken.None,
                ("Id", version), ("Firm", firm), ("Number", 1), ("Now", Start), ("Sealed", list.Bytes), ("Key", list.Key));
            foreach (var owner in owners)
            {
                await batch.AddAsync(
                    "INSERT INTO owner_links (owner_id, supplier_id, link_number, asked_at) VALUES (@Id, @Firm, @Number, @Now)",
                    CancellationToken.None,
                    ("Id", owner), ("Firm", firm), ("Number", 1), ("Now", Start));
                asked.Add(owner);
            }
        }

        // A batch sends the rows of one table before those of another as they fill up; answers need their links.
        await batch.SendAsync(CancellationToken.None);
        foreach (var owner in asked)
        {
            await OwnerAsync(background, batch, city, owner, random.Next(5));
        }

        await batch.SendAsync(CancellationToken.None);
    }

    private static async Task OwnerAsync(BackgroundDatabase background, RowBatch batch, Guid city, Guid owner, int dice)
    {
        if (dice == 4)
        {
            return;
        }

        var said = JsonSerializer.SerializeToUtf8Bytes(new[] { new { fact = "SelfIdentified", country = (string?)null, said = dice < 2, at = Start } }, JsonSerializerOptions.Web);
        var answers = background.Seal.Close("owner-answers", owner, said);
        await batch.AddAsync(
            "INSERT INTO owner_answers (owner_id, erase_on, sealed, seal_key) VALUES (@Id, @EraseOn, @Sealed, @Key)",
            CancellationToken.None,
            ("Id", owner), ("EraseOn", new DateOnly(2027, 3, 2)), ("Sealed", answers.Bytes), ("Key", answers.Key));
        await batch.AddAsync(
            """
            INSERT INTO owner_decisions (decision_id, owner_id, city_id, purpose, decision, text_sha256, decided_at)
            VALUES (@Id, @Owner, @City, @Purpose, @Decision, @Text, @Now)
            """,
            CancellationToken.None,
            ("Id", Guid.CreateVersion7()), ("Owner", owner), ("City", city), ("Purpose", "monitoring"), ("Decision", "Agreed"), ("Text", Text), ("Now", Start));
    }

    private static async Task AnalyseAsync(Db db)
    {
        await using var connection = await db.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync("ANALYZE;");
    }
}
