using System.Runtime.CompilerServices;
using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Ownership;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.Surveys;
using SupplierDiversity.Features.Workforces;
using SupplierDiversity.Rules.Statuses;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Statuses;

/// <summary>
/// The statuses of all firms that let a city use diversity data, thousands at a time, for jobs that count. The rows and the
/// rules are those of a firm's own page. While some firms are opened and decided, the rows of the next are read.
/// </summary>
public sealed class CityStatuses(
    FirmBook firms, CityDefinitions definitions, OwnershipBook ownership, OwnerAnswers answers, WorkforceBook workforces, ResponseBook responses, DiverseFacts facts,
    BackgroundDatabase background)
{
    /// <summary>How many firms are read at once.</summary>
    internal const int AtOnce = 4_000;

    /// <summary>Every firm once, in no order; nothing without a definition.</summary>
    /// <param name="city">The city.</param>
    /// <param name="day">The day the statuses are about.</param>
    /// <param name="at">What was known then (UTC).</param>
    /// <param name="ct">Stops the work.</param>
    public async IAsyncEnumerable<CountedFirm> OfAsync(City city, DateOnly day, DateTimeOffset at, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        if (await definitions.FindAsync(city.CityId, day, at, ct) is not { } definition)
        {
            yield break;
        }

        var ground = await facts.GroundAsync(city, definition, day, at, ct);
        await background.Keys.ReadyAsync(ct);
        await using var connection = await background.OpenAsync(BackgroundReason.Work, ct);
        Task<CountedFirm[]>? deciding = null;
        await foreach (var chunk in firms.AllowingAsync(city.CityId, AtOnce, ct))
        {
            var range = new FirmRange(chunk[0].SupplierId, chunk[^1].SupplierId);
            var lists = await ownership.FindAsync(connection, range, at);
            var owners = await answers.OfFirmsAsync(connection, range, ct);
            var counts = await workforces.OfFirmsAsync(connection, range, at);
            var sent = definition.PracticeMinimum is null ? _ => null : await responses.NewestAsync(connection, range, city.CityId, at);
            foreach (var one in deciding is null ? [] : await deciding)
            {
                yield return one;
            }

            deciding = Task.Run(() => chunk.AsParallel().Select(Decide).ToArray(), ct);

            CountedFirm Decide(Firm firm)
            {
                var said = owners(firm.SupplierId).In(city.CityId, at).ToDictionary(o => o.OwnerId);
                var owned = FirmStatuses.Owned(definition, lists(firm.SupplierId), said, day);
                var diverse = facts.Of(ground, counts(firm.SupplierId), sent(firm.SupplierId)).Decide(definition);
                return new(firm, owned!.Answer, diverse.Answer);
            }
        }

        foreach (var one in deciding is null ? [] : await deciding)
        {
            yield return one;
        }
    }
}

/// <summary>A firm to be counted.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="MigrantOwned">Its first result.</param>
/// <param name="Diverse">Its second result.</param>
public readonly record struct CountedFirm(Firm Firm, StatusAnswer MigrantOwned, StatusAnswer Diverse);
