using SupplierDiversity.Benchmarks;

switch (args)
{
    case ["sending", .. var rest]:
        return await Sending.RunAsync(rest);
    case ["import", .. var rest]:
        return await Import.RunAsync(rest);
    case ["pages", .. var rest]:
        return await Pages.RunAsync(rest);
    default:
        Console.Error.WriteLine("Name a benchmark: import, pages, sending.");
        return 2;
}
