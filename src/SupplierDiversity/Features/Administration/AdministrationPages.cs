using Microsoft.AspNetCore.WebUtilities;

namespace SupplierDiversity.Features.Administration;

/// <summary>Where a long list is cut: 50 lines a page, the page number in the address.</summary>
/// <param name="Page">1-based, within the list.</param>
/// <param name="Count">How many pages there are, at least 1.</param>
/// <param name="Address">The list's address with its search, without the page.</param>
public sealed record AdministrationPages(int Page, int Count, string Address)
{
    /// <summary>Lines a page.</summary>
    public const int Size = 50;

    /// <summary>The address of the page before, or null.</summary>
    public string? Previous => Page > 1 ? At(Page - 1) : null;

    /// <summary>The address of the page after, or null.</summary>
    public string? Next => Page < Count ? At(Page + 1) : null;

    /// <summary>The pages of a list of so many lines; a page beyond the end becomes the last.</summary>
    public static AdministrationPages Of(long lines, int page, string address)
    {
        var count = (int)Math.Max(1, (lines + Size - 1) / Size);
        return new(Math.Clamp(page, 1, count), count, address);
    }

    private string At(int page) => QueryHelpers.AddQueryString(Address, "page", page.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
