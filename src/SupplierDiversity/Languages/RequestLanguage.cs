using System.Globalization;

namespace SupplierDiversity.Languages;

/// <summary>The language of a request: the first part of its address, else what the browser prefers, else English.</summary>
public static class RequestLanguage
{
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
            var first = context.Request.Path.Value?.Split('/', 3) is [_, var part, ..] ? part : null;
            var language = languages.All.FirstOrDefault(l => l.Tag == first) ?? Preferred(context, languages);
            Set(context, language);
            return next(context);
        });
    }

    /// <summary>Answers this request in a language.</summary>
    public static void Set(HttpContext context, Language language)
    {
        context.Items[Key] = language;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture;
    }

    /// <summary>What the browser asks for, by its weights.</summary>
    public static Language Preferred(HttpContext context, LanguageList languages) =>
        languages.FirstOf(context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString()));
}

/// <summary>Route constraint <c>{lang:lang}</c>: the tag of an interface language.</summary>
public sealed class LanguageConstraint(LanguageList languages) : IRouteConstraint
{
    /// <inheritdoc/>
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is string tag && languages.All.Any(l => l.Tag == tag);
}
