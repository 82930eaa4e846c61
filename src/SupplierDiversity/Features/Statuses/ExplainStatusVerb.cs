using System.Text.Json;
using SupplierDiversity.Commands;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Ownership;
using SupplierDiversity.Rules.Statuses;

namespace SupplierDiversity.Features.Statuses;

/// <summary>
/// <c>explain-status FILE.json</c>: what a firm's status would be under a definition, with the arithmetic, by the very
/// rules the portal uses. Policy officers try definitions with it; auditors run a decision again.
/// </summary>
internal static class ExplainStatusVerb
{
    public static Verb Verb { get; } = new("explain-status", "FILE.json", "what a supplier's status would be under a definition, with the arithmetic", UsesDatabase: false, async call =>
    {
        if (call.Arguments is not [var path] || path.StartsWith('-'))
        {
            call.Error.WriteLine("explain-status takes one JSON file.");
            return Exit.BadUsage;
        }

        try
        {
            await using var file = File.OpenRead(path);
            using var json = await JsonDocument.ParseAsync(file, cancellationToken: call.Cancellation);
            var question = StatusQuestion.Read(json.RootElement, DateOnly.FromDateTime(call.Get<TimeProvider>().GetUtcNow().UtcDateTime));
            return question.Owners.ContradictionsOn(question.AsOf) is { Count: > 0 } contradictions
                ? Refuse(call, path, 1, [.. contradictions.Select(Said)])
                : Answer(call, question);
        }
        catch (JsonException e)
        {
            return Refuse(call, path, (e.LineNumber ?? 0) + 1, ["this is no JSON"]);
        }
        catch (FormatException e)
        {
            return Refuse(call, path, 1, [e.Message]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            call.Error.WriteLine($"{path}:1: There is no such file, or it cannot be opened.");
            return Exit.Unusable;
        }
    });

    private static int Answer(VerbCall call, StatusQuestion question)
    {
        var reading = OwnershipReading.Of(question.Owners, question.AsOf);
        var owned = MigrantOwned.Decide(reading, question.Threshold, question.AsOf);
        var diverse = DiverseBusiness.Decide(question.Diverse, question.Workforce, question.PracticeScore);
        var english = call.Get<LanguageList>().Default;
        call.PrintJson(new
        {
            migrantOwned = Name(owned.Answer),
            share = reading.Held.ToString(),
            unknownShare = reading.Unknown.ToString(),
            diverse = Name(diverse.Answer),
            why = owned.Reasons.Concat(diverse.Reasons).Select(r => StatusWords.Of(english, r)).ToList(),
        });
        return Exit.Success;
    }

    private static int Refuse(VerbCall call, string path, long line, IReadOnlyList<string> reasons)
    {
        foreach (var reason in reasons)
        {
            call.Error.WriteLine($"{path}:{line}: {reason}");
        }

        call.PrintJson(new { refused = reasons });
        return Exit.SomeRefused;
    }

    private static string Said(OwnershipContradiction found) => found.Fault switch
    {
        OwnershipFault.StakeOutOfRange => $"'{found.OwnerId}' cannot hold {found.Share} of '{found.In}'",
        OwnershipFault.EndsBeforeItBegins => $"the stake of '{found.OwnerId}' in '{found.In}' ends before it begins",
        OwnershipFault.HeldIsNoCompany => $"'{found.In}' is no company, so '{found.OwnerId}' cannot hold a part of it",
        _ => $"the stakes in '{found.In}' come to {found.Share}, more than the whole",
    };

    private static string Name(StatusAnswer answer) => JsonNamingPolicy.KebabCaseLower.ConvertName(answer.ToString());
}
