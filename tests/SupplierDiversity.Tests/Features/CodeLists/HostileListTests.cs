using System.Text;
using SupplierDiversity.Commands;

namespace SupplierDiversity.Tests.Features.CodeLists;

/// <summary>Files nobody should trust: each is refused with file, line and reason, and the list beside it is kept.</summary>
public class HostileListTests
{
    private const string Root = "<gc:CodeList xmlns:gc=\"http://docs.oasis-open.org/codelist/ns/genericode/1.0/\">";

    public static TheoryData<string, string, string> BadFiles => new()
    {
        { "dtd.gc", "<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\n" + Root + "&e;</gc:CodeList>", "dtd.gc:2: document type definitions (DTD) are not accepted" },
        { "bomb.gc", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>" + Root + "&b;</gc:CodeList>", "bomb.gc:1: document type definitions (DTD) are not accepted" },
        { "cut.gc", Root + "\n<ColumnSet><Column Id=\"code\"/>", "cut.gc:2: " },
        { "other.gc", "<html>\n</html>", "other.gc:1: not a genericode 1.0 code list" },
        { "notxml.gc", "code;label", "notxml.gc:1: " },
        { "empty.gc", "", "empty.gc:" },
        { "rowless.gc", Root + "<ColumnSet><Column Id=\"code\"/></ColumnSet></gc:CodeList>", "rowless.gc:0: no codes in this file" },
        { "nocode.gc", Root + "\n<ColumnSet><Column Id=\"Name\"/></ColumnSet>\n<Row/></gc:CodeList>", "nocode.gc:3: no column 'code'" },
        { "nameless.gc", Root + "\n<ColumnSet><Column/></ColumnSet></gc:CodeList>", "nameless.gc:2: a column without Id" },
        { "lost.gc", Root + "<ColumnSet><Column Id=\"code\"/></ColumnSet>\n<Row><Value ColumnRef=\"x\"><SimpleValue>1</SimpleValue></Value></Row></gc:CodeList>", "lost.gc:2: a value without a known column" },
        { "twice.gc", ListFolder.Genericode("a|A|A", "a|B|B"), "twice.gc:6: code 'a' stands in line 5 already" },
        { "blank.gc", ListFolder.Genericode("|A|A"), "blank.gc:5: the code is missing" },
        { "spaced.gc", ListFolder.Genericode("a b|A|A"), "spaced.gc:5: a code is 1 to 200 characters without blanks" },
        { "UPPER.gc", ListFolder.Genericode("a|A|A"), "UPPER.gc:0: a list's name is made of small letters, digits, '-' and '_'" },
        { "long.gc", ListFolder.Genericode("a|" + new string('x', 20_001) + "|A"), "long.gc:5: the label 'en' of 'a' is longer" },
        { "cpv.tsv", "code\tde\ten\n03000000\tA\tB\n09000000\tA\n", "cpv.tsv:3: 2 columns where the first line names 3" },
        { "cpv.tsv", "code\tde\ten\n03000000\tA\0\tB\n", "cpv.tsv:2: the label 'de' of '03000000' is longer than 20000 characters or holds a control character" },
        { "cpv.tsv", "code\tlabel\n03000000\tA\n", "cpv.tsv:1: the first line must name the columns" },
        { "cpv.tsv", "code\tde\tde\n03000000\tA\tB\n", "cpv.tsv:1: the first line must name the columns" },
        { "nuts.tsv", "code\ten\nDE1\tA\nDE1\tB\n", "nuts.tsv:3: code 'DE1' stands in line 2 already" },
        { "nuts.tsv", "", "nuts.tsv:1: the first line must name the columns" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task Import_BadFile_IsRefusedWithItsLineAndTheRestIsKept(string name, string text, string refusal)
    {
        await using var lists = await ListFolder.CreateAsync();
        lists.WriteGenericode("colour.gc", "red|Red|Rot");
        lists.Write(name, text);
        Assert.Equal(Exit.SomeRefused, await lists.ImportAsync());
        Assert.StartsWith(refusal, Assert.Single(lists.Refusals), StringComparison.Ordinal);
        Assert.Equal("""{"lists":1,"codes":1,"changed":1,"refused":1}""", lists.Printed);
        Assert.Equal("Rot", lists.Labels.Of("colour", "red", "de").Text);

        Assert.Equal(Exit.SomeRefused, await lists.ImportAsync());
        Assert.StartsWith(refusal, Assert.Single(lists.Refusals), StringComparison.Ordinal);
        Assert.Equal("""{"lists":1,"codes":1,"changed":0,"refused":1}""", lists.Printed);
    }

    [Fact]
    public async Task Import_BytesThatAreNotUtf8_AreRefusedWithTheirLine()
    {
        await using var lists = await ListFolder.CreateAsync();
        lists.Write("cpv.tsv", [.. Encoding.UTF8.GetBytes("code\ten\n03000000\tFarm\n09000000\t"), 0xE4, (byte)'\n']);
        Assert.Equal(Exit.SomeRefused, await lists.ImportAsync());
        Assert.Equal("cpv.tsv:3: not UTF-8", Assert.Single(lists.Refusals));
        Assert.Equal("""{"lists":0,"codes":0,"changed":0,"refused":1}""", lists.Printed);
    }

    [Fact]
    public async Task Import_KnownListTurnsBad_KeepsWhatItWas()
    {
        await using var lists = await ListFolder.CreateAsync();
        lists.WriteGenericode("colour.gc", "red|Red|Rot");
        lists.WriteGenericode("legacy/colour@1.0.0.gc", "red|Old red|Altrot", "blue|Blue|Blau");
        await lists.ImportAsync();
        lists.Write("colour.gc", "<broken");
        Assert.Equal(Exit.SomeRefused, await lists.ImportAsync());
        Assert.Equal("""{"lists":1,"codes":2,"changed":0,"refused":1}""", lists.Printed);
        Assert.Equal("Rot", lists.Labels.Of("colour", "red", "de").Text);
    }

    [Fact]
    public async Task Import_MarkupInALabel_StaysText()
    {
        await using var lists = await ListFolder.CreateAsync();
        lists.WriteGenericode("colour.gc", "red|&lt;script&gt;alert(1)&lt;/script&gt; '; DROP TABLE code_labels;--|Rot");
        Assert.Equal(Exit.Success, await lists.ImportAsync());
        Assert.Equal("<script>alert(1)</script> '; DROP TABLE code_labels;--", lists.Labels.Of("colour", "red", "en").Text);
    }
}
