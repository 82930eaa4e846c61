namespace SupplierDiversity.Features.Accounts.Sessions;

/// <summary>What a person needs to recognise a device: kind of browser and system, as codes. Nothing else is kept of it.</summary>
/// <param name="Browser">"firefox", "chrome" … or "other".</param>
/// <param name="System">"windows", "android" … or "other".</param>
internal sealed record Device(string Browser, string System)
{
    // The order matters: most browsers also claim to be those further down.
    private static readonly (string Sign, string Code)[] Browsers =
        [("Edg", "edge"), ("OPR/", "opera"), ("SamsungBrowser", "samsung"), ("Firefox", "firefox"), ("FxiOS", "firefox"), ("Chrome", "chrome"), ("CriOS", "chrome"), ("Safari", "safari")];

    private static readonly (string Sign, string Code)[] Systems =
        [("iPhone", "iphone"), ("iPad", "ipad"), ("Android", "android"), ("Windows", "windows"), ("Mac OS", "mac"), ("CrOS", "chromeos"), ("Linux", "linux")];

    /// <summary>Reads a User-Agent header.</summary>
    public static Device Of(string userAgent) => new(Code(Browsers, userAgent), Code(Systems, userAgent));

    /// <summary>The maker's name for a code, the same in every language; null for "other".</summary>
    public static string? Name(string code) => code switch
    {
        "edge" => "Edge",
        "opera" => "Opera",
        "samsung" => "Samsung Internet",
        "firefox" => "Firefox",
        "chrome" => "Chrome",
        "safari" => "Safari",
        "iphone" => "iPhone",
        "ipad" => "iPad",
        "android" => "Android",
        "windows" => "Windows",
        "mac" => "macOS",
        "chromeos" => "ChromeOS",
        "linux" => "Linux",
        _ => null,
    };

    private static string Code((string Sign, string Code)[] known, string text) =>
        Array.Find(known, k => text.Contains(k.Sign, StringComparison.Ordinal)).Code ?? "other";
}
