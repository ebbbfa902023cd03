using System;
using System.IO;
using System.Linq;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Hardware.Tests.MuJoCo;

/// <summary>The shipped MJCF of the cart-pole against its equations of motion.</summary>
[AdapterUnderTest(typeof(MuJoCoAvailability), "mujoco")]
public sealed class CartPoleModelTests
{
    private static readonly double[][] Starts = [[0, 0, 0, 0], [0.2, 2.5, -0.3, 1.5], [-0.4, Math.PI - 0.05, 0.5, -0.8], [0.1, -1.2, 0, 6], [0, 40, 0.1, 0]];

    [AdapterFact]
    public void Moves_as_the_equations_of_the_paper_say()
    {
        using ISimulatedIo io = Create();
        ulong episode = 0;
        foreach (double[] start in Starts)
        {
            io.Reset(start);
            io.Enable();
            double[] state = [.. start];
            for (ulong step = 0; step < 50; step++)
            {
                double action = (StableHashes.At(episode, step) * Math.Pow(2, -64)) - 0.5;
                io.Write([action]);
                Assert.Equal(IoStatus.Ok, io.Advance(0.04));
                state = RungeKutta(RungeKutta(state, action), action);
                AssertNear(state, io.Values(), 1e-5);
            }

            Assert.InRange(state[0], -2.4, 2.4);
            episode++;
        }
    }

    [AdapterFact]
    public void Gives_the_published_transitions()
    {
        using ISimulatedIo io = Create();
        AssertTransition(io, [0, 0.1, 0, 0], 0, [-0.0002230, 0.0976920, -0.0109556, -0.1134086]);
        AssertTransition(io, [0, 0, 0, 0], 1, [0.0066401, 0.0152425, 0.3305345, 0.7485089]);
        AssertTransition(io, [0.2, 2.5, -0.3, 1.5], -2, [0.1769059, 2.5684532, -0.8564681, 1.9386518]);
    }

    [AdapterFact]
    public void Ends_at_the_rail()
    {
        using ISimulatedIo io = Create();
        io.Enable();
        for (int step = 0; step < 100; step++)
        {
            io.Write([3]);
            Assert.Equal(IoStatus.Ok, io.Advance(0.04));
            Assert.InRange(io.Values()[0], -0.1, 2.9);
        }

        Assert.InRange(io.Values()[0], 2.45, 2.6);
    }

    private static void AssertTransition(ISimulatedIo io, double[] start, double action, double[] end)
    {
        io.Reset(start);
        io.Enable();
        io.Write([action]);
        io.Advance(0.04);
        AssertNear(end, io.Values(), 1e-6);
    }

    private static ISimulatedIo Create()
    {
        string folder = Path.Combine(Repository.Root, "hardware/robots/cartpole");
        RobotDescription robot = RobotFile.Read(Path.Combine(folder, "robot.json"));
        return (ISimulatedIo)MuJoCoAvailability.Factory(robot, folder, new StillClock());
    }

    private static void AssertNear(double[] expected, double[] actual, double tolerance) =>
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.First - pair.Second, -tolerance, tolerance));

    private static double[] RungeKutta(double[] s, double action)
    {
        const double H = 0.02;
        double[] k1 = Derivative(s, action);
        double[] k2 = Derivative(Along(s, k1, H / 2), action);
        double[] k3 = Derivative(Along(s, k2, H / 2), action);
        double[] k4 = Derivative(Along(s, k3, H), action);
        return [.. s.Select((value, i) => value + (H / 6 * (k1[i] + (2 * k2[i]) + (2 * k3[i]) + k4[i])))];
    }

    private static double[] Along(double[] state, double[] slope, double time) => [.. state.Select((value, i) => value + (time * slope[i]))];

    private static double[] Derivative(double[] s, double action)
    {
        const double Total = 10.4719755 + 5.01859;
        const double Moment = 5.01859 * 0.3;
        const double Inertia = 0.1887509 + (5.01859 * 0.3 * 0.3);
        (double sin, double cos) = Math.SinCos(s[1]);
        double force = (100 * action) - s[2] - (Moment * sin * s[3] * s[3]);
        double torque = -s[3] - (Moment * 9.81 * sin);
        double determinant = (Total * Inertia) - (Moment * cos * Moment * cos);
        return [s[2], s[3], ((force * Inertia) + (torque * Moment * cos)) / determinant, ((torque * Total) + (force * Moment * cos)) / determinant];
    }
}
