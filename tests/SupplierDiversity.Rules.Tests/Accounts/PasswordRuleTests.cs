using SupplierDiversity.Rules.Accounts;

namespace SupplierDiversity.Rules.Tests.Accounts;

public class PasswordRuleTests
{
    [Theory]
    [InlineData("orchard kettle window")]
    [InlineData("harbour-roses-2026")]
    [InlineData("x7#kQ2!mZp0v")]
    [InlineData("gözlük limon bisiklet")]
    [InlineData("نافذة بستان غلاية")]
    [InlineData("橙子窗户水壶果园海港玫瑰雨伞")]
    [InlineData("😀🐙🌵🚲🎺🍋🧭🪁🦉🧶🪗🛶")]
    [InlineData("sommer regen gartenzaun")]
    [InlineData("li@x.example is not me")]
    public void Of_LongEnoughAndNotObvious_IsTaken(string password) => Assert.Null(Problem(password));

    [Theory]
    [InlineData("orchard ket", PasswordProblem.TooShort)]
    [InlineData("😀😀🐙🐙🌵🌵", PasswordProblem.TooShort)]
    [InlineData("my ada.lovelace word", PasswordProblem.HasAddress)]
    [InlineData("ADA.LOVELACE@bernina.example", PasswordProblem.HasAddress)]
    [InlineData("the supplier diversity", PasswordProblem.HasPortalName)]
    [InlineData("SupplierDiversity!2026x", PasswordProblem.HasPortalName)]
    public void Of_ShortOrAboutOneself_IsNot(string password, PasswordProblem problem) => Assert.Equal(problem, Problem(password));

    [Theory]
    [InlineData("password1234")]
    [InlineData("Password2024!")]
    [InlineData("P@ssw0rd123456")]
    [InlineData("passwordpassword")]
    [InlineData("123456789012")]
    [InlineData("987654321098")]
    [InlineData("qwertyuiop12")]
    [InlineData("qwertyuiopasdfghjkl")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abababababab")]
    [InlineData("abc123abc123")]
    [InlineData("xk7xk7xk7xk7")]
    [InlineData("iloveyou2023!!")]
    [InlineData("Welcome12345")]
    [InlineData("admin admin 123")]
    [InlineData("Sommer2026!!")]
    [InlineData("Galatasaray1905")]
    [InlineData("motdepasse123")]
    [InlineData("letmeinletmein")]
    [InlineData("summer-winter-2025")]
    public void Of_WhatGuessersTryFirst_IsNot(string password) => Assert.Equal(PasswordProblem.Guessable, Problem(password));

    [Fact]
    public void Of_Longest_CountsCharactersAndNotBytes()
    {
        var longest = string.Concat(Enumerable.Range(0, PasswordRule.Longest).Select(n => char.ConvertFromUtf32(0x1F300 + n)));
        Assert.Null(Problem(longest));
        Assert.Equal(PasswordProblem.TooLong, Problem(longest + "!"));
    }

    [Fact]
    public void Normal_TwoSpellingsOfALetter_AreOne() => Assert.Equal(PasswordRule.Normal("caf\u00e9 au lait, s'il vous pla\u00eet"), PasswordRule.Normal("cafe\u0301 au lait, s'il vous plai\u0302t"));

    private static PasswordProblem? Problem(string password) => PasswordRule.Of(password, "Ada.Lovelace@bernina.example", "SupplierDiversity");
}
