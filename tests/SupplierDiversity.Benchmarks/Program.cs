using SupplierDiversity.Benchmarks;

switch (args)
{
    case ["bid-reports", .. var rest]:
        return await BidReports.RunAsync(rest);
    case ["classify", .. var rest]:
        return await Classification.RunAsync(rest);
    case ["import", .. var rest]:
        return await Import.RunAsync(rest);
    case ["matching", .. var rest]:
        return await Matching.RunAsync(rest);
    case ["monitoring", .. var rest]:
        return await Monitoring.RunAsync(rest);
    case ["pages", .. var rest]:
        return await Pages.RunAsync(rest);
    case ["register", .. var rest]:
        return await Register.RunAsync(rest);
    case ["sending", .. var rest]:
        return await Sending.RunAsync(rest);
    case ["suppression", .. var rest]:
        return Suppression.Run(rest);
    default:
        Console.Error.WriteLine("Name a benchmark: bid-reports, classify, import, matching, monitoring, pages, register, sending, suppression.");
        return 2;
}
