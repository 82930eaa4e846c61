using SupplierDiversity.Rules.Ownership;
using SupplierDiversity.Rules.Statuses;

namespace SupplierDiversity.Rules.Tests.Ownership;

public class OwnershipSheetTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static readonly Dictionary<string, OwnerKind> Kinds = new() { ["PERSON"] = OwnerKind.Person, ["COMPANY"] = OwnerKind.Company, ["INSTITUTION"] = OwnerKind.Institution };

    [Theory]
    [InlineData("25", "1/4")]
    [InlineData("33.3", "333/1000")]
    [InlineData("33,3 %", "333/1000")]
    [InlineData("1/3", "1/3")]
    [InlineData("1⁄3", "1/3")]
    [InlineData("٢٥٪", "1/4")]
    [InlineData("50.99", "5099/10000")]
    [InlineData("51,00\u00A0%", "51/100")]
    [InlineData("%51", "51/100")]
    [InlineData("\u200F٪٥١\u200E", "51/100")]
    [InlineData("100", "1")]
    [InlineData("101", "101/100")]
    [InlineData("-5", "-1/20")]
    [InlineData("a quarter", null)]
    [InlineData("1/0", null)]
    [InlineData("", null)]
    public void Read_PartsAsPeopleTypeThem_AreExact(string typed, string? share) => Assert.Equal(share, TypedShare.Read(typed)?.ToString());

    [Theory]
    [InlineData("A;51", "yes")]
    [InlineData("A;50.99", "no")]
    [InlineData("A;40\nH;60;company\nA;20;;H", "yes")]
    [InlineData("A;40\nH;60;company\nA;18;;H", "no")]
    [InlineData("A;51;person;;;;2026-03-01", "no")]
    [InlineData("A;51;person;;;2026-03-02", "yes")]
    [InlineData("H;100;company\nG;100;company;H\nA;50;;G\nH;50;company;G", "yes")]
    public void Table_OfAPastedList_IsDecidedAsTheRuleSays(string text, string answer)
    {
        var sheet = Sheet(text);
        Assert.Empty(sheet.Problems());
        var a = sheet.Lines.First(l => l.Label == "A").Owner;
        var reading = OwnershipReading.Of(sheet.Table(id => id == a ? Background.Yes : Background.No), Day);
        Assert.Equal(answer == "yes", reading.Held >= MigrantOwned.DiveThreshold);
    }

    [Fact]
    public void Table_TwoKindsOfShares_CountsEachByItsPartOfTheStock()
    {
        var sheet = Sheet("A;100;person;;A\nB;100;person;;B") with { Classes = [new("A", new(51, 100)), new("B", new(49, 100))] };
        Assert.Empty(sheet.Problems());
        var reading = OwnershipReading.Of(sheet.Table(id => id == sheet.Lines[0].Owner ? Background.Yes : Background.No), Day);
        Assert.Equal(new Share(51, 100), reading.Held);
    }

    [Theory]
    [InlineData("A;60\nB;41", "total", 1)]
    [InlineData("A;101", "size", 0)]
    [InlineData("A;-1", "size", 0)]
    [InlineData("A;10;person;;;2026-02-01;2026-01-01", "days", 0)]
    [InlineData("A;10;;Nowhere", "held_in", 0)]
    [InlineData("A;10\nA;10;company", "two_kinds", 1)]
    [InlineData("A;10;;;X", "class", 0)]
    public void Problems_OfWhatCannotBeTrue_NameTheLine(string text, string fault, int line) =>
        Assert.Contains(Sheet(text).Problems(), p => p.Fault == fault && p.Line == line);

    [Fact]
    public void Problems_OwnersWhoFollowEachOther_AreNotAddedUp()
    {
        Assert.Empty(Sheet("A;100;person;;;;2025-12-31\nB;100;person;;;2026-01-01").Problems());
        Assert.Equal("total", Assert.Single(Sheet("A;100;person;;;;2026-01-01\nB;100;person;;;2026-01-01").Problems()).Fault);
    }

    [Theory]
    [InlineData("A;many", "share")]
    [InlineData("A;10;emperor", "kind")]
    [InlineData("A;10;person;;;soon", "day")]
    [InlineData("A;10;person;;;31.02.2024", "day")]
    [InlineData("Share;share", "share")]
    [InlineData(";10", "label")]
    public void Read_LinesThatAreWrong_AreNamed(string text, string fault) =>
        Assert.Equal((1, fault), OwnershipPaste.Read("Zoë;1\n" + text, OwnershipSheet.Empty, Guid.NewGuid, Kinds).Problems.Select(p => (p.Line!.Value, p.Fault)).Single());

    [Theory]
    [InlineData("Eigentümer\tAnteil\tArt\r\n\r\nZoë\t51,00 %\tperson\t\t\t1.2.2024\r\nFund\t49\tinstitution\r\n", "Zoë 51/100, Fund 49/100")]
    [InlineData("\uFEFF\nOwner;Share\nA;50,5\n;;;\nB;49,5\n", "A 101/200, B 99/200")]
    [InlineData("\u200Fأحمد\u200F\t٥١٪\nAnteil\t49", "أحمد 51/100, Anteil 49/100")]
    public void Read_TablesAsSpreadsheetsCopyThem_AreTaken(string text, string owners)
    {
        var (lines, problems) = OwnershipPaste.Read(text, OwnershipSheet.Empty, Guid.NewGuid, Kinds, new HashSet<string> { "ANTEIL", "SHARE" });
        Assert.Empty(problems);
        Assert.Equal(owners, string.Join(", ", lines.Select(l => $"{l.Label} {l.Size}")));
    }

    [Fact]
    public void Read_FourThousandOwners_AreTakenAndWrittenBackTheSame()
    {
        var text = string.Join('\n', Enumerable.Range(1, 4_000).Select(n => $"مالك {n}\t1/4000\tperson"));
        var sheet = Sheet(text);
        Assert.Equal(4_000, sheet.Lines.Count);
        Assert.Empty(sheet.Problems());
        Assert.Equal(Share.One, OwnershipReading.Of(sheet.Table(_ => Background.Yes), Day).Held);
        var again = OwnershipPaste.Read(
            OwnershipPaste.Write(sheet, Kinds.ToDictionary(k => k.Value, k => k.Key)), sheet, () => throw new InvalidOperationException("Nobody is new."), Kinds);
        Assert.Equal(sheet.Lines, again.Lines);
    }

    private static OwnershipSheet Sheet(string text)
    {
        var (lines, problems) = OwnershipPaste.Read(text, OwnershipSheet.Empty, Guid.NewGuid, Kinds);
        Assert.Empty(problems);
        return new(OwnershipBasis.Stock, [], lines);
    }
}
