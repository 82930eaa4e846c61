using SupplierDiversity.Commands;

namespace SupplierDiversity.Features.CodeLists;

/// <summary><c>import-codelists DIR</c>: official code lists from a folder of the eForms SDK's formats.</summary>
internal static class ImportCodeListsVerb
{
    public static Verb Verb { get; } = new("import-codelists", "DIR", "official code lists (CPV, NUTS, eForms) from a folder", UsesDatabase: true, async call =>
    {
        if (call.Arguments is not [var folder])
        {
            call.Error.WriteLine("import-codelists needs one folder.");
            return Exit.BadUsage;
        }

        var lists = Directory.Exists(folder) ? CodeListFile.FindIn(folder) : [];
        if (lists.Count == 0)
        {
            call.Error.WriteLine(Directory.Exists(folder) ? $"{folder}: there are no code lists in this folder." : $"{folder}: there is no such folder.");
            return Exit.Unusable;
        }

        var done = await call.Get<CodeListImport>().RunAsync(lists, call.Error.WriteLine, call.Cancellation);
        call.Print(
            new { lists = done.Lists, codes = done.Codes, changed = done.Changed, refused = done.Refused },
            $"{done.Lists} lists with {done.Codes} codes; {done.Changed} changed, {done.Refused} files refused.");
        return done.Refused == 0 ? Exit.Success : Exit.SomeRefused;
    });
}
