using System.Security.Cryptography;
using System.Text.Json;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Jobs;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Features.Demonstration;

/// <summary>
/// Tells a month of the invented world, and the years before it, through the real parts: notices are published, jobs run each day, mails are
/// written. Only the clock is moved.
/// </summary>
internal sealed class DemonstrationStory(
    Db db, PortalClock clock, TenderPublication publication, NoticeImports imports, SubscriptionBook subscriptions, CityList cities,
    CityRegister register, DemonstrationYears years, DemonstrationSurvey survey, DemonstrationLastYear lastYear, DemonstrationDesk desk, DemonstrationBids bids, IServiceProvider services)
{
    private const int Days = 30;
    private const int MorningHour = 6;

    /// <summary>Lives through the month up to now.</summary>
    public async Task TellAsync(CancellationToken ct)
    {
        var world = DemonstrationWorld.Load();
        var now = clock.GetUtcNow();
        var today = new DateTimeOffset(now.AddHours(-MorningHour).Date.AddHours(MorningHour), TimeSpan.Zero);
        DemonstrationPast[] pasts = [.. world.Past.Select(p => new DemonstrationPast(p, today))];
        var past = pasts[0];
        var notices = new DemonstrationNotices(world, today).All(pasts.SelectMany(p => p.Tenders).Select(t => t.Tender));
        // What was published before the portal announced anything comes in as an archive: kept and counted, told to nobody.
        clock.Jump(past.FirstDay);
        await PublishAsync([.. notices.Where(n => n.At <= past.FirstDay).Select(n => n.Notice)], announce: false, ct);
        await MakeCitiesAsync(world, ct);
        await years.BeginAsync(past, ct);
        foreach (var other in pasts.Skip(1))
        {
            await years.EnterAsync(other, ct);
        }

        (DateTimeOffset At, Func<Task> Live)[] days =
        [
            (past.LastRound, () => years.AnswerAsync(past, ct)), (past.LastRound, () => lastYear.CountPoolAsync(ct)), (past.LastRound, () => survey.AskAsync(years.Known, ct)),
            (past.Autumn, () => lastYear.AutumnAsync(past, ct)), (past.Winter, () => lastYear.WinterAsync(past, ct)),
            (today.AddDays(-Days), () => SubscribeAsync(world, ct)),
        ];
        var since = past.FirstDay.AddTicks(1);
        foreach (var (at, live) in days.OrderBy(d => d.At))
        {
            clock.Jump(at);
            await PublishAsync([.. notices.Where(n => n.At >= since && n.At < at).Select(n => n.Notice)], announce: false, ct);
            await MakeCitiesAsync(world, ct);
            await live();
            since = at;
        }

        foreach (var lived in pasts)
        {
            await years.BidAsync(lived, ct);
        }

        for (var day = -Days; day < 0; day++)
        {
            clock.Jump(today.AddDays(day));
            await PublishAsync([.. notices.Where(n => n.At == today.AddDays(day)).Select(n => n.Notice)], announce: true, ct);
            await MakeCitiesAsync(world, ct);
            await bids.LiveAsync(day, ct);
            if (day == -DemonstrationSurvey.AgainBefore)
            {
                await survey.AskAgainAsync(ct);
            }

            await JobList.RunDueAsync(services, untilIdle: true, ct);
        }

        clock.Jump(now);
        foreach (var lived in pasts)
        {
            await years.ReportAsync(lived, ct);
        }

        await years.ChangeAsync(past.FirstDay.Year + 1, ct);
        await desk.WorkAsync(past, ct);
        await JobList.RunDueAsync(services, untilIdle: true, ct);
    }

    private async Task PublishAsync(IReadOnlyList<Notice> notices, bool announce, CancellationToken ct)
    {
        if (notices.Count == 0)
        {
            return;
        }

        var import = await imports.BeginAsync("demo", notices[0].ProcedureId, ct);
        await publication.PublishAsync([.. notices.Select(n => new IncomingNotice($"{n.NoticeId}-{n.Version:00}.xml", Hash(n), n))], import, announce, ct);
        await imports.FinishAsync(import, ct);
    }

    private Task SubscribeAsync(DemonstrationWorld world, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            foreach (var network in world.Networks)
            {
                var (filter, _) = AlertFilter.Read(network.Cpv, network.Nuts, network.Words);
                var wish = new SubscriptionWish(
                    network.Email, network.Email, network.Name, network.Organisation, network.Languages, filter,
                    Enum.Parse<AlertFrequency>(network.Frequency, ignoreCase: true));
                await subscriptions.ImportAsync(connection, transaction, wish, clock.GetUtcNow().AddDays(-1));
            }
        },
        ct);

    // An administrator's step in real life: a buyer whose notices came in is made (part of) a city.
    private async Task MakeCitiesAsync(DemonstrationWorld world, CancellationToken ct)
    {
        var known = await cities.SearchBuyersAsync(null, ct);
        foreach (var city in world.Cities)
        {
            foreach (var buyer in city.Buyers.Select(key => world.Buyers.Single(b => b.Key == key)))
            {
                if (known.FirstOrDefault(b => b.CityId is null && buyer.Name.ContainsValue(b.Name)) is not { } free)
                {
                    continue;
                }

                if (await cities.FindBySlugAsync(city.Slug, ct) is { } made)
                {
                    await register.AttachAsync(free, made, ct);
                }
                else
                {
                    await register.MakeAsync(free, new CityDetails(city.Name, city.Slug, city.Country, city.TimeZone, city.Language), ct);
                }
            }
        }
    }

    private static string Hash(Notice notice) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(notice)));
}
