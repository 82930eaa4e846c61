namespace SupplierDiversity.Features.Backgrounds;

/// <summary>What cities asked by, over time: a past day is answered by the pack and definition of that day.</summary>
public sealed class AskingTimes
{
    private readonly ILookup<Guid, (DateTimeOffset From, LawfulAsking? Asking)> byCity;

    /// <summary>Takes all times of the cities that are asked for.</summary>
    internal AskingTimes(IEnumerable<(Guid CityId, DateTimeOffset From, LawfulAsking? Asking)> times) =>
        byCity = times.OrderBy(t => t.From).ToLookup(t => t.CityId, t => (t.From, t.Asking));

    /// <summary>What a city asked by at an instant (UTC); null: nothing.</summary>
    public LawfulAsking? In(Guid cityId, DateTimeOffset at) => byCity[cityId].LastOrDefault(t => t.From <= at).Asking;
}
