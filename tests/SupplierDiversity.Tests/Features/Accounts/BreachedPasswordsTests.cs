using System.Security.Cryptography;
using System.Text;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Accounts.Passwords;

namespace SupplierDiversity.Tests.Features.Accounts;

public sealed class BreachedPasswordsTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Theory]
    [InlineData(1, "\r\n")]
    [InlineData(2, "\n")]
    [InlineData(5000, "\r\n")]
    public void Lists_EveryLineOfTheFileAndNoOther(int lines, string end)
    {
        var hashes = Enumerable.Range(0, lines).Select(n => Hash($"leaked {n}")).Order(StringComparer.Ordinal).ToList();
        File.WriteAllText(_file, string.Concat(hashes.Select((h, n) => $"{h}:{(n % 7 == 0 ? 37_615_252 : n + 1)}{end}")));
        using var breached = new BreachedPasswords(Settings(_file));
        Assert.All(Enumerable.Range(0, lines), n => Assert.True(breached.Lists($"leaked {n}"), $"leaked {n} of {lines}"));
        Assert.All(Enumerable.Range(0, 2000), n => Assert.False(breached.Lists($"safe {n}")));
    }

    [Fact]
    public void Lists_LastLineWithoutLineEnd_IsFound()
    {
        File.WriteAllText(_file, $"{new string('0', 40)}:1\r\n{Hash("the last one")}:2");
        using var breached = new BreachedPasswords(Settings(_file));
        Assert.True(breached.Lists("the last one"));
    }

    [Fact]
    public void Lists_EmptyFileOrNone_KnowsNothing()
    {
        using var empty = new BreachedPasswords(Settings(_file));
        using var none = new BreachedPasswords(Settings(null));
        Assert.False(empty.Lists("leaked"));
        Assert.False(none.Lists("leaked"));
    }

    [Fact]
    public void Read_FileThatIsNotThere_StopsTheStart() => Assert.Throws<InvalidOperationException>(() => AccountSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection([new("Accounts:BreachedPasswords", "nowhere.txt")]).Build(), "/"));

    public void Dispose() => File.Delete(_file);

    private static string Hash(string password) => Convert.ToHexString(CryptographicOperations.HashData(HashAlgorithmName.SHA1, Encoding.UTF8.GetBytes(password)));

    private static AccountSettings Settings(string? file) => new() { BreachedPasswords = file, SecondFactor = SecondFactorDuty.Optional };
}
