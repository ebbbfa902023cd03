using MbRlRobot.Configuration;
using MbRlRobot.Ports;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Hardware.Tests.MuJoCo;

/// <summary>What io.mujoco names, found in a model or refused.</summary>
[AdapterUnderTest(typeof(MuJoCoAvailability), "mujoco")]
public sealed class NameTests
{
    private const string Model = """
        <worldbody>
          <body name="b" pos="1 2 3"><freejoint name="root"/><inertial pos="0 0 0" mass="1" diaginertia="1 1 1"/><site name="s"/></body>
          <body><joint name="robot0:slide" type="slide" axis="1 0 0"/><inertial pos="0 0 0" mass="1" diaginertia="1 1 1"/></body>
          <body><joint name="twin" type="hinge"/><inertial pos="0 0 0" mass="1" diaginertia="1 1 1"/></body>
          <body><joint name="odd[1]" type="hinge"/><inertial pos="0 0 0" mass="1" diaginertia="1 1 1"/></body>
        </worldbody>
        <actuator><motor name="m" joint="twin"/><motor name="n" joint="twin"/></actuator>
        <sensor><framepos name="place" objtype="site" objname="s"/><jointpos name="twin" joint="twin"/><jointpos name="angle" joint="twin"/></sensor>
        """;

    [AdapterFact]
    public void Finds_joints_sensors_and_single_numbers_of_them()
    {
        foreach ((string name, double value) in new (string, double)[]
        {
            ("qpos:robot0:slide", 0), ("robot0:slide", 0), ("qvel:twin", 0), ("sensor:twin", 0), ("angle", 0), ("odd[1]", 0), ("qpos:odd[1]", 0),
            ("qpos:root[0]", 1), ("root[2]", 3), ("qpos:root[3]", 1), ("qvel:root[5]", 0), ("sensor:place[1]", 2), ("place[2]", 3),
        })
        {
            using ISimulatedIo io = Create($"\"state\": [\"{name}\"], \"action\": [\"m\"]");
            Assert.Equal([value], io.Values());
        }
    }

    [AdapterFact]
    public void Refuses_what_the_model_does_not_have_and_says_what_it_has()
    {
        foreach ((string mujoco, string path, string value, string allowed) in new (string, string, string, string)[]
        {
            (State("qpos:slide"), "$.io.mujoco.state[0]", "\"qpos:slide\"", "qpos:root[0..6], qpos:robot0:slide, qpos:twin"),
            (State("qvel:twim"), "$.io.mujoco.state[0]", "\"qvel:twim\"", "did you mean 'qvel:twin'?"),
            (State("angel"), "$.io.mujoco.state[0]", "\"angel\"", "did you mean 'angle'?"),
            (State("twin"), "$.io.mujoco.state[0]", "\"twin\"", "qpos:twin, sensor:twin: the model has both"),
            (State("place"), "$.io.mujoco.state[0]", "\"place\"", "sensor:place[0..2]"),
            (State("sensor:place[3]"), "$.io.mujoco.state[0]", "\"sensor:place[3]\"", "sensor:place[0..2]"),
            (State("sensor:place[-1]"), "$.io.mujoco.state[0]", "\"sensor:place[-1]\"", "sensor:place[0..2]"),
            (State("qpos:root"), "$.io.mujoco.state[0]", "\"qpos:root\"", "qpos:root[0..6]"),
            (State(string.Empty), "$.io.mujoco.state[0]", "\"\"", "qpos:twin"),
            ("\"state\": [\"angle\"], \"action\": [\"o\"]", "$.io.mujoco.action[0]", "\"o\"", "one of m, n"),
            (State("angle") + Reset("sensor:angle"), "$.io.mujoco.reset.sensor:angle", "\"sensor:angle\"", "one of qpos:root"),
            (State("qpos:twin") + Reset("qpos:twin"), "$.io.mujoco.reset.qpos:twin", "the start of a measured state", "reset.simulation starts this one"),
            (State("angle") + Reset("qpos:twin\": { \"constant\": 1 }, \"twin"), "$.io.mujoco.reset.twin", "the same as $.io.mujoco.reset.qpos:twin", "once"),
            (State("angle") + ", \"substeps\": 4", "$.io.mujoco.substeps", "4", "ioPeriod / the model's timestep = 0.01 s / 0.01 s = 1"),
        })
        {
            ConfigurationProblem problem = Refusal(mujoco).Problems[0];
            Assert.Equal(path, problem.Path);
            Assert.Contains(value, problem.Value);
            Assert.Contains(allowed, problem.Allowed);
        }
    }

    [AdapterFact]
    public void Refuses_a_position_where_a_velocity_is_due_and_a_number_read_twice()
    {
        const string States = """{ "name": "a", "limits": [-9, 9] }, { "name": "v", "limits": [-9, 9], "from": "velocityOf(a)" }""";
        ConfigurationException refusal = Refusal("\"state\": [\"qpos:twin\", \"qpos:twin\"], \"action\": [\"m\"]", States);
        Assert.Equal(2, refusal.Problems.Count);
        Assert.Contains("a position, for v, a velocity", refusal.Message);
        Assert.Contains("the same as $.io.mujoco.state[0]", refusal.Message);
        Assert.Contains("robot.json", refusal.File);
    }

    [AdapterFact]
    public void Refuses_a_start_for_what_a_sensor_measures()
    {
        ConfigurationException refusal = Assert.Throws<ConfigurationException>(() => Create(State("angle"), reset: "\"a\": { \"constant\": 1 }"));
        Assert.Equal("$.reset.simulation.a", Assert.Single(refusal.Problems).Path);
    }

    [AdapterFact]
    public void Refuses_a_file_that_is_not_a_model_with_the_reason_that_MuJoCo_gives()
    {
        ConfigurationException refusal = Assert.Throws<ConfigurationException>(
            () => MuJoCoBench.Create("<worldbody><body><joint/></body></worldbody>", One, State("angle")));
        ConfigurationProblem problem = Assert.Single(refusal.Problems);
        Assert.Equal("$.io.mujoco.model", problem.Path);
        Assert.Contains("mass", problem.Detail);
    }

    private const string One = """{ "name": "a", "limits": [-9, 9] }""";

    private static string State(string name) => $"\"state\": [\"{name}\"], \"action\": [\"m\"]";

    private static string Reset(string name) => $", \"reset\": {{ \"{name}\": {{ \"constant\": 1 }} }}";

    private static ConfigurationException Refusal(string mujoco, string states = One) =>
        Assert.Throws<ConfigurationException>(() => Create(mujoco, states));

    private static ISimulatedIo Create(string mujoco, string states = One, string reset = "") =>
        MuJoCoBench.Create(Model, states, mujoco, reset: reset);
}
