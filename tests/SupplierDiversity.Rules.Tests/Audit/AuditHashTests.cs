using SupplierDiversity.Rules.Audit;

namespace SupplierDiversity.Rules.Tests.Audit;

public class AuditHashTests
{
    [Fact]
    public void Of_KnownRecord_IsTheHashOtherToolsCompute() =>
        // printf '1:1,64:000…0,5:hallo,-,3:Ü1,' | sha256sum
        Assert.Equal("a596a62163d378f7d4978a988f93c20bd125175a1138dd53a50f44ba98270525", AuditHash.Of(AuditHash.Start, "hallo", null, "Ü1"));

    [Fact]
    public void Of_FieldsCutElsewhereOrMissing_GiveOtherHashes()
    {
        string[] hashes =
        [
            AuditHash.Of(AuditHash.Start, "ab", "c"), AuditHash.Of(AuditHash.Start, "a", "bc"), AuditHash.Of(AuditHash.Start, "abc", ""), AuditHash.Of(AuditHash.Start, "abc", null),
            AuditHash.Of(AuditHash.Start, "abc"), AuditHash.Of(AuditHash.Start, "ab,1:c"), AuditHash.Of(new string('1', 64), "abc"),
        ];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    public void Text_Instant_IsUtcToTheMillisecond() =>
        Assert.Equal("2026-11-22T07:00:00.120Z", AuditHash.Text(new DateTimeOffset(2026, 11, 22, 8, 0, 0, 120, TimeSpan.FromHours(1))));
}
