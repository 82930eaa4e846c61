using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Suppliers.Facts;
using SupplierDiversity.Features.Suppliers.Joining;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Features.Suppliers.Assisting;

/// <summary>Entries made for firms, kept apart from the register until the firm confirms them.</summary>
public sealed class SupplierDrafts(Db db)
{
    private const string Columns = "city_id, entered_from, name, trading_name, country, nuts, cpv, languages, staff, turnover_euros, balance_euros, size";

    private const string Add =
        $"""
        INSERT INTO supplier_drafts (request_id, {Columns})
        VALUES (@RequestId, @CityId, @EnteredFrom, @Name, @TradingName, @Country, @Nuts, @Cpv, @Languages, @Staff, @TurnoverEuros, @BalanceEuros, @Size)
        """;

    private const string Find = $"SELECT {Columns} FROM supplier_drafts WHERE request_id = @RequestId";

    private const string OfCity =
        """
        SELECT r.request_id, d.name, r.registration_id, r.email, r.created_at, r.expires_at, r.confirmed_at, d.signed_on
        FROM supplier_drafts d JOIN supplier_requests r ON r.request_id = d.request_id
        WHERE d.city_id = @CityId ORDER BY r.created_at DESC, r.request_id LIMIT 200
        """;

    private const string Sign =
        """
        UPDATE supplier_drafts SET signed_on = @SignedOn, paper_by = @By, paper_at = @Now
        WHERE request_id = @RequestId AND signed_on IS NULL
          AND EXISTS (SELECT 1 FROM supplier_requests r WHERE r.request_id = @RequestId AND r.confirmed_at IS NULL)
        """;

    private const string AddCity =
        """
        INSERT INTO supplier_cities (supplier_id, city_id, listed, diversity, chosen_at) VALUES (@SupplierId, @CityId, @No, @No, @Now)
        ON CONFLICT (supplier_id, city_id) DO NOTHING
        """;

    // What is confirmed is the firm's own word from here on, and marked as entered with help.
    private const string Apply =
        """
        UPDATE suppliers SET name = @Name, name_folded = @NameFolded, trading_name = @TradingName, search_words = @SearchWords, country = @Country,
            nuts = @Nuts, cpv = @Cpv, languages = @Languages, staff = @Staff, turnover_euros = @TurnoverEuros, balance_euros = @BalanceEuros,
            size = @Size, answered = @Answered, origin = 'assisted', entered_by = @By, entered_from = @EnteredFrom, changed_at = @Now
        WHERE supplier_id = @SupplierId
        """;

    /// <summary>What was entered with a letter; null: nothing.</summary>
    public async Task<SupplierDraft?> FindAsync(Guid requestId, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await FindAsync(connection, null, requestId);
    }

    /// <summary>The entries of a city, the newest first.</summary>
    public Task<IReadOnlyList<AssistedEntry>> OfCityAsync(Guid cityId, CancellationToken ct) =>
        db.ListAsync<AssistedEntry>(OfCity, new { CityId = cityId }, ct);

    internal static Task AddAsync(DbConnection connection, DbTransaction transaction, Guid requestId, SupplierDraft draft) => connection.ExecuteAsync(
        Add,
        new
        {
            RequestId = requestId,
            draft.CityId,
            draft.EnteredFrom,
            draft.Name,
            draft.TradingName,
            draft.Country,
            draft.Nuts,
            draft.Cpv,
            draft.Languages,
            draft.Staff,
            draft.TurnoverEuros,
            draft.BalanceEuros,
            draft.Size,
        },
        transaction);

    /// <summary>Records the paper; false: the entry was confirmed before.</summary>
    internal static async Task<bool> SignAsync(DbConnection connection, DbTransaction transaction, Guid requestId, DateOnly signedOn, Guid by, DateTimeOffset now) =>
        await connection.ExecuteAsync(Sign, new { RequestId = requestId, SignedOn = signedOn, By = by, Now = now }, transaction) > 0;

    /// <summary>The city a paper was handed to is one the firm wants to supply; everything else the firm allows by itself.</summary>
    internal static Task AddCityAsync(DbConnection connection, DbTransaction transaction, Guid supplierId, Guid cityId, DateTimeOffset now) =>
        connection.ExecuteAsync(AddCity, new { SupplierId = supplierId, CityId = cityId, No = false, Now = now }, transaction);

    /// <summary>The firm has confirmed: what was entered is what the register says.</summary>
    internal static async Task ApplyAsync(DbConnection connection, DbTransaction transaction, FirmRequest request, Guid supplierId, DateTimeOffset now)
    {
        if (await FindAsync(connection, transaction, request.RequestId) is not { } draft)
        {
            return;
        }

        await connection.ExecuteAsync(
            Apply,
            new
            {
                SupplierId = supplierId,
                draft.Name,
                NameFolded = FoldedText.Of(draft.Name),
                draft.TradingName,
                SearchWords = FoldedText.Of($"{draft.Name} {draft.TradingName}"),
                draft.Country,
                draft.Nuts,
                draft.Cpv,
                draft.Languages,
                draft.Staff,
                draft.TurnoverEuros,
                draft.BalanceEuros,
                draft.Size,
                Answered = string.Join(';', FirmQuestions.OfTheFirm),
                By = request.AskedBy,
                draft.EnteredFrom,
                Now = now,
            },
            transaction);
    }

    private static Task<SupplierDraft?> FindAsync(DbConnection connection, DbTransaction? transaction, Guid requestId) =>
        connection.QuerySingleOrDefaultAsync<SupplierDraft?>(Find, new { RequestId = requestId }, transaction);
}
