using SupplierDiversity.Rules.Ownership;

namespace SupplierDiversity.Rules.Tests.Ownership;

public class ShareTests
{
    [Theory]
    [InlineData("2/5", "2/5")]
    [InlineData("0.6", "3/5")]
    [InlineData("0,6", "3/5")]
    [InlineData("40%", "2/5")]
    [InlineData(" 40 % ", "2/5")]
    [InlineData("50.99 %", "5099/10000")]
    [InlineData("1", "1")]
    [InlineData("0", "0")]
    [InlineData("4/6", "2/3")]
    [InlineData("0.5/2", "1/4")]
    [InlineData("-0.1", "-1/10")]
    [InlineData("150 %", "3/2")]
    [InlineData(".5", "1/2")]
    public void Parse_FractionDecimalOrPercent_IsExact(string text, string expected) => Assert.Equal(expected, Share.Parse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("half")]
    [InlineData("1/0")]
    [InlineData("1/2/3")]
    [InlineData("1/2 %")]
    [InlineData("1e-1")]
    [InlineData("0.1.2")]
    [InlineData("٤٠")]
    [InlineData("--1")]
    [InlineData("%")]
    public void Parse_AnythingElse_IsNull(string text) => Assert.Null(Share.Parse(text));

    [Fact]
    public void Arithmetic_ManyThirds_NeverDrifts()
    {
        var third = new Share(1, 3);
        Assert.Equal(Share.One, third + third + third);
        Assert.Equal(new Share(1, 9), third * third);
        Assert.Equal(Share.Zero, third - third);
        Assert.Equal(Share.One, third / third);
        Assert.Equal(new Share(-1, 2), new Share(1, -2));
        Assert.Equal("0", default(Share).ToString());
    }

    [Theory]
    [InlineData("21/5", 5, 4)]
    [InlineData("4", 4, 4)]
    [InlineData("5/2", 3, 3)]
    [InlineData("0.6", 1, 1)]
    [InlineData("0.4", 1, 0)]
    [InlineData("0", 0, 0)]
    public void Rounding_Part_GoesUpOrToTheNearest(string text, int up, int nearest)
    {
        Assert.Equal(up, Share.Parse(text)!.Value.Ceiling());
        Assert.Equal(nearest, Share.Parse(text)!.Value.RoundHalfUp());
    }

    [Theory]
    [InlineData("50.999999 %", 50.99, false)]
    [InlineData("1/3", 33.33, false)]
    [InlineData("51 %", 51, true)]
    [InlineData("50.99 %", 50.99, true)]
    public void ToPercent_LongFraction_IsCutNotRounded(string text, double percent, bool whole)
    {
        var share = Share.Parse(text)!.Value;
        Assert.Equal((decimal)percent, share.ToPercent());
        Assert.Equal(whole, share.IsWholePercent());
    }
}
