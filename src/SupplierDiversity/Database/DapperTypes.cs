using System.Data;
using System.Globalization;
using Dapper;

namespace SupplierDiversity.Database;

/// <summary>
/// Teaches Dapper the types SQLite stores as text: ids, instants (fixed width, so text order is time order) and days.
/// PostgreSQL stores all three natively.
/// </summary>
internal static class DapperTypes
{
    private const string InstantFormat = "yyyy-MM-dd HH:mm:ss.fff";
    private static readonly Lock Gate = new();
    private static bool _registered;

    /// <summary>Instants are kept to the millisecond in UTC, so that both engines give back what was written.</summary>
    public static DateTimeOffset Cut(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return new DateTimeOffset(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
    }

    /// <summary>How an instant is written in a SQLite column.</summary>
    public static string ToText(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);

    /// <summary>An instant as an engine gives it, for readers of millions of rows.</summary>
    public static DateTimeOffset ToInstant(object value) => value switch
    {
        DateTimeOffset instant => instant,
        DateTime instant => new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)),
        _ => Read((string)value),
    };

    public static void Register(DatabaseEngine engine)
    {
        lock (Gate)
        {
            if (_registered)
            {
                return;
            }

            _registered = true;
            DefaultTypeMap.MatchNamesWithUnderscores = true;
            SqlMapper.RemoveTypeMap(typeof(Guid));
            SqlMapper.RemoveTypeMap(typeof(Guid?));
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
            SqlMapper.RemoveTypeMap(typeof(DateOnly));
            SqlMapper.RemoveTypeMap(typeof(DateOnly?));
            SqlMapper.AddTypeHandler(new GuidHandler());
            SqlMapper.AddTypeHandler(new InstantHandler());
            SqlMapper.AddTypeHandler(new DayHandler());
        }
    }

    // Pages read hundreds of instants; a fixed width needs no search for its parts.
    private static DateTimeOffset Read(string text) =>
        text.Length == InstantFormat.Length && text[10] == ' ' && text[13] == ':' && text[19] == '.'
            ? new DateTimeOffset(
                Number(text, 0, 4), Number(text, 5, 2), Number(text, 8, 2), Number(text, 11, 2), Number(text, 14, 2), Number(text, 17, 2), Number(text, 20, 3), TimeSpan.Zero)
            : throw new FormatException($"'{text}' is not an instant as the portal writes them ({InstantFormat}).");

    private static int Number(string text, int at, int length) =>
        int.Parse(text.AsSpan(at, length), NumberStyles.None, CultureInfo.InvariantCulture);

    private sealed class GuidHandler : SqlMapper.TypeHandler<Guid>
    {
        // The value stays a Guid: items of a list parameter bypass handlers, so any other spelling would not be found.
        public override void SetValue(IDbDataParameter parameter, Guid value) => parameter.Value = value;

        public override Guid Parse(object value) => value is Guid id ? id : Guid.Parse((string)value);
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) =>
            parameter.Value = parameter is Npgsql.NpgsqlParameter ? value.ToUniversalTime() : ToText(value);

        public override DateTimeOffset Parse(object value) => ToInstant(value);
    }

    private sealed class DayHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value) =>
            parameter.Value = parameter is Npgsql.NpgsqlParameter ? value : value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        public override DateOnly Parse(object value) => value switch
        {
            DateOnly day => day,
            DateTime day => DateOnly.FromDateTime(day),
            _ => DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }
}
