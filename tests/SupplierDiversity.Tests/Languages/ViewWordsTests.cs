using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Languages;

public class ViewWordsTests
{
    [Fact]
    public void Views_OfThisProject_HoldNoWordsOfTheirOwn()
    {
        var views = Directory.GetFiles(SourceTree.Folder("src/SupplierDiversity/Features"), "*.cshtml", SearchOption.AllDirectories);
        Assert.True(views.Length > 5, $"Only {views.Length} views were looked at.");
        var words = views.SelectMany(v => ViewWords.In(File.ReadAllText(v)).Select(w => $"{Path.GetFileName(v)}: {w}")).ToList();
        Assert.True(words.Count == 0, "Words belong into the language files:\n" + string.Join('\n', words));
    }

    [Theory]
    [InlineData("<p>Hello</p>", "Hello")]
    [InlineData("<p>@T[\"a.b\"] Hello</p>", "¤ Hello")]
    [InlineData("<img alt=\"A picture\">", "A picture")]
    [InlineData("@if (Model.X > 1)\n{\n  <p>Straße</p>\n}", "Straße")]
    [InlineData("@foreach (var x in Model.Of<int>(\"a > b\"))\n{\n<li>@x.Name مناقصة</li>\n}", "¤ مناقصة")]
    public void In_ViewWithAWord_FindsIt(string view, string word) => Assert.Equal([word], ViewWords.In(view));

    [Theory]
    [InlineData("@* Hello *@<p>@T[\"a.b\"]</p>")]
    [InlineData("@model X\n@{\n  var a = 1;\n}\n<p title=\"@T[\"a.b\"]\">@(Model.A > 1 ? T[\"x\"] : \"\")&nbsp;·&nbsp;12</p>")]
    [InlineData("<p>@await Html.PartialAsync(\"_X\", new Y(1, \")\"))</p>")]
    [InlineData("@if (a)\n{\n<b>@x?.Y!.Z[0].F(1)</b>\n}\nelse\n{\n<i>1</i>\n}")]
    public void In_ViewWithoutWords_FindsNothing(string view) => Assert.Empty(ViewWords.In(view));
}
