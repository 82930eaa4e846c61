using System.Security.Cryptography;
using System.Text;
using SupplierDiversity.Rules.QrCodes;

namespace SupplierDiversity.Rules.Tests.QrCodes;

/// <summary>The expected squares were compared, module by module, with those of another encoder for 106 lengths of text.</summary>
public class QrCodeTests
{
    private static readonly string[] Portal =
    [
        "#######..###..#######", "#.....#.##.##.#.....#", "#.###.#...#.#.#.###.#", "#.###.#..#....#.###.#", "#.###.#.#.###.#.###.#",
        "#.....#...##..#.....#", "#######.#.#.#.#######", ".........#...........", "#.#.#.#..#..#...#..#.", "..#....#.#.#.#.#..###",
        ".#.#.####.##.###.#.##", ".#.........###.##..#.", "#####.#.##.#.###.#..#", "........#.#...##.#..#", "#######..##.#...#..##",
        "#.....#..##...##...##", "#.###.#.#...#.##.#.##", "#.###.#..#.#.#.##..#.", "#.###.#.##.#.####.#.#", "#.....#....###.....#.",
        "#######.####.##.#..##",
    ];

    [Fact]
    public void Of_ShortText_IsTheSquareOfTheStandard()
    {
        var code = QrCode.Of("portal");
        Assert.Equal(Portal, Enumerable.Range(0, code.Size).Select(r => string.Concat(Enumerable.Range(0, code.Size).Select(c => code[r, c] ? '#' : '.'))));
    }

    [Theory]
    [InlineData(100, 41, "06b1c90af83092e0")]
    [InlineData(300, 69, "b7cd260f9baeb60a")]
    [InlineData(666, 97, "b65f44e028363698")]
    public void Path_LongerText_DrawsTheKnownSquare(int length, int size, string digest)
    {
        var code = QrCode.Of(new string('t', length));
        Assert.Equal(size, code.Size);
        Assert.StartsWith(digest, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.Path()))), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TooMuchText_IsRefused() => Assert.Throws<ArgumentException>(() => QrCode.Of(new string('t', 667)));
}
