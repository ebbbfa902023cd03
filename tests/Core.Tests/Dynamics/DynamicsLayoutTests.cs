using MbRlRobot.Dynamics;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Tests.Dynamics;

public sealed class DynamicsLayoutTests
{
    [Fact]
    public void Takes_linear_states_then_sine_and_cosine_of_angles_then_actions()
    {
        DynamicsLayout layout = DynamicsLayout.Of(ModelRobots.Read("silu"));
        Assert.Equal(
            [
                new(ModelInputKind.State, 0), new(ModelInputKind.State, 2), new(ModelInputKind.State, 3), new(ModelInputKind.State, 4),
                new(ModelInputKind.Sine, 1), new(ModelInputKind.Cosine, 1), new(ModelInputKind.Action, 0),
            ],
            layout.Inputs);
    }

    [Fact]
    public void Knows_the_velocity_of_each_learned_state()
    {
        DynamicsLayout layout = DynamicsLayout.Of(ModelRobots.Read("silu"));
        Assert.Equal(
            [new(0, IsAngle: false, 2), new(1, IsAngle: true, 3), new(2, IsAngle: false, -1), new(3, IsAngle: false, -1)], layout.Learned);
    }

    [Fact]
    public void Shifts_the_longest_lag_first()
    {
        DynamicsLayout layout = DynamicsLayout.Of(ModelRobots.Read("two actions, long lags"));
        Assert.Equal([new(0, Action: 0, Source: 4), new(4, Action: 0, Source: -1), new(6, Action: 1, Source: -1)], layout.Lagged);
    }

    [Fact]
    public void Leaves_out_states_that_are_no_inputs()
    {
        DynamicsLayout layout = DynamicsLayout.Of(ModelRobots.Read("a state that is no input"));
        Assert.DoesNotContain(new ModelInput(ModelInputKind.State, 0), layout.Inputs);
        Assert.Contains(layout.Learned, learned => learned.Index == 0);
    }
}
