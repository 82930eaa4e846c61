namespace SupplierDiversity.Operating.Adapters;

/// <summary>A setting asks for a part that is not there; the message names setting, assembly and what to do.</summary>
public sealed class AdapterMissingException : Exception
{
    /// <inheritdoc/>
    public AdapterMissingException()
    {
    }

    /// <inheritdoc/>
    public AdapterMissingException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public AdapterMissingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
