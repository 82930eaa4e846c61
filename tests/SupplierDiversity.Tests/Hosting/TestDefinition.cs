using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Statuses;

namespace SupplierDiversity.Tests.Hosting;

/// <summary>A definition as cities begin with: 51 %, staff of the first version, no figure of inhabitants.</summary>
public static class TestDefinition
{
    /// <summary>In force for the city since 2024; number and time are set when it is added.</summary>
    public static CityDefinition Of(City city) => new()
    {
        CityId = city.CityId,
        Number = 0,
        EffectiveOn = new(2024, 1, 1),
        Threshold = "51/100",
        Diverse = "Dive2009",
        SmallFirm = "Strict",
        PracticeMinimum = null,
        WithoutStock = "Profit",
        RecordedAt = default,
    };
}
