using System;
using MbRlRobot.Transitions;
using Xunit;
using static MbRlRobot.Tests.Transitions.SampleTransition;

namespace MbRlRobot.Tests.Transitions;

public sealed class TransitionSchemaTests
{
    private static readonly string Hash = new('0', 64);

    [Theory]
    [InlineData(0, 1, 0, "stateDimension")]
    [InlineData(65, 1, 0, "stateDimension")]
    [InlineData(1, 0, 0, "actionDimension")]
    [InlineData(1, 65, 0, "actionDimension")]
    [InlineData(1, 1, -1, "parameterDimension")]
    [InlineData(1, 1, 65, "parameterDimension")]
    public void Refuses_a_dimension_outside_its_range(int states, int actions, int parameters, string name)
    {
        var fault = Assert.Throws<ArgumentOutOfRangeException>(
            () => new TransitionSchema(Hash, states, actions, parameters));
        Assert.Equal(name, fault.ParamName);
        Assert.Contains("to 64", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Refuses_a_hash_that_is_none(string hash) =>
        Assert.Throws<ArgumentException>(() => new TransitionSchema(hash, 1, 1, 0));

    public static TheoryData<Transition, string> Mismatches => new()
    {
        { Create() with { State = Floats(1, 2, 3) }, "State of transition cartpole/0+5/0 has 3 values; " },
        { Create() with { Action = default }, "Action of transition cartpole/0+5/0 has 0 values; " },
        { Create() with { NextState = Floats(1) }, "NextState of transition cartpole/0+5/0 has 1 values; " },
        { Create() with { Parameters = default }, "Parameters of transition cartpole/0+5/0 has 0 values; " },
    };

    [Theory]
    [MemberData(nameof(Mismatches))]
    public void Names_row_field_and_lengths_of_a_mismatch(Transition row, string message)
    {
        var fault = Assert.Throws<ArgumentException>(() => Schema.ThrowIfMismatch(row));
        Assert.Matches(message + "the schema has [12][.]", fault.Message);
    }

    [Fact]
    public void Accepts_a_row_of_its_shape() => Schema.ThrowIfMismatch(Create());
}
