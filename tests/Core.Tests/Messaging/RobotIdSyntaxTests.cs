using System;
using System.Text.RegularExpressions;
using MbRlRobot.Messaging;
using Xunit;

namespace MbRlRobot.Tests.Messaging;

public sealed class RobotIdSyntaxTests
{
    public static TheoryData<string> BadIds => new()
    {
        "", " ", "a b", "A", "arm/2", "arm+", "#", "+", "-arm", "_arm", "arm.2", "..", "ärm", "arm\n", "arm\0", "%u",
        "$sys", "трактор", "arm2\u200B", "１", "trainer", new string('a', 64),
    };

    [Theory]
    [InlineData("a")]
    [InlineData("0")]
    [InlineData("arm-2_left")]
    [InlineData("trainers")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890123")]
    public void Accepts_a_robot_id(string id) => Assert.True(RobotIdSyntax.IsValid(id));

    [Theory]
    [MemberData(nameof(BadIds))]
    public void Refuses_what_is_no_robot_id(string id)
    {
        Assert.False(RobotIdSyntax.IsValid(id));
        var fault = Assert.Throws<ArgumentException>(() => RobotIdSyntax.ThrowIfInvalid(id, "robotId"));
        Assert.Equal("robotId", fault.ParamName);
        Assert.Contains("1 to 63 characters", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trainer_may_be_called_trainer_and_a_robot_may_not()
    {
        Assert.True(RobotIdSyntax.IsWellFormed(RobotIdSyntax.Reserved));
        Assert.False(RobotIdSyntax.IsValid(RobotIdSyntax.Reserved));
    }

    [Fact]
    public void Agrees_with_the_regular_expression_on_every_character()
    {
        for (int c = 0; c <= char.MaxValue; c++)
        {
            foreach (string id in new[] { $"{(char)c}", $"a{(char)c}" })
            {
                bool expected = Regex.IsMatch(id, @"^[a-z0-9][a-z0-9_-]{0,62}\z", RegexOptions.CultureInvariant);
                Assert.True(expected == RobotIdSyntax.IsWellFormed(id), $"U+{c:X4}");
            }
        }
    }
}
