namespace SupplierDiversity.Features.CodeLists;

/// <summary>What a code is called.</summary>
/// <param name="Text">The label; the code itself when nobody knows a label.</param>
/// <param name="Language">
/// ISO 639-1 of <paramref name="Text"/>: the reader's language, or another one that a page must mark with <c>lang</c>.
/// </param>
/// <param name="Division">
/// Only where the label of a CPV code is not in the reader's language: the name of its division, which is.
/// </param>
public readonly record struct CodeLabel(string Text, string Language, string? Division = null);
