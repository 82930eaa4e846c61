using Dapper;
using SupplierDiversity.Commands;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Integrity;
using SupplierDiversity.Tests.Features.Administration;

namespace SupplierDiversity.Tests.Features.Audit;

/// <summary>One portal a test: each breaks its log.</summary>
public sealed class AuditReceiptsTests : AdministrationPortal
{
    private const string Letters = "SELECT body_text FROM letters WHERE kind = 'audit' ORDER BY created_at, letter_id";

    [Fact]
    public async Task Letter_AskedFor_ComesOnceAWeekAndTellsWhenTheChainWasCutOff()
    {
        await PressAsync();
        Assert.Equal(1, (await AuditReceipts.RunAsync(Services, CancellationToken.None)).Queued);
        Assert.Equal(0, (await AuditReceipts.RunAsync(Services, CancellationToken.None)).Queued);
        var head = await Services.GetRequiredService<AuditLog>().HeadAsync(CancellationToken.None);
        Assert.Contains($"check --audit-head {head.Number}:{head.Hash}", Assert.Single(await LettersAsync()), StringComparison.Ordinal);

        Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, (await AuditReceipts.RunAsync(Services, CancellationToken.None)).Queued);
        Assert.Contains($"Record {head.Number}, which we mailed you on", (await LettersAsync())[1], StringComparison.Ordinal);
        Assert.Contains("is still the same", (await LettersAsync())[1], StringComparison.Ordinal);
        Assert.Equal(Exit.Success, await CheckAsync($"{head.Number}:{head.Hash}"));

        await CutOffAsync();
        Assert.Null(await Services.GetRequiredService<AuditLog>().FirstBrokenAsync(CancellationToken.None));
        Assert.Equal(Exit.Success, await CheckAsync(null));
        Assert.Equal(Exit.SomeRefused, await CheckAsync($"{head.Number}:{head.Hash}"));
        Assert.Equal(Exit.BadUsage, await CheckAsync("17"));
        Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, (await AuditReceipts.RunAsync(Services, CancellationToken.None)).Queued);
        Assert.Contains("is no longer the same, or is gone", (await LettersAsync())[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letter_StoppedOrRoleGone_ComesNoMore()
    {
        await PressAsync();
        await PressAsync();
        Assert.Equal(0, (await AuditReceipts.RunAsync(Services, CancellationToken.None)).Queued);
        await PressAsync();
        await ExecuteAsync("DELETE FROM account_roles");
        Assert.Equal(0, (await AuditReceipts.RunAsync(Services, CancellationToken.None)).Queued);
        await using var connection = await Db.OpenAsync(CancellationToken.None);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM audit_receipts"));
    }

    private async Task PressAsync()
    {
        var page = await Administrator.GetAsync("/en/admin/actions");
        const string Form = "form[action$='/receipts']";
        using var answer = await Administrator.SubmitAsync(page, [new("send", page.QuerySelector($"{Form} button")!.GetAttribute("value")!)], Form);
        Assert.Equal("/en/admin/actions", answer.Headers.Location?.ToString());
    }

    private async Task<List<string>> LettersAsync()
    {
        await using var connection = await Db.OpenAsync(CancellationToken.None);
        return (await connection.QueryAsync<string>(Letters)).AsList();
    }

    private async Task<int> CheckAsync(string? head) => await CheckVerb.Verb.RunAsync(
        new VerbCall(head is null ? [] : ["--audit-head", head], Json: false, Services, CancellationToken.None) { Out = TextWriter.Null, Error = TextWriter.Null });

    // As somebody would who may do anything with the database: the last records and the end of the chain go together.
    private async Task CutOffAsync()
    {
        await ExecuteAsync(Db.Choose("DROP TRIGGER audit_records_kept", "DROP TRIGGER audit_records_kept ON audit_records"));
        await ExecuteAsync("DELETE FROM audit_records; UPDATE audit_head SET number = 0, hash = '0000000000000000000000000000000000000000000000000000000000000000'");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await Db.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(sql);
    }
}
