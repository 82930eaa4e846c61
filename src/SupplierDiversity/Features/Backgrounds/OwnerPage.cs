using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Backgrounds;

namespace SupplierDiversity.Features.Backgrounds;

/// <summary>An owner's overview: who asks, what was decided, what is kept.</summary>
internal sealed record OwnerPage(string Token, OwnerState State, IReadOnlyDictionary<Guid, string> Names, string? Done);

/// <summary>One question with the reason for it.</summary>
internal sealed record OwnerQuestion(string Token, LawfulQuestion Question, LawfulAsking For, string City);

/// <summary>The code of somebody who begins, and where it goes on.</summary>
internal sealed record OwnerCode(string Code, string GoOn);

/// <summary>Words about owners that depend on codes.</summary>
internal static class OwnerText
{
    /// <summary>The text an owner agrees to, or is told, for one city.</summary>
    public static ConsentWords Words(LawfulAsking permission, string city, Language t) => ConsentWords.Of(
        permission, t.Tag, t.Of(permission.Basis == AskingBasis.Consent ? "backgrounds.words.consent" : "backgrounds.words.public_interest", ("city", city)));

    public static string Basis(AskingBasis basis, Language t) => t[$"backgrounds.basis.{Code($"{basis}")}"];

    public static string Definition(BackgroundVersion version, Language t) => t[$"backgrounds.definition.{Code($"{version}")}"];

    public static string Question(BackgroundFact fact, Language t) => t[$"backgrounds.ask.{Code($"{fact.Kind}")}"];

    public static string Country(string country, Language t) => t[$"backgrounds.country.{country.ToLowerInvariant()}"];

    public static string Decision(OwnerDecision decision, Language t) => t[$"backgrounds.decision.{Code($"{decision}")}"];

    public static string Answer(bool? said, Language t) => t[said switch { true => "backgrounds.owner.yes", false => "backgrounds.owner.no", null => "backgrounds.owner.rather_not" }];

    private static string Code(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
