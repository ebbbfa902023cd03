using System;
using System.IO;
using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Ports;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Hardware.Tests.MuJoCo;

/// <summary>A model as a robot: time, starts, stops, divergence.</summary>
[AdapterUnderTest(typeof(MuJoCoAvailability), "mujoco")]
public sealed class MuJoCoSimulationTests
{
    private const string States = """{ "name": "x", "limits": [-9, 9] }, { "name": "v", "limits": [-9, 9], "from": "velocityOf(x)" }""";
    private const string Names = "\"state\": [\"x\", \"qvel:x\"], \"action\": [\"m\"]";
    private const string Slider = """
        <option gravity="0 0 0"/>
        <worldbody><body><joint name="x" type="slide" axis="1 0 0"/><inertial pos="0 0 0" mass="2" diaginertia="1 1 1"/></body></worldbody>
        <actuator><motor name="m" joint="x" gear="{0}"/></actuator>
        """;

    [AdapterFact]
    public void Advances_by_whole_steps_and_owes_the_rest()
    {
        using ISimulatedIo io = Create();
        io.Reset([0, 1]);
        double[] after = [.. new[] { 0.01, 0.03, 0, 0.004, 0.004, 0.004 }.Select(seconds => Advance(io, seconds))];
        Assert.Equal([0.01, 0.04, 0.04, 0.04, 0.05, 0.05], after.Select(x => Math.Round(x, 9)));
        Assert.Throws<ArgumentOutOfRangeException>(() => io.Advance(-0.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => io.Advance(double.NaN));
    }

    [AdapterFact]
    public void Holds_the_last_action_and_refuses_one_that_is_not_a_number()
    {
        using ISimulatedIo io = Create();
        io.Enable();
        Assert.Equal(IoStatus.Ok, io.Write([1]));
        foreach (double bad in new[] { double.NaN, double.PositiveInfinity, 1e11 })
        {
            Assert.Equal(IoStatus.TransferFailed, io.Write([bad]));
        }

        Assert.Equal(IoStatus.TransferFailed, io.Write([1, 1]));
        Advance(io, 1);
        Assert.Equal(0.5, io.Values()[1], 9);
    }

    [AdapterFact]
    public void Stops_as_the_action_says()
    {
        foreach ((string action, double speed) in new (string, double)[]
        {
            (", \"stop\": \"coast\"", 0.5), (", \"stop\": \"brake\"", 0.5), (", \"stop\": \"hold\"", 1), (", \"stop\": \"ramp\", \"slew\": 2", 0.6225),
        })
        {
            using ISimulatedIo io = Create(action: action);
            io.Enable();
            io.Write([1]);
            Advance(io, 1);
            io.Stop();
            io.Stop();
            Advance(io, 1);
            Assert.Equal(speed, io.Values()[1], 9);
            io.Enable();
            Advance(io, 1);
            Assert.Equal(speed, io.Values()[1], 9);
        }
    }

    [AdapterFact]
    public void Fails_until_its_reset_when_it_diverges_and_never_starts_anew_by_itself()
    {
        foreach (int healthySteps in new[] { 0, 1, 5 })
        {
            using ISimulatedIo io = Create(gear: "1e12");
            io.Reset([0.1, 0.2]);
            io.Enable();
            Assert.Equal(IoStatus.Ok, io.Advance(healthySteps * 0.01));
            io.Write([1]);
            Assert.Equal(IoStatus.TransferFailed, io.Advance(0.03));
            Assert.Equal(IoStatus.TransferFailed, io.Read(new double[2], out _));
            Assert.Equal(IoStatus.TransferFailed, io.Advance(0.01));
            io.Reset([0.1, 0.2]);
            Assert.Equal([0.1, 0.2], io.Values());
            Assert.Equal(IoStatus.Ok, io.Advance(0.01));
        }

        Assert.False(File.Exists("MUJOCO_LOG.TXT"));
    }

    [AdapterFact]
    public void Fails_when_MuJoCo_leaves_contacts_out()
    {
        string balls = string.Concat(Enumerable.Range(0, 6).Select(ball =>
            $"<body pos='{ball} 0 .3'><joint {(ball == 0 ? "name='x' " : string.Empty)}type='slide' axis='0 0 1'/><geom size='.1'/></body>"));
        string model = $"""
            <size {(IsOld ? "nconmax='3' njmax='500'" : "memory='8K'")}/>
            <worldbody><geom type="plane" size="9 9 1"/>{balls}</worldbody>
            <actuator><motor name="m" joint="x"/></actuator>
            """;
        using ISimulatedIo io = MuJoCoBench.Create(model, States, Names);
        Assert.Equal(IoStatus.Ok, io.Advance(0.1));
        Assert.Equal(IoStatus.TransferFailed, io.Advance(1));
    }

    [AdapterFact]
    public void Refuses_a_start_that_is_not_a_number_for_each_channel()
    {
        using ISimulatedIo io = Create();
        foreach (double[] bad in new[] { [1], [1, 2, 3], [1, double.NaN], new[] { 1, 1e11 } })
        {
            ArgumentException fault = Assert.Throws<ArgumentException>(() => io.Reset(bad));
            Assert.Contains("2 finite numbers, at most 1e10: x, v", fault.Message);
        }

        Assert.Equal(IoStatus.TransferFailed, io.Read(new double[1], out _));
    }

    [AdapterFact]
    public void An_error_inside_MuJoCo_fails_that_simulation_alone()
    {
        using ISimulatedIo healthy = Create();
        string[] faults = [.. Enumerable.Range(0, 40).Select(power => FaultWithStack((int)(50 * Math.Pow(1.2, power)))).Distinct()];
        Assert.Contains(faults, fault => fault.Contains("engine error: ", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("MuJoCo stopped this simulation: ", StringComparison.Ordinal));
        Assert.Contains(string.Empty, faults);
        Assert.Equal(IoStatus.Ok, healthy.Advance(0.1));
        Assert.False(File.Exists("MUJOCO_LOG.TXT"));
    }

    [AdapterFact]
    public void Says_nothing_after_its_end()
    {
        ISimulatedIo io = Create();
        io.Dispose();
        io.Dispose();
        Assert.Equal(IoStatus.TransferFailed, io.Read(new double[2], out _));
        Assert.Equal(IoStatus.TransferFailed, io.Enable());
        Assert.Equal(IoStatus.TransferFailed, io.Advance(0.01));
        Assert.Throws<ObjectDisposedException>(() => io.Reset([0, 0]));
    }

    /// <summary>A chain of joints, all of them at their limits at home: that takes a larger stack than the initial state, which MuJoCo tries.</summary>
    private static string FaultWithStack(int numbers)
    {
        const int Links = 12;
        string size = IsOld ? $"nstack='{numbers}'" : $"memory='{numbers * sizeof(double)}'";
        string chain = string.Concat(Enumerable.Range(0, Links).Select(link =>
            $"<body pos='.1 0 0'><joint name='{(link == 0 ? "x" : $"j{link}")}' limited='true' range='-.1 .1'/><geom size='.02' contype='0'/>"));
        string model = $"""
            <size {size}/><compiler angle="radian"/>
            <worldbody>{chain}{string.Concat(Enumerable.Repeat("</body>", Links))}</worldbody>
            <actuator><motor name="m" joint="x"/></actuator>
            <keyframe><key name="home" qpos="{string.Join(' ', Enumerable.Repeat(1, Links))}"/></keyframe>
            """;
        try
        {
            MuJoCoBench.Create(model, States, Names).Dispose();
            return string.Empty;
        }
        catch (Exception fault) when (fault is IOException or ConfigurationException)
        {
            return fault.Message;
        }
    }

    private static bool IsOld => MuJoCoAvailability.Library.Version.StartsWith("2.", StringComparison.Ordinal);

    private static double Advance(ISimulatedIo io, double seconds)
    {
        Assert.Equal(IoStatus.Ok, io.Advance(seconds));
        return io.Values()[0];
    }

    private static ISimulatedIo Create(string gear = "1", string action = "") =>
        MuJoCoBench.Create(Slider.Replace("{0}", gear, StringComparison.Ordinal), States, Names, action);
}
