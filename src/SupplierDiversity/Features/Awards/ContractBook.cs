using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.TenderAuthoring;
using SupplierDiversity.Rules.Clauses;

namespace SupplierDiversity.Features.Awards;

/// <summary>Contracts of the cities with what their contractors owe.</summary>
public sealed class ContractBook(Db db, TimeProvider clock, AuditLog audit, AuthoredTenders authored)
{
    /// <summary>The contracts of a city, the newest first.</summary>
    public Task<IReadOnlyList<Contract>> OfCityAsync(City city, CancellationToken ct) => db.ListAsync<Contract>(AwardsSql.Contracts, new { city.CityId }, ct);

    /// <summary>One contract, or null.</summary>
    public async Task<Contract?> FindAsync(Guid contractId, CancellationToken ct) => (await db.ListAsync<Contract>(AwardsSql.Contract, new { ContractId = contractId }, ct)).SingleOrDefault();

    /// <summary>Contracts made from one instant to before another; of them those with an obligation, and those with one that subcontractors owe, too.</summary>
    public async Task<(long Made, long Bound, long Down)> CountAsync(City city, DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.QuerySingleAsync<(long, long, long)>(
            new CommandDefinition(AwardsSql.CountContracts, new { city.CityId, From = DapperTypes.Cut(from), Until = DapperTypes.Cut(until) }, cancellationToken: ct));
    }

    /// <summary>What is owed under it.</summary>
    public Task<IReadOnlyList<Obligation>> ObligationsAsync(Guid contractId, CancellationToken ct) => db.ListAsync<Obligation>(AwardsSql.Obligations, new { ContractId = contractId }, ct);

    /// <summary>The obligations that followed in contracts of a city, the first due first.</summary>
    public Task<IReadOnlyList<FollowingDuty>> FollowingAsync(FollowingFrom from, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(from);
        var values = new
        {
            from.City.CityId,
            ImpactId = from.ImpactId ?? Guid.Empty,
            AnyImpact = from.ImpactId is null,
            ClauseId = from.ClauseId ?? "",
            AnyClause = from.ClauseId is null,
            TenderId = from.TenderId ?? "",
            AnyTender = from.TenderId is null,
        };
        return db.ListAsync<FollowingDuty>(AwardsSql.Following, values, ct);
    }

    /// <summary>Changes who, by when, by what evidence, and whether subcontractors owe it, too. The condition itself stays as published.</summary>
    public Task ChangeAsync(Contract contract, Obligation obligation, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            await connection.ExecuteAsync(AwardsSql.ChangeObligation, obligation, transaction);
            await audit.AddAsync(connection, transaction, new AuditEntry("obligation-changed", "contract", contract.ContractId) { Name = contract.Name, City = contract.CityId });
        },
        ct);

    // Each performance condition becomes an obligation; until somebody says otherwise it is due on the contract's last day.
    internal async Task<Guid> MakeAsync(DbConnection connection, DbTransaction transaction, CalledTender tender, Award award, Bid winner, DateOnly startsOn, DateOnly endsOn)
    {
        var contractId = Guid.CreateVersion7();
        await connection.ExecuteAsync(
            AwardsSql.AddContract,
            new
            {
                ContractId = contractId,
                award.AwardId,
                tender.City.CityId,
                TenderId = tender.Id,
                award.LotId,
                winner.SupplierId,
                winner.Name,
                winner.AmountCents,
                winner.Currency,
                StartsOn = startsOn,
                EndsOn = endsOn,
                Now = DapperTypes.Cut(clock.GetUtcNow()),
            },
            transaction);
        var position = 0;
        foreach (var (impact, clause, duty, evidence) in Conditions(tender, award.LotId, await authored.FindAsync(connection, transaction, tender.Id)))
        {
            var values = new
            {
                ObligationId = Guid.CreateVersion7(),
                ContractId = contractId,
                Position = position++,
                ImpactId = impact,
                ClauseId = clause,
                tender.Notice.Language,
                Duty = duty,
                Evidence = evidence,
                Who = winner.Name,
                DueOn = endsOn,
                FlowDown = true,
            };
            await connection.ExecuteAsync(AwardsSql.AddObligation, values, transaction);
        }

        return contractId;
    }

    private static IEnumerable<(Guid? Impact, string Clause, string Duty, string Evidence)> Conditions(CalledTender tender, string lotId, AuthoredTender? authored)
    {
        var language = tender.Notice.Language;
        if (authored is not null)
        {
            return authored.Clauses.Where(c => c.Position == ClausePosition.Performance)
                .Select(c => ((Guid?)c.ImpactId, c.ClauseId, c.Text.For(language, language)?.Text ?? "", c.Evidence.For(language, language)?.Text ?? ""));
        }

        var text = tender.Lots.FirstOrDefault(l => l.LotId == lotId)?.PerformanceConditions.For(language, language)?.Text ?? "";
        return text.Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => ((Guid?)null, "", t, ""));
    }
}
