using System.Linq;
using MbRlRobot.Ports;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Hardware.Tests.MuJoCo;

/// <summary>Where an episode starts, of which the robot sees a part.</summary>
[AdapterUnderTest(typeof(MuJoCoAvailability), "mujoco")]
public sealed class EpisodeStartTests
{
    private const string States = """
        { "name": "x", "limits": [-9, 9] }, { "name": "hidden", "limits": [-9, 9] }, { "name": "other", "limits": [-9, 9] }
        """;

    private const string Model = """
        <option gravity="0 0 0"/>
        <worldbody>
          <body><joint name="x" type="slide"/><inertial pos="0 0 0" mass="1" diaginertia="1 1 1"/></body>
          <body><joint name="hidden" type="slide"/><inertial pos="0 0 0" mass="1" diaginertia="1 1 1"/></body>
          <body><joint name="other" type="slide" ref="0"/><inertial pos="0 0 0" mass="1" diaginertia="1 1 1"/></body>
        </worldbody>
        <actuator><motor name="m" joint="x"/><motor name="still" joint="other"/></actuator>
        <sensor><jointpos name="hiddenSensor" joint="hidden"/><jointpos name="otherSensor" joint="other"/></sensor>
        """;

    private const string Home = """<keyframe><key name="away" qpos="7 7 7"/><key name="home" qpos="1 2 3" ctrl="5 6"/></keyframe>""";

    [AdapterFact]
    public void Starts_at_home_where_the_state_says_nothing()
    {
        using ISimulatedIo plain = Create(Model, string.Empty);
        Assert.Equal([0, 0, 0], plain.Values());
        using ISimulatedIo io = Create(Model + Home, string.Empty);
        Assert.Equal([1, 2, 3], io.Values());
        io.Reset([-4, 8, 8]);
        Assert.Equal([-4, 2, 3], io.Values());
    }

    [AdapterFact]
    public void Starts_with_actions_at_rest_and_home_controls_elsewhere()
    {
        using ISimulatedIo io = Create(Model + Home, string.Empty);
        io.Reset([0, 0, 0]);
        io.Advance(0.01);
        double[] after = io.Values();
        Assert.Equal([0, 2, 3 + (6 * 0.01 * 0.01)], after.Select(value => System.Math.Round(value, 9)));
    }

    [AdapterFact]
    public void Draws_hidden_joints_from_the_given_state_alone()
    {
        const string Reset = """, "reset": { "qpos:hidden": { "uniform": [10, 11] }, "qpos:other": { "normal": [100, 2] } }""";
        using ISimulatedIo io = Create(Model + Home, Reset);
        double[][] starts = [.. Enumerable.Range(0, 400).Select(index => StartOf(io, index))];
        Assert.All(starts, start => Assert.InRange(start[1], 10, 11));
        Assert.Equal(400, starts.Select(start => start[1]).Distinct().Count());
        Assert.InRange(starts.Average(start => start[1]), 10.45, 10.55);
        Assert.InRange(starts.Average(start => start[2]), 99.6, 100.4);
        Assert.InRange(starts.Average(start => (start[2] - 100) * (start[2] - 100)), 3, 5);
        Assert.Equal(starts[7], StartOf(io, 7));
        using ISimulatedIo again = Create(Model + Home, Reset);
        Assert.Equal(starts[399], StartOf(again, 399));
    }

    [AdapterFact]
    public void Takes_a_constant_and_forgets_the_episode_before()
    {
        using ISimulatedIo io = Create(Model, """, "reset": { "qvel:hidden": { "constant": 2 } }""");
        io.Enable();
        io.Write([3]);
        io.Advance(0.5);
        double[] before = io.Values();
        Assert.Equal(1, before[1], 9);
        io.Reset([0, 0, 0]);
        io.Enable();
        io.Write([3]);
        io.Advance(0.5);
        Assert.Equal(before, io.Values());
    }

    private static double[] StartOf(ISimulatedIo io, int index)
    {
        io.Reset([index / 400.0, 0, 0]);
        return io.Values();
    }

    private static ISimulatedIo Create(string model, string reset) => MuJoCoBench.Create(
        model, States, "\"state\": [\"x\", \"hiddenSensor\", \"otherSensor\"], \"action\": [\"m\"]" + reset);
}
