using System.Globalization;
using System.Numerics;

namespace SupplierDiversity.Rules.Ownership;

/// <summary>
/// A part of a whole as an exact fraction in lowest terms: 51 % is 51/100, a third is 1/3. Nothing is ever rounded, so
/// that 50.99 % stays below 51 % and a stake of a stake is exactly their product.
/// </summary>
public readonly struct Share : IEquatable<Share>, IComparable<Share>
{
    private readonly BigInteger _numerator;
    private readonly BigInteger _lessOne;

    /// <summary>The fraction, brought to lowest terms. Throws for a denominator of zero.</summary>
    public Share(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException("A share needs a denominator.");
        }

        var divisor = denominator.Sign * BigInteger.GreatestCommonDivisor(numerator, denominator);
        _numerator = numerator / divisor;
        // One less is kept, so that default(Share) is 0/1 and not 0/0.
        _lessOne = (denominator / divisor) - BigInteger.One;
    }

    /// <summary>Nothing.</summary>
    public static Share Zero => default;

    /// <summary>The whole.</summary>
    public static Share One { get; } = new(1, 1);

    /// <summary>Above the line.</summary>
    public BigInteger Numerator => _numerator;

    /// <summary>Below the line; always positive.</summary>
    public BigInteger Denominator => _lessOne + BigInteger.One;

    /// <summary>True for nothing at all.</summary>
    public bool IsZero => _numerator.IsZero;

    /// <summary>
    /// Reads "2/5", "0.4", "0,4" or "40 %"; null when it is none of these. The value is not bounded here: more than the
    /// whole and less than nothing are read, for the caller to refuse by name.
    /// </summary>
    public static Share? Parse(string text)
    {
        var digits = text.Trim();
        var percent = digits.EndsWith('%');
        if (percent)
        {
            digits = digits[..^1].TrimEnd();
        }

        var line = digits.IndexOf('/', StringComparison.Ordinal);
        if (line >= 0)
        {
            return !percent && Decimal(digits[..line]) is { } above && Decimal(digits[(line + 1)..]) is { IsZero: false } below ? above / below : null;
        }

        return Decimal(digits) is { } value ? (percent ? value / new Share(100, 1) : value) : null;
    }

    // Digits with at most one decimal sign; 40 digits on either side are more than any register holds.
    private static Share? Decimal(string text)
    {
        var digits = text.Trim().Replace(',', '.');
        var negative = digits.StartsWith('-');
        digits = negative ? digits[1..] : digits;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? digits : digits[..point];
        var part = point < 0 ? "" : digits[(point + 1)..];
        if (whole.Length + part.Length is 0 or > 80 || !whole.All(char.IsAsciiDigit) || !part.All(char.IsAsciiDigit))
        {
            return null;
        }

        var value = BigInteger.Parse(whole + part, CultureInfo.InvariantCulture);
        return new Share(negative ? -value : value, BigInteger.Pow(10, part.Length));
    }

    /// <inheritdoc/>
    public static Share operator +(Share a, Share b) => new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <inheritdoc/>
    public static Share operator -(Share a, Share b) => new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <inheritdoc/>
    public static Share operator *(Share a, Share b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <inheritdoc/>
    public static Share operator /(Share a, Share b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <inheritdoc/>
    public static bool operator ==(Share a, Share b) => a.Equals(b);

    /// <inheritdoc/>
    public static bool operator !=(Share a, Share b) => !a.Equals(b);

    /// <inheritdoc/>
    public static bool operator <(Share a, Share b) => a.CompareTo(b) < 0;

    /// <inheritdoc/>
    public static bool operator >(Share a, Share b) => a.CompareTo(b) > 0;

    /// <inheritdoc/>
    public static bool operator <=(Share a, Share b) => a.CompareTo(b) <= 0;

    /// <inheritdoc/>
    public static bool operator >=(Share a, Share b) => a.CompareTo(b) >= 0;

    /// <inheritdoc/>
    public int CompareTo(Share other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Share other) => _numerator == other._numerator && _lessOne == other._lessOne;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Share other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_numerator, _lessOne);

    /// <summary>The smallest whole number that is not less: 21/5 → 5. For shares of zero or more.</summary>
    public BigInteger Ceiling() => (Numerator + Denominator - 1) / Denominator;

    /// <summary>The nearest whole number, halves upwards: 5/2 → 3. For shares of zero or more.</summary>
    public BigInteger RoundHalfUp() => ((2 * Numerator) + Denominator) / (2 * Denominator);

    /// <summary>As percent with at most so many decimals, cut and not rounded, so that less than 51 % never reads "51 %".</summary>
    public decimal ToPercent(int decimals = 2)
    {
        var scale = BigInteger.Pow(10, decimals);
        return (decimal)(Numerator * 100 * scale / Denominator) / (decimal)scale;
    }

    /// <summary>True when <see cref="ToPercent"/> says it all.</summary>
    public bool IsWholePercent(int decimals = 2) => (Numerator * 100 * BigInteger.Pow(10, decimals) % Denominator).IsZero;

    /// <summary>"13/25", "0", "1".</summary>
    public override string ToString() => Denominator.IsOne
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
