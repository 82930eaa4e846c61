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
    public static ShownWords Words(LawfulAsking permission, string city, Language t) => ShownWords.Of(
        permission.Pack, t.Tag, t.Of(permission.Basis == AskingBasis.Consent ? "backgrounds.words.consent" : "backgrounds.words.public_interest", ("city", city)));

    public static string Basis(AskingBasis basis, Language t) => t[$"backgrounds.basis.{Code($"{basis}")}"];

    public static string Definition(BackgroundVersion version, Language t) => t[$"backgrounds.definition.{Code($"{version}")}"];

    /// <summary>A question in the words of its pack; what no pack permits has no words here.</summary>
    public static string Question(LawfulQuestion question, Language t) => t[$"backgrounds.ask.{question.Words}"];

    /// <summary>The same with the country it is about, as it is kept beside the answer.</summary>
    public static ShownWords Asked(LawfulQuestion question, Language t) => ShownWords.Of(
        question.Pack, t.Tag, question.Fact.Country is { } country ? $"{Question(question, t)} ({Country(country, t)})" : Question(question, t));

    public static string Country(string country, Language t) => t[$"backgrounds.country.{country.ToLowerInvariant()}"];

    public static string Decision(OwnerDecision decision, Language t) => t[$"backgrounds.decision.{Code($"{decision}")}"];

    public static string Answer(bool? said, Language t) => t[said switch { true => "backgrounds.owner.yes", false => "backgrounds.owner.no", null => "backgrounds.owner.rather_not" }];

    private static string Code(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
