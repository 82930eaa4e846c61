namespace SupplierDiversity.Commands;

/// <summary><c>serve</c>: the site and its jobs, until stopped.</summary>
internal static class ServeVerb
{
    public static Verb For(WebApplication app) => new("serve", "", "migrate, then site and jobs (the default)", UsesDatabase: true, async _ =>
    {
        await app.RunAsync();
        return Exit.Success;
    });
}
