using System;
using System.Linq;
using MbRlRobot.Controller.Tests.Loop;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;
using MbRlRobot.Safety;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Controller.Tests.Safety;

public sealed class ActionGateTests
{
    private const int Commands = 1_000_000;

    private static readonly float[] Specials =
    [
        float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue, float.Epsilon, -0f, 3f, -2f, 1e-30f,
    ];

    private static readonly RobotDescription Robot = LoopRobots.Read() with
    {
        ControlPeriod = 0.04,
        Action = [new ActionDescription("push", new Interval(-2, 3), Slew: 10), new ActionDescription("turn", new Interval(-1, 1))],
    };

    [Fact]
    public void Lets_nothing_outside_limits_or_slew_reach_the_driver()
    {
        ActionGate gate = new(Robot);
        Philox random = new(7);
        Span<float> wanted = stackalloc float[2];
        (double first, int passed, int refused, int saturated, double worst) = (0, 0, 0, 0, 0);
        gate.TryPass([0, 0]);
        using (AllocationGuard.Expect(0))
        {
            for (int command = 0; command < Commands; command++)
            {
                (wanted[0], wanted[1]) = (Draw(random, 2 * command), Draw(random, (2 * command) + 1));
                bool isFinite = float.IsFinite(wanted[0]) && float.IsFinite(wanted[1]);
                bool isPassed = gate.TryPass(wanted);
                worst = isPassed == isFinite ? worst : double.PositiveInfinity;
                (passed, refused) = (passed + (isPassed ? 1 : 0), refused + (isPassed ? 0 : 1));
                saturated += isPassed && gate.IsSaturated ? 1 : 0;

                // whatever was asked for, what the driver would be given now
                worst = Math.Max(worst, Excess(gate, first));
                first = gate.Written[0];
            }
        }

        Assert.Equal(Commands, passed + refused);
        Assert.True(passed > Commands / 3 && refused > Commands / 20 && saturated > Commands / 10, $"{passed}, {refused}, {saturated}");
        Assert.Equal(0, worst);
    }

    [Theory]
    [InlineData(float.NaN, 0)]
    [InlineData(0, float.PositiveInfinity)]
    public void Changes_nothing_where_a_number_is_not_finite(float push, float turn)
    {
        ActionGate gate = new(Robot);
        Assert.True(gate.TryPass([0.25f, 0.5f]));
        Assert.False(gate.TryPass([push, turn]));
        Assert.Equal([0.25f, 0.5f], gate.Applied.ToArray());
        Assert.Equal([0, 0], gate.Previous.ToArray());
        Assert.Equal(gate.Applied.ToArray().Select(value => (double)value), gate.Written.ToArray());
    }

    [Fact]
    public void Counts_slew_from_rest_again_after_a_rest()
    {
        ActionGate gate = new(Robot);
        gate.TryPass([3, 0]);
        gate.TryPass([3, 0]);
        Assert.Equal(0.8f, gate.Applied[0], 1e-6f);
        gate.Rest();
        gate.TryPass([3, 0]);
        Assert.Equal((0.4f, true), (gate.Applied[0], gate.IsSaturated));
    }

    /// <summary>By how much the driver would be given more than it may be; slew with the rounding of a float.</summary>
    private static double Excess(ActionGate gate, double before)
    {
        double excess = Math.Max(0, Math.Abs(gate.Written[0] - before) - (0.4 * (1 + 1e-6)));
        excess = Math.Max(excess, Math.Max(gate.Written[0] - 3, -2 - gate.Written[0]));
        excess = Math.Max(excess, Math.Abs(gate.Written[1]) - 1);
        return double.IsFinite(excess) ? excess : double.PositiveInfinity;
    }

    private static float Draw(Philox random, int index)
    {
        ulong bits = random.Derive((ulong)index);
        return (bits % 16) switch
        {
            < 2 => Specials[(int)((bits >> 8) % (ulong)Specials.Length)],
            < 4 => BitConverter.UInt32BitsToSingle((uint)(bits >> 32)),
            _ => (float)((8.0 * (bits >> 11) / (1UL << 53)) - 4),
        };
    }
}
