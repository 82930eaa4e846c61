using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Rules.Tests.Disclosure;

public class LeastCountTests
{
    [Theory]
    [InlineData(5, null, 10)]
    [InlineData(20, null, 20)]
    [InlineData(5, 3, 5)]
    [InlineData(5, 7, 7)]
    [InlineData(null, null, 10)]
    [InlineData(null, 3, 10)]
    public void Of_PackAndWish_IsTheLargerAndTenWhereNobodyChose(int? pack, int? wanted, int expected) => Assert.Equal(expected, LeastCount.Of(pack, wanted));
}
