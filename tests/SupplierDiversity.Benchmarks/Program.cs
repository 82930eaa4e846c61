using SupplierDiversity.Benchmarks;

switch (args)
{
    case ["sending", .. var rest]:
        return await Sending.RunAsync(rest);
    case ["import", .. var rest]:
        return await Import.RunAsync(rest);
    default:
        Console.Error.WriteLine("Name a benchmark: import, sending.");
        return 2;
}
