namespace SupplierDiversity.Wall.Sealing;

/// <summary>Something behind the wall cannot be opened; the message says what is missing, never what it is about.</summary>
public sealed class SealBrokenException : Exception
{
    /// <inheritdoc/>
    public SealBrokenException()
    {
    }

    /// <inheritdoc/>
    public SealBrokenException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public SealBrokenException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
