namespace SupplierDiversity.Features.Clauses;

/// <summary>The clause library: guides for everybody, versions of their own for cities.</summary>
internal static class ClausesFeature
{
    public static void AddClausesFeature(this IServiceCollection services)
    {
        services.AddSingleton<ClauseLibrary>();
        services.AddSingleton<CityClauses>();
    }
}
