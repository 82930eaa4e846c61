using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace SupplierDiversity.Features.Administration;

/// <summary>Where a long list is cut: 50 lines a page, the page number in the address.</summary>
/// <param name="Page">1-based.</param>
/// <param name="Count">How many pages there are; null where nobody counted.</param>
/// <param name="More">True: there is a page after this one.</param>
/// <param name="Address">The list's address with its search, without the page.</param>
public sealed record AdministrationPages(int Page, int? Count, bool More, string Address)
{
    /// <summary>Lines a page.</summary>
    public const int Size = 50;

    /// <summary>The address of the page before, or null.</summary>
    public string? Previous => Page > 1 ? At(Page - 1) : null;

    /// <summary>The address of the page after, or null.</summary>
    public string? Next => More ? At(Page + 1) : null;

    /// <summary>The pages of a list of so many lines; a page beyond the end becomes the last.</summary>
    public static AdministrationPages Of(long lines, int page, string address)
    {
        var count = (int)Math.Max(1, (lines + Size - 1) / Size);
        var shown = Math.Clamp(page, 1, count);
        return new(shown, count, shown < count, address);
    }

    /// <summary>A page of a list nobody counted, read with one line more than it shows; the lines beyond are cut off.</summary>
    public static (AdministrationPages Pages, IReadOnlyList<T> Lines) Cut<T>(IReadOnlyList<T> lines, int page, string address) =>
        (new(Math.Max(1, page), null, lines.Count > Size, address), [.. lines.Take(Size)]);

    /// <summary>How many lines lie before a page.</summary>
    public static int Skip(int page) => (Math.Clamp(page, 1, 100_000) - 1) * Size;

    private string At(int page) => QueryHelpers.AddQueryString(Address, "page", page.ToString(CultureInfo.InvariantCulture));
}
