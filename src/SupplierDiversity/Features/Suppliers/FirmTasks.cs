using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Suppliers;

/// <summary>Something a firm may do or should do, shown on its home page.</summary>
/// <param name="Text">What it is, in the reader's language.</param>
/// <param name="Address">Where, within the language: <c>/business/…/owners</c>.</param>
/// <param name="Waits">True: it waits for the firm; false: it is only offered.</param>
public sealed record FirmTask(string Text, string Address, bool Waits);

/// <summary>What one feature puts on the home page of a firm. A feature registers one of these as a service.</summary>
/// <param name="Find">Finds what is there for a firm and a reader.</param>
public sealed record FirmTasks(Func<IServiceProvider, Firm, Language, CancellationToken, Task<IReadOnlyList<FirmTask>>> Find);
