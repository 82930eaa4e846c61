using Npgsql;
using NpgsqlTypes;

namespace SupplierDiversity.Database;

/// <summary>The values of one column of many rows, typed as the column is.</summary>
internal abstract class ArrayColumn
{
    /// <summary>An empty column of a type that columns of the portal have.</summary>
    public static ArrayColumn Of(NpgsqlDbType type) => type switch
    {
        NpgsqlDbType.Text => new Texts(),
        NpgsqlDbType.Uuid => new Values<Guid>(type, v => (Guid)v),
        NpgsqlDbType.Integer => new Values<int>(type, v => (int)v),
        NpgsqlDbType.Bigint => new Values<long>(type, v => v is int small ? small : (long)v),
        NpgsqlDbType.Boolean => new Values<bool>(type, v => (bool)v),
        NpgsqlDbType.TimestampTz => new Values<DateTimeOffset>(type, v => (DateTimeOffset)v),
        NpgsqlDbType.Bytea => new Bytes(),
        NpgsqlDbType.Date => new Values<DateOnly>(type, v => (DateOnly)v),
        _ => throw new ArgumentException($"No column has the type {type}.", nameof(type)),
    };

    /// <summary>Adds the value of the next row.</summary>
    public abstract void Add(object? value);

    /// <summary>The column as a parameter.</summary>
    public abstract NpgsqlParameter Parameter(string name);

    private sealed class Texts : ArrayColumn
    {
        private readonly List<string?> _values = [];

        public override void Add(object? value) => _values.Add((string?)value);

        public override NpgsqlParameter Parameter(string name) =>
            new NpgsqlParameter<List<string?>>(name, NpgsqlDbType.Array | NpgsqlDbType.Text) { TypedValue = _values };
    }

    private sealed class Bytes : ArrayColumn
    {
        private readonly List<byte[]?> _values = [];

        public override void Add(object? value) => _values.Add((byte[]?)value);

        public override NpgsqlParameter Parameter(string name) =>
            new NpgsqlParameter<List<byte[]?>>(name, NpgsqlDbType.Array | NpgsqlDbType.Bytea) { TypedValue = _values };
    }

    private sealed class Values<T>(NpgsqlDbType type, Func<object, T> read) : ArrayColumn
        where T : struct
    {
        private readonly List<T?> _values = [];

        public override void Add(object? value) => _values.Add(value is null ? null : read(value));

        public override NpgsqlParameter Parameter(string name) =>
            new NpgsqlParameter<List<T?>>(name, NpgsqlDbType.Array | type) { TypedValue = _values };
    }
}
