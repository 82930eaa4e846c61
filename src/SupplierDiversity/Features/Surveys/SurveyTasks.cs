using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Surveys;

/// <summary>Surveys that ask a firm, on its home page: whoever lost the mail finds the link there.</summary>
internal static class SurveyTasks
{
    /// <summary>One task for each survey that is open and that the firm has not sent yet; it opens the firm's own link.</summary>
    public static async Task<IReadOnlyList<FirmTask>> FindAsync(IServiceProvider services, Firm firm, Language t, CancellationToken ct)
    {
        List<OpenRow> open;
        await using (var connection = await services.GetRequiredService<Db>().OpenAsync(ct))
        {
            var now = DapperTypes.Cut(services.GetRequiredService<TimeProvider>().GetUtcNow());
            open = (await connection.QueryAsync<OpenRow>(new CommandDefinition(SurveysSql.OpenOfFirm, new { firm.SupplierId, Now = now }, cancellationToken: ct))).AsList();
        }

        if (open.Count == 0)
        {
            return [];
        }

        var (links, responses) = (services.GetRequiredService<SurveyLinks>(), services.GetRequiredService<ResponseBook>());
        var cities = (await services.GetRequiredService<CityList>().AllAsync(ct)).ToDictionary(c => c.CityId, c => c.Name);
        List<FirmTask> tasks = [];
        foreach (var row in open)
        {
            if ((await responses.OwnAsync(row.InvitationId, ct)).SubmittedAt is null)
            {
                tasks.Add(new(t.Of("surveys.letter.subject.invite", ("city", cities[row.CityId])), $"/surveys/{links.Token(row.InvitationId)}", Waits: true));
            }
        }

        return tasks;
    }

    private sealed record OpenRow
    {
        public required Guid InvitationId { get; init; }

        public required Guid CityId { get; init; }
    }
}
