using System.Globalization;
using System.Text.Json;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Tests.Notices;

/// <summary>Compares one notice with its facts, both ways: a value that is only on one side is a difference.</summary>
internal sealed partial class NoticeComparison(Notice notice, JsonElement facts)
{
    public int Values { get; private set; }

    public List<string> Differences { get; } = [];

    public void Run()
    {
        Head();
        Procedure();
        Buyers();
        Lots();
        Result();
    }

    private void Head()
    {
        Same("notice id", Text(facts, "noticeId"), notice.NoticeId);
        Same("version", Text(facts, "noticeVersion") is { } v ? int.Parse(v, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) : "1", Plain(notice.Version));
        Same("procedure id", Text(facts, "procedureId") ?? notice.NoticeId, notice.ProcedureId);
        Same("subtype", Text(facts, "subtype"), notice.Subtype);
        Same("notice type", Text(facts, "noticeType"), notice.NoticeType);
        Same("form type", Text(facts, "formType"), notice.FormType);
        Same("sdk", Text(facts, "sdk"), notice.Sdk);
        Same("legal basis", Text(facts, "legalBasis"), notice.LegalBasis);
        Same("publication number", Text(facts, "publicationNumber"), notice.PublicationNumber);
        Same("publication date", Day(Text(facts, "publicationDate")), Plain(notice.PublishedOn));
        Same("dispatch", Instant(Text(facts, "dispatchDate"), Text(facts, "dispatchTime"), "00:00:00"), Plain(notice.DispatchedAt));
        Same("language", Text(facts, "language") is { } l ? Iso(l) : null, notice.Language);
        SameList("other languages", Texts(facts, "additionalLanguages").Select(Iso).Where(l => l != notice.Language), notice.OtherLanguages);
        SameList("withheld", Items(facts, "withheld").Select(w => Text(w, "field")!).Distinct().Order(), notice.Withheld.Order());
        var changes = Child(facts, "changes");
        Same("changed notice", Text(changes, "changedNotice"), notice.ChangedNotice);
        // The facts know only the place of newer SDKs, so they may have fewer.
        SameList("changed sections", Texts(changes, "sections").Distinct(), notice.ChangedSections.Take(Texts(changes, "sections").Distinct().Count()));
        Same("change reason", Text(changes, "reason"), notice.ChangeReason);
        var modification = Child(facts, "modification");
        Same("modified notice", Text(modification, "changedNotice"), notice.ModifiedNotice);
        Same("modification reason", Text(modification, "reason"), notice.ModificationReason);
    }

    private void Procedure()
    {
        var procedure = Child(facts, "procedure");
        SameTexts("title", procedure, "title", notice.Title);
        SameLengths("description", procedure, "descriptionLength", notice.Description);
        Same("nature", Text(procedure, "nature"), notice.Nature);
        SameList("cpv", Cpv(procedure), notice.Cpv);
        SamePlace("procedure", procedure, notice.Place);
        SameMoney("value", procedure, "estimatedValue", notice.Value);
        SameMoney("framework maximum", procedure, "frameworkMaximum", notice.FrameworkMaximum);
        Same("procedure type", Text(facts, "procedureType"), notice.Procedure);
    }

    private void Buyers()
    {
        // The facts have one entry a reference; the notice has one an organisation.
        var buyers = Items(facts, "buyers");
        var names = buyers.Select(b => Text(b, "ref")).Where(r => r is null || r.StartsWith("ORG", StringComparison.Ordinal)).Distinct().Count();
        if (names == buyers.Count)
        {
            Same("number of buyers", Plain(buyers.Count), Plain(notice.Buyers.Count));
        }

        foreach (var buyer in buyers)
        {
            var reference = Text(buyer, "ref");
            var read = notice.Buyers.FirstOrDefault(b => b.LocalId == reference) ?? (buyers.Count == 1 && notice.Buyers.Count == 1 ? notice.Buyers[0] : null);
            if (read is null)
            {
                Differences.Add($"buyer {reference} is missing");
                continue;
            }

            SameOrganisation($"buyer {reference}", buyer, read);
            Same($"buyer {reference} legal type", Text(buyer, "legalType"), read.LegalType);
            Same($"buyer {reference} activity", Text(buyer, "activity"), read.Activity);
        }
    }

    private void SameOrganisation(string what, JsonElement fact, NoticeOrganisation read)
    {
        SameTexts($"{what} name", fact, "name", read.Name);
        SameList($"{what} numbers", Texts(fact, "companyIds").Distinct(), read.CompanyIds);
        Same($"{what} city", Text(fact, "city"), read.City);
        Same($"{what} nuts", Text(fact, "nuts"), read.Nuts);
        Same($"{what} country", Text(fact, "country"), read.Country);
    }

    private void SamePlace(string what, JsonElement fact, NoticePlace place)
    {
        SameList($"{what} nuts", Texts(fact, "nuts").Distinct(), place.Nuts);
        SameList($"{what} countries", Texts(fact, "placeCountry").Distinct(), place.Countries);
        SameList($"{what} anywhere", Texts(fact, "placeOther").Distinct(), place.Anywhere);
    }
}
