using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SupplierDiversity.Tests.Hosting;

/// <summary>Visits pages as a browser without script would: reads served HTML, fills in served forms, keeps cookies.</summary>
public sealed class PageVisitor(HttpClient http)
{
    private static readonly HtmlParser Parser = new();

    public HttpClient Http => http;

    /// <summary>Gets a page and fails unless the status is the expected one.</summary>
    public async Task<IHtmlDocument> GetAsync(string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await http.GetAsync(address);
        Assert.Equal(expected, response.StatusCode);
        return await ReadAsync(response);
    }

    /// <summary>
    /// Fills the named fields of the form that has the given submit address (or the only one) and sends it as served,
    /// antiforgery token included. A field the page does not have fails the test.
    /// </summary>
    public async Task<HttpResponseMessage> SubmitAsync(IHtmlDocument page, IEnumerable<KeyValuePair<string, string>> fields, string form = "main form")
    {
        var element = Assert.IsType<IHtmlFormElement>(page.QuerySelector(form), exactMatch: false);
        var values = element.QuerySelectorAll("input[name], textarea[name], select[name], button[name]")
            .Where(e => !e.HasAttribute("disabled"))
            .SelectMany(Value).ToList();
        foreach (var group in fields.GroupBy(f => f.Key))
        {
            Assert.True(element.QuerySelector($"[name='{group.Key}']") is not null, $"The form has no field '{group.Key}'.");
            values.RemoveAll(v => v.Key == group.Key);
            values.AddRange(group);
        }

        var action = element.GetAttribute("action") is { Length: > 0 } a ? a : page.Url;
        return await http.PostAsync(action, new FormUrlEncodedContent(values));
    }

    /// <summary>Parses a response; its address becomes the document's.</summary>
    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response)
    {
        var document = Parser.ParseDocument(await response.Content.ReadAsStringAsync());
        document.Location.Href = response.RequestMessage!.RequestUri!.ToString();
        return document;
    }

    private static IEnumerable<KeyValuePair<string, string>> Value(IElement field) => field switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } choice => choice.IsChecked ? [new(choice.Name!, choice.Value)] : [],
        IHtmlInputElement { Type: "submit" or "button" } => [],
        IHtmlInputElement input => [new(input.Name!, input.Value)],
        IHtmlTextAreaElement area => [new(area.Name!, area.Value)],
        IHtmlSelectElement select => select.Options.Where(o => o.IsSelected).Select(o => new KeyValuePair<string, string>(select.Name!, o.Value)),
        _ => [],
    };
}
