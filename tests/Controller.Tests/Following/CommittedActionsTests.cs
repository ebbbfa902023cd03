using MbRlRobot.Following;
using Xunit;

namespace MbRlRobot.Controller.Tests.Following;

public sealed class CommittedActionsTests
{
    private readonly CommittedActions _committed = new(horizon: 3, delaySteps: 2, width: 2);
    private readonly float[] _action = [-1, -1];

    [Fact]
    public void Has_nothing_at_first_and_leaves_the_action_as_it_is()
    {
        Assert.False(_committed.TryGet(0, _action, out CommittedAction origin));
        Assert.Equal(CommittedAction.None, origin);
        Assert.Equal([-1, -1], _action);
    }

    [Fact]
    public void Gives_each_period_its_action_and_where_it_came_from()
    {
        _committed.Put([1, 2, 3, 4, 5, 6], effect: 2, now: 0, tick: 9, stateNanoseconds: 70);
        Assert.Equal([0, 0, 1, 3, 5, 0], Firsts(0, 6));
        Assert.True(_committed.TryGet(3, _action, out CommittedAction origin));
        Assert.Equal((new CommittedAction(9, 1, 70), 4f), (origin, _action[1]));
    }

    [Fact]
    public void Lets_a_newer_plan_overwrite_an_older_one_from_where_it_takes_effect()
    {
        _committed.Put([1, 1, 2, 2, 3, 3], effect: 1, now: 0, tick: 1, stateNanoseconds: 0);
        _committed.Put([7, 7, 8, 8, 9, 9], effect: 2, now: 1, tick: 2, stateNanoseconds: 0);
        Assert.Equal([1, 7, 8, 9, 0], Firsts(1, 5));
    }

    [Theory]
    [InlineData(5, new float[] { 0, 3, 0 })]
    [InlineData(6, new float[] { 0, 0, 0 })]
    [InlineData(100, new float[] { 0, 0, 0 })]
    public void Leaves_out_what_has_passed_of_a_plan_that_is_late(long now, float[] expected)
    {
        _committed.Put([1, 1, 2, 2, 3, 3], effect: 3, now, tick: 1, stateNanoseconds: 0);
        Assert.Equal(expected, Firsts(4, 3));
    }

    [Fact]
    public void Forgets()
    {
        _committed.Put([1, 1, 2, 2, 3, 3], effect: 0, now: 0, tick: 1, stateNanoseconds: 0);
        _committed.Clear();
        Assert.Equal([0, 0, 0], Firsts(0, 3));
    }

    private float[] Firsts(long from, int count)
    {
        float[] firsts = new float[count];
        for (int index = 0; index < count; index++)
        {
            firsts[index] = _committed.TryGet(from + index, _action, out _) ? _action[0] : 0;
        }

        return firsts;
    }
}
