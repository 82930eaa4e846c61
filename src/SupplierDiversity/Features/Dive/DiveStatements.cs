using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Dive;

namespace SupplierDiversity.Features.Dive;

/// <summary>What cities say of themselves, line by line; the newest of an indicator and year counts.</summary>
public sealed class DiveStatements(Db db, AuditLog audit, TimeProvider clock)
{
    private const string OfYear =
        "SELECT indicator, answer, words, said_at FROM dive_statements WHERE city_id = @CityId AND year = @Year ORDER BY said_at, statement_id";

    private const string Add =
        """
        INSERT INTO dive_statements (statement_id, city_id, indicator, year, answer, words, said_by, said_at)
        VALUES (@StatementId, @CityId, @Indicator, @Year, @Answer, @Words, @By, @Now)
        """;

    /// <summary>The statements of a year that count, by indicator.</summary>
    public async Task<IReadOnlyDictionary<string, DiveStatement>> OfAsync(City city, int year, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        await using var connection = await db.OpenAsync(ct);
        var lines = await connection.QueryAsync<DiveStatement>(new CommandDefinition(OfYear, new { city.CityId, Year = year }, cancellationToken: ct));
        return lines.GroupBy(l => l.Indicator, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
    }

    /// <summary>Says something; earlier statements stay.</summary>
    /// <param name="city">Whose.</param>
    /// <param name="year">Calendar year.</param>
    /// <param name="indicator">One of <see cref="BuyIndicators.All"/>.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="words">Why, and where that can be seen.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="ct">Stops the work.</param>
    public Task SayAsync(City city, int year, string indicator, StatedAnswer answer, string words, Guid by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        var values = new
        {
            StatementId = Guid.CreateVersion7(),
            city.CityId,
            Indicator = indicator,
            Year = year,
            Answer = DiveStatement.Code(answer),
            Words = words,
            By = by,
            Now = DapperTypes.Cut(clock.GetUtcNow()),
        };
        return db.InTransactionAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(Add, values, transaction);
                await audit.AddAsync(connection, transaction, new AuditEntry("indicator-stated", "indicator", $"{indicator}-{year}") { Name = $"{indicator} {year}", City = city.CityId });
            },
            ct);
    }
}

/// <summary>A statement of a city.</summary>
public sealed record DiveStatement
{
    /// <summary>One of <see cref="BuyIndicators.All"/>.</summary>
    public required string Indicator { get; init; }

    /// <summary>"yes", "partly" or "no".</summary>
    public required string Answer { get; init; }

    /// <summary>Why, and where that can be seen.</summary>
    public required string Words { get; init; }

    /// <summary>When it was said (UTC).</summary>
    public required DateTimeOffset SaidAt { get; init; }

    /// <summary>The answer.</summary>
    public StatedAnswer Stated => Read(Answer)!.Value;

    /// <summary>An answer as it is sent and stored; null: none of them.</summary>
    public static StatedAnswer? Read(string? code) => code switch
    {
        "yes" => StatedAnswer.Yes,
        "partly" => StatedAnswer.Partly,
        "no" => StatedAnswer.No,
        _ => null,
    };

    /// <summary>The same the other way round.</summary>
    public static string Code(StatedAnswer answer) => answer switch
    {
        StatedAnswer.Yes => "yes",
        StatedAnswer.Partly => "partly",
        _ => "no",
    };
}
