using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace MbRlRobot.MuJoCo;

/// <summary>
/// Proves at the start of the process that a libmujoco is what the adapter takes it for: a small model goes through one
/// step whose result can be written down, and every number that the adapter will read is looked at. It also finds the
/// numbers that differ between versions and can be found by behaviour: mjtObj and mjSTATE_CTRL.
/// </summary>
internal static class SelfTest
{
    private const int MostTypes = 64;
    private const int StateBits = 31;
    private const int Actuators = 3;

    /// <summary>No gravity: a slider of 2 kg, a hinge of 1 kg m^2, a free body; every vector has another length.</summary>
    private const string Model = """
        <mujoco>
          <option timestep="0.01" gravity="0 0 0" integrator="Euler"/>
          <worldbody>
            <body name="body" pos="0 0 3"><freejoint name="free"/><inertial pos="0 0 0" mass="1" diaginertia="1 1 1"/></body>
            <body pos="5 0 0"><joint name="slide" type="slide" axis="1 0 0"/><inertial pos="0 0 0" mass="2" diaginertia="1 1 1"/></body>
            <body pos="9 0 0"><joint name="hinge" type="hinge" axis="0 0 1"/><inertial pos="0 0 0" mass="1" diaginertia="1 1 1"/></body>
          </worldbody>
          <actuator>
            <motor name="push" joint="slide"/><motor name="turn" joint="hinge"/><motor name="back" joint="hinge"/>
          </actuator>
          <sensor>
            <jointpos name="angle" joint="hinge"/><framepos name="place" objtype="body" objname="body"/><jointvel name="speed" joint="slide"/>
          </sensor>
          <keyframe><key name="start" time="0"/></keyframe>
        </mujoco>
        """;

    /// <summary>Proves a library.</summary>
    /// <param name="functions">Its functions.</param>
    /// <param name="layout">Its structures; null where they are not known.</param>
    /// <param name="version">Its version.</param>
    /// <returns>The engine.</returns>
    /// <exception cref="IOException">It behaves otherwise than its version should; the message says in what.</exception>
    public static MuJoCoEngine Prove(MuJoCoFunctions functions, MuJoCoLayout? layout, string version)
    {
        string file = Path.Combine(Path.GetTempPath(), $"mbrl-mujoco-{Guid.NewGuid():N}.xml");
        using EngineThread thread = new();
        MuJoCoEngine? engine = null;
        try
        {
            File.WriteAllText(file, Model);
            thread.Run(() => engine = Run(functions, layout, version, file));
            return engine!;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static MuJoCoEngine Run(MuJoCoFunctions functions, MuJoCoLayout? layout, string version, string file)
    {
        nint model = ModelFile.Compile(functions, file, out string error);
        Expect(model != 0, version, $"its model is refused: {error}");
        MuJoCoEngine engine = new(functions, layout, version, new ObjectTypes(0, 0, 0, 0), layout is null ? FindCtrlBit(functions, model) : 0);
        engine = engine with { Types = FindTypes(engine, model) };
        Simulation simulation = ModelFile.Simulate(engine, model);
        CheckContents(simulation.Contents, layout is not null, version);
        CheckStep(simulation, version);
        simulation.Free();
        return engine;
    }

    private static ObjectTypes FindTypes(MuJoCoEngine engine, nint model)
    {
        int Find(string name)
        {
            int type = Enumerable.Range(0, MostTypes).FirstOrDefault(each => engine.Find(model, each, name) >= 0, -1);
            Expect(type >= 0, engine.Version, $"'{name}' is not found");
            return type;
        }

        return new(Find("slide"), Find("turn"), Find("speed"), Find("start"));
    }

    private static unsafe uint FindCtrlBit(MuJoCoFunctions functions, nint model) => Enumerable.Range(0, StateBits)
        .Select(shift => 1u << shift)
        .FirstOrDefault(bit => functions.StateSize(model, bit) == Actuators);

    private static void CheckContents(ModelContents contents, bool isMapped, string version)
    {
        ModelContents expected = isMapped
            ? new(
                0.01,
                [new("free", 0, 7), new("slide", 7, 1), new("hinge", 8, 1)],
                [new("free", 0, 6), new("slide", 6, 1), new("hinge", 7, 1)],
                [new("angle", 0, 1), new("place", 1, 3), new("speed", 4, 1)],
                [new("push", 0, 1), new("turn", 1, 1), new("back", 2, 1)],
                string.Empty)
            : new(0.01, [], [], [], [new("push", 0, 1), new("turn", 1, 1), new("back", 2, 1)], string.Empty);
        Expect(contents.Timestep == expected.Timestep, version, $"the timestep is {contents.Timestep} instead of {expected.Timestep} s");
        Expect(contents.Qpos.SequenceEqual(expected.Qpos), version, "the joints' positions are not where they should be");
        Expect(contents.Qvel.SequenceEqual(expected.Qvel), version, "the joints' velocities are not where they should be");
        Expect(contents.Sensors.SequenceEqual(expected.Sensors), version, "the sensors are not where they should be");
        Expect(contents.Actuators.SequenceEqual(expected.Actuators), version, "the actuators are not where they should be");
    }

    private static unsafe void CheckStep(Simulation simulation, string version)
    {
        simulation.ReturnHome();
        (simulation.Qpos[7], simulation.Qpos[8], simulation.Qvel[6], simulation.Qvel[7]) = (0.5, -0.25, 2, -1);
        (simulation.Ctrl[0], simulation.Ctrl[1], simulation.Ctrl[2]) = (4, 6, -2);
        simulation.Step();
        double[] expected = [0.01, 3, 2.02, 0.5202, -0.96, -0.2596, 6];
        double[] actual =
        [
            simulation.Time, simulation.Qpos[2], simulation.Qvel[6], simulation.Qpos[7], simulation.Qvel[7], simulation.Qpos[8], simulation.Ctrl[1],
        ];
        Compare(expected, actual, "time, qpos, qvel and ctrl", version);
        if (simulation.Sensors is not null)
        {
            Compare([-0.25, 0, 0, 3, 2], new ReadOnlySpan<double>(simulation.Sensors, 5).ToArray(), "sensordata", version);
        }
    }

    private static void Compare(double[] expected, double[] actual, string what, string version) => Expect(
        expected.Zip(actual).All(pair => Math.Abs(pair.First - pair.Second) < 1e-9),
        version,
        $"after one step {what} hold {Text(actual)} instead of {Text(expected)}");

    private static string Text(double[] values) => string.Join(", ", values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));

    private static void Expect(bool holds, string version, string otherwise)
    {
        if (!holds)
        {
            throw new IOException($"libmujoco {version} fails the adapter's self-test: {otherwise}; versions known: {MuJoCoLayout.Known}.");
        }
    }
}
