using System;
using MbRlRobot.Expressions;
using Xunit;

namespace MbRlRobot.Tests.Expressions;

public sealed class ExpressionScopeTests
{
    private const string Horizon =
        "terminalValue is taken at the horizon, where there is no action, no next state and no time";

    [Theory]
    [InlineData("x - goalX")]
    [InlineData("if(far, -1, 0)")]
    public void The_terminal_value_may_read_states_parameters_and_lets_of_them(string text) =>
        Assert.NotNull(TestScopes.Parse(text, TestScopes.CartPole.At(ExpressionPlace.TerminalValue)));

    [Theory]
    [InlineData("x + v'", 4, 2, "it cannot use v'")]
    [InlineData("-force^2", 1, 5, "it cannot use force")]
    [InlineData("2 * prev(force)", 4, 11, "it cannot use prev(force)")]
    [InlineData("time", 0, 4, "it cannot use time")]
    [InlineData("1 - tip^2", 4, 3, "let 'tip' uses x'")]
    [InlineData("reach", 0, 5, "let 'reach' uses x' through let 'tip'")]
    public void The_terminal_value_may_not_read_what_the_horizon_lacks(
        string text, int position, int length, string what)
    {
        ExpressionError error = TestScopes.Refuse(text, TestScopes.CartPole.At(ExpressionPlace.TerminalValue));
        Assert.Equal($"{Horizon}: {what}", error.Message);
        Assert.Equal((position, length), (error.Position, error.Length));
    }

    [Fact]
    public void A_place_of_ones_own_says_its_own_reason()
    {
        var reset = new ExpressionPlace("reset", ExpressionUse.Parameter, "is drawn before there is a state");
        ExpressionError error = TestScopes.Refuse("goalX + x", TestScopes.CartPole.At(reset));
        Assert.Equal("reset is drawn before there is a state: it cannot use x", error.Message);
    }

    [Fact]
    public void A_let_sees_those_above_it_only()
    {
        var scope = new ExpressionScope(["x"], [], [], "a", "b", "c");
        Assert.Equal("let 'a' cannot use itself", TestScopes.Refuse("a + 1", scope).Message);
        Assert.Equal("let 'c' is defined later", TestScopes.Refuse("x + c", scope).Message);

        scope = TestScopes.Define(scope, "x + 1", "a > 2");
        Assert.Equal("let 'c' cannot use itself", TestScopes.Refuse("c", scope).Message);
        Assert.Equal(ExpressionType.Boolean, TestScopes.Parse("b", scope).Type);
        Assert.Equal(ExpressionType.Number, TestScopes.Parse("a", scope).Type);
    }

    [Fact]
    public void A_let_to_come_is_not_suggested()
    {
        var scope = new ExpressionScope(["speed"], [], [], "reach");
        Assert.Equal("known names: speed", TestScopes.Refuse("reech", scope).Suggestion);
    }

    [Fact]
    public void Copies_leave_the_original_as_it_was()
    {
        var scope = new ExpressionScope(["x"], [], [], "a");
        _ = scope.Define(new TimeExpression());
        _ = scope.At(ExpressionPlace.TerminalValue);
        Assert.Empty(scope.Lets);
        Assert.Same(ExpressionPlace.Step, scope.Place);
    }

    [Fact]
    public void Refuses_a_definition_too_many_and_one_that_points_ahead()
    {
        var scope = new ExpressionScope([], [], [], "a");
        var ahead = new LetExpression(0, "a", ExpressionType.Number, ExpressionUse.None);
        Assert.Throws<ArgumentException>(() => scope.Define(new NegateExpression(ahead)));
        Assert.Throws<InvalidOperationException>(() => scope.Define(new TimeExpression()).Define(new TimeExpression()));
    }

    [Theory]
    [InlineData("sin", "states[0]: it is a word of the expression language: 'sin'.")]
    [InlineData("force", "actions[0]: 'force' is there twice.")]
    [InlineData("2x", "states[0]: a name is a letter or '_', then letters, digits or '_': '2x'.")]
    public void Refuses_names_that_no_expression_could_use(string state, string message)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new ExpressionScope([state], ["force"], []));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("theta", true)]
    [InlineData("_x1", true)]
    [InlineData("Sin", true)]
    [InlineData("", false)]
    [InlineData("1x", false)]
    [InlineData("x y", false)]
    [InlineData("x'", false)]
    [InlineData("θ", false)]
    [InlineData("٣", false)]
    [InlineData("x٣", false)]
    [InlineData("prev", false)]
    [InlineData("time", false)]
    [InlineData("or", false)]
    [InlineData("wrap", false)]
    public void Knows_what_is_a_name(string name, bool fine) =>
        Assert.Equal(fine, ExpressionNames.Refusal(name) is null);

    [Fact]
    public void Every_reserved_word_means_something()
    {
        var nothing = new ExpressionScope([], [], []);
        Assert.All(ExpressionNames.Reserved, word =>
        {
            ExpressionResult result = ExpressionParser.Parse(word, nothing);
            Assert.DoesNotContain("unknown", result.Error?.Message ?? "", StringComparison.Ordinal);
        });
    }
}
