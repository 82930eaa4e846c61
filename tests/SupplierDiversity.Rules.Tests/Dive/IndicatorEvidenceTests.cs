using SupplierDiversity.Rules.Dive;

namespace SupplierDiversity.Rules.Tests.Dive;

public sealed class IndicatorEvidenceTests
{
    [Theory]
    [InlineData(0, 0, null, EvidenceKind.None, false)]
    [InlineData(0, 0, StatedAnswer.Yes, EvidenceKind.Statement, false)]
    [InlineData(0, 0, StatedAnswer.No, EvidenceKind.Statement, false)]
    [InlineData(3, 8, null, EvidenceKind.Data, false)]
    [InlineData(3, 8, StatedAnswer.Yes, EvidenceKind.Data, false)]
    [InlineData(3, 8, StatedAnswer.Partly, EvidenceKind.Data, false)]
    [InlineData(3, 8, StatedAnswer.No, EvidenceKind.Data, true)]
    [InlineData(0, 8, StatedAnswer.Yes, EvidenceKind.Data, true)]
    [InlineData(0, 8, StatedAnswer.Partly, EvidenceKind.Data, true)]
    [InlineData(0, 8, StatedAnswer.No, EvidenceKind.Data, false)]
    public void Of_FiguresAndStatement_DataTellsAndContradictionShows(long part, long whole, StatedAnswer? stated, EvidenceKind kind, bool contradicts) =>
        Assert.Equal(new(kind, contradicts), IndicatorEvidence.Of([new("x", part, whole), new("nothing counted", 0, 0)], stated));

    [Theory]
    [InlineData(1, 3, 3333)]
    [InlineData(2, 3, 6667)]
    [InlineData(1, 8, 1250)]
    [InlineData(0, 0, null)]
    public void BasisPoints_AShare_IsRoundedHalfUp(long part, long whole, int? expected) => Assert.Equal(expected, new IndicatorFigure("x", part, whole).BasisPoints);
}
