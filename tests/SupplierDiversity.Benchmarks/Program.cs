using SupplierDiversity.Benchmarks;

switch (args)
{
    case ["sending", .. var rest]:
        return await Sending.RunAsync(rest);
    default:
        Console.Error.WriteLine("Name a benchmark: sending.");
        return 2;
}
