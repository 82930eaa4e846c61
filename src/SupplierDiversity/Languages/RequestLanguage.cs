using System.Globalization;

namespace SupplierDiversity.Languages;

/// <summary>
/// The language of a request: the first part of its address, else what the person chose before, else what the browser
/// prefers, else English.
/// </summary>
public static class RequestLanguage
{
    /// <summary>The cookie that remembers a choice, the tag of the language; set only when a person switches.</summary>
    public const string Cookie = "language";

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);
    private static readonly object Key = new();

    /// <summary>The language this request is answered in.</summary>
    public static Language Language(this HttpContext context) =>
        context.Items[Key] as Language ?? context.RequestServices.GetRequiredService<LanguageList>().Default;

    /// <summary>Sets language and culture before anything else looks at the request.</summary>
    public static void UseRequestLanguage(this IApplicationBuilder app)
    {
        var languages = app.ApplicationServices.GetRequiredService<LanguageList>();
        app.Use((context, next) =>
        {
            var named = Named(context.Request.Path.Value, languages);
            if (named is not null && Switched(context.Request, named, languages))
            {
                context.Response.Cookies.Append(NameFor(context.Request), named.Tag, new()
                {
                    MaxAge = Remembered,
                    HttpOnly = true,
                    SameSite = SameSiteMode.Lax,
                    Secure = context.Request.IsHttps,
                    IsEssential = true,
                });
            }

            Set(context, named ?? Preferred(context, languages));
            return next(context);
        });
    }

    /// <summary>Answers this request in a language.</summary>
    public static void Set(HttpContext context, Language language)
    {
        context.Items[Key] = language;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture;
    }

    /// <summary>What the person chose on an earlier page, else what the browser asks for, by its weights (RFC 9110, 12.5.4).</summary>
    public static Language Preferred(HttpContext context, LanguageList languages) =>
        languages.Find(context.Request.Cookies[NameFor(context.Request)])
        ?? languages.FirstOf(context.Request.GetTypedHeaders().AcceptLanguage
            .Where(l => l.Quality is not 0).OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString()));

    // Over TLS no neighbouring host can set it in our place.
    private static string NameFor(HttpRequest request) => request.IsHttps ? "__Host-" + Cookie : Cookie;

    private static Language? Named(string? path, LanguageList languages)
    {
        var first = path?.Split('/', 3) is [_, var part, ..] ? part : null;
        return languages.All.FirstOrDefault(l => l.Tag == first);
    }

    // All links of a page stay in its language but those of the language switch.
    private static bool Switched(HttpRequest request, Language to, LanguageList languages) =>
        HttpMethods.IsGet(request.Method)
        && Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from)
        && from.Authority == request.Host.Value
        && Named(from.AbsolutePath, languages) is { } before && before != to;
}

/// <summary>Route constraint <c>{lang:lang}</c>: the tag of an interface language.</summary>
public sealed class LanguageConstraint(LanguageList languages) : IRouteConstraint
{
    /// <inheritdoc/>
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is string tag && languages.All.Any(l => l.Tag == tag);
}
