using System.Text.Json.Nodes;
using Dapper;
using SupplierDiversity.Commands;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Suppliers;

public class ImportSuppliersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Header = "scheme,registration_id,name,country,nuts,email,language,cpv,size\n";

    [Fact]
    public async Task Import_GoodRows_AreAddedThenUpdated()
    {
        var file = Header +
            "NL-KVK,12 34 56 78,\"Bloem, Brood & Meer\",nl,NL3;NL32,info@bloem.example,tr,15800000;55520000-1,micro\n" +
            "de-hrb,HRB 99 B,Straßenbau Größe GmbH,DE,,,,,\n";
        Assert.Equal((Exit.Success, 2, 2, 0, 0), await ImportAsync(file));
        Assert.Equal((Exit.Success, 2, 0, 2, 0), await ImportAsync("\uFEFF" + file));
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        var rows = (await connection.QueryAsync<(string, string, string, string, string, string, string, string)>(
            """
            SELECT scheme, registration_key, name_folded, country, nuts, cpv, email, coalesce(size, '-') FROM suppliers
            WHERE registration_key IN ('12345678', 'HRB99B') ORDER BY scheme
            """)).ToList();
        Assert.Equal(
            [("DE-HRB", "HRB99B", "strassenbau grosse gmbh", "DE", "", "", "", "-"), ("NL-KVK", "12345678", "bloem brood meer", "NL", "NL3;NL32", "158;5552", "info@bloem.example", "micro")],
            rows);
    }

    [Fact]
    public async Task Import_NumberWrittenOtherwise_IsTheSameFirmAndKeepsWhatTheListLeavesEmpty()
    {
        Assert.Equal((Exit.Success, 1, 1, 0, 0), await ImportAsync(Header + "BE-BCE_KBO,0403.170.702,Een,BE,BE2,een@firm.example,nl,45,small\n"));
        Assert.Equal((Exit.Success, 1, 0, 1, 0), await ImportAsync(Header + "be-bce_kbo,0403170702,Een NV,BE,,,,,\n"));
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        Assert.Equal(
            ("Een NV", "BE2", "een@firm.example", "small"),
            await connection.QuerySingleAsync<(string, string, string, string)>("SELECT name, nuts, email, size FROM suppliers WHERE registration_key = '0403170702'"));
    }

    [Fact]
    public async Task Import_FirmThatKeepsItsOwnEntry_IsNotOverwritten()
    {
        await ImportAsync(Header + "NL-KVK,555,Van de lijst,NL,,,,,\n");
        await using (var connection = await portal.Db.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync("UPDATE suppliers SET origin = 'self', name = 'Van onszelf' WHERE registration_key = '555'");
        }

        Assert.Equal((Exit.SomeRefused, 1, 0, 0, 1), await ImportAsync(Header + "NL-KVK,555,Van de lijst,NL,,,,,\n"));
        await using var after = await portal.Db.OpenAsync(CancellationToken.None);
        Assert.Equal("Van onszelf", await after.QuerySingleAsync<string>("SELECT name FROM suppliers WHERE registration_key = '555'"));
    }

    [Theory]
    [InlineData("KVK,1,A,NL,,,,,", "scheme 'KVK' must name the register")]
    [InlineData("KVK,n/a,,Holland,Wien,no-mail,t!,xx,huge", "scheme 'KVK' must name the register as org-id.guide does, such as NL-KVK or EU-VAT; registration_id 'n/a' is no number of a firm; name must be there")]
    [InlineData("NL-KVK,n/a,A,NL,,,,,", "registration_id 'n/a' is no number of a firm")]
    [InlineData("NL-KVK,1,,NL,,,,,", "name must be there")]
    [InlineData("NL-KVK,1,A,NLD,,,,,", "country 'NLD' must be two letters")]
    [InlineData("NL-KVK,1,A,NL,Noordzee,,,,", "nuts 'Noordzee' has an entry")]
    [InlineData("NL-KVK,1,A,NL,,no-mail,,,", "email 'no-mail' is no usable address")]
    [InlineData("NL-KVK,1,A,NL,,,Dutch language,,", "language 'Dutch language' must be")]
    [InlineData("NL-KVK,1,A,NL,,,,bakery,", "cpv 'bakery' has an entry")]
    [InlineData("NL-KVK,1,A,NL,,,,,tiny", "size 'tiny' must be micro")]
    [InlineData("NL-KVK,1,A", "the row has 3 cells, the header 9")]
    public async Task Import_BadRow_IsRefusedWithItsLineAndTheNextIsKept(string row, string reason)
    {
        var number = Random.Shared.Next(100_000, int.MaxValue);
        var (exit, answer, error) = await RunAsync(Header + row + $"\nNL-KVK,{number},Kept,NL,,,,,\n");
        Assert.Equal(Exit.SomeRefused, exit);
        Assert.Contains($"suppliers.csv:2: {reason}", error, StringComparison.Ordinal);
        Assert.Equal((2, 1, 1), ((int)answer["read"]!, (int)answer["added"]!, (int)answer["rejected"]!));
    }

    [Fact]
    public async Task Import_FirmThatMayBeThereAlready_IsTakenAndShownForReview()
    {
        var (exit, answer, error) = await RunAsync(Header + "FR-SIREN,732829320,Boulangerie du Nord,FR,,,,,\nEU-VAT,FR44732829320,B. du Nord SARL,FR,,,,,\n");
        Assert.Equal((Exit.Success, 2), (exit, (int)answer["added"]!));
        Assert.Contains("may be one firm twice: ", error, StringComparison.Ordinal);
        Assert.Contains("(same number)", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ColumnOnBackground_IsRefusedByName()
    {
        var (exit, _, error) = await RunAsync("scheme,registration_id,name,country,nuts,email,language,cpv,size,nationality\n");
        Assert.Equal(Exit.SomeRefused, exit);
        Assert.Contains("there is no column 'nationality'", error, StringComparison.Ordinal);
    }

    private async Task<(int Exit, int Read, int Added, int Updated, int Rejected)> ImportAsync(string csv)
    {
        var (exit, answer, _) = await RunAsync(csv);
        return (exit, (int)answer["read"]!, (int)answer["added"]!, (int)answer["updated"]!, (int)answer["rejected"]!);
    }

    private async Task<(int Exit, JsonNode Answer, string Error)> RunAsync(string csv)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("sd-suppliers").FullName, "suppliers.csv");
        await File.WriteAllTextAsync(path, csv);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await ImportSuppliersVerb.Verb.RunAsync(new([path], Json: true, portal.Services, CancellationToken.None) { Out = output, Error = error });
        return (exit, JsonNode.Parse(output.ToString())!, error.ToString());
    }
}
