using MbRlRobot.Loop;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Controller.Tests.Loop;

public sealed class TaskJudgeTests
{
    private static readonly float[] State = [0.5f, 1, 2];

    [Fact]
    public void Judges_a_step_in_double_precision()
    {
        TaskJudge judge = new(LoopRobots.Read());
        double reward = judge.Judge(State, [4], [2], [1, 0, 0], [0.25f], 0.4, out bool isDone);
        Assert.Equal(1 - (0.5 * (4 - 2)) + (100 * 0.4) + 0.25, reward, 1e-12);
        Assert.False(isDone);
        judge.Judge(State, [4], [2], [1.06f, 0, 0], [0.25f], 0.4, out isDone);
        Assert.True(isDone);
    }

    [Fact]
    public void Judges_where_it_ends()
    {
        TaskJudge judge = new(LoopRobots.Read());
        Assert.Equal(1.75, judge.TerminalValue(State, [0.75f]), 1e-12);
        Assert.True(judge.KnowsSuccess);
        Assert.True(judge.IsSuccess(State, [0.4f], 0));
        Assert.False(judge.IsSuccess(State, [0.6f], 0));
    }

    [Fact]
    public void Knows_no_end_and_no_success_where_the_task_has_none()
    {
        TaskJudge judge = new(LoopRobots.Read("""{ "reward": "log(-1)", "episodeSteps": 10 }"""));
        Assert.True(double.IsNaN(judge.Judge(State, [4], [2], State, [0], 0, out bool isDone)));
        Assert.Equal((false, false, false, 0.0), (isDone, judge.KnowsSuccess, judge.IsSuccess(State, [0], 0), judge.TerminalValue(State, [0])));
    }

    [Fact]
    public void Allocates_nothing()
    {
        TaskJudge judge = new(LoopRobots.Read());
        judge.Judge(State, [4], [2], State, [0], 0, out _);
        using (AllocationGuard.Expect(0))
        {
            judge.Judge(State, [4], [2], State, [0], 0, out _);
            judge.IsSuccess(State, [0], 0);
            judge.TerminalValue(State, [0]);
        }
    }
}
