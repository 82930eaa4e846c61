using Microsoft.Extensions.Logging;
using SupplierDiversity.Database;
using SupplierDiversity.Jobs;

namespace SupplierDiversity.Tests.Jobs;

/// <summary>The default job server.</summary>
public sealed class QuartzServerTests : RememberingJobServerContract
{
    protected override int Closest => 1;

    protected override IJobServer Make(Db db, ILoggerFactory logging) => new QuartzServer(db, logging);
}
