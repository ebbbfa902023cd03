using System;
using MbRlRobot.Loop;
using MbRlRobot.Planning;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Controller.Tests.Planning;

/// <summary>iCEM through the true equations of the cart-pole: planning alone, no learning.</summary>
public sealed class CartPoleTests
{
    [Theory]
    [InlineData(new[] { 0, 0.1, 0, 0 }, 0, new[] { -0.0002230, 0.0976920, -0.0109556, -0.1134086 }, 0.0184898)]
    [InlineData(new[] { 0.0, 0, 0, 0 }, 1, new[] { 0.0066401, 0.0152425, 0.3305345, 0.7485089 }, 0.0083238)]
    [InlineData(new[] { 0.2, 2.5, -0.3, 1.5 }, -2, new[] { 0.1769059, 2.5684532, -0.8564681, 1.9386518 }, 0.8769004)]
    public void Moves_as_published(double[] start, double action, double[] expected, double reward)
    {
        CartPole next = new CartPole(start[0], start[1], start[2], start[3]).Next(action);
        Assert.Equal(expected[0], next.X, 1e-6);
        Assert.Equal(expected[1], next.Theta, 1e-6);
        Assert.Equal(expected[2], next.XDot, 1e-6);
        Assert.Equal(expected[3], next.ThetaDot, 1e-6);
        Assert.Equal(reward, next.Reward(action), 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Swings_up_and_stays_up_while_replanning(int replanEverySteps)
    {
        (double early, double late) = Run(replanEverySteps);
        Assert.InRange(late, 0.95, 1);
        Assert.True(late > early + 0.3, $"early {early}, late {late}");
        Assert.Equal((early, late), Run(replanEverySteps));
    }

    /// <summary>Mean rewards of the first and the last ten of 60 steps.</summary>
    private static (double Early, double Late) Run(int replanEverySteps)
    {
        PlannerDescription options = new(ReplanEverySteps: replanEverySteps);
        ActionDescription force = new("force", new Interval(-CartPole.Limit, CartPole.Limit));
        CartPoleRolloutEngine engine = new(PlannerFactory.MaximumCandidates(options));
        IPlanner planner = PlannerFactory.Create(PlannerRobots.Of(options, force), engine, 1, new VirtualLoopClock());
        float[] sequence = new float[options.Horizon];
        float[] previous = [0];
        (CartPole state, double early, double late) = (new CartPole(0.05, -0.1, 0, 0.1), 0, 0);
        for (int step = 0; step < 60; step++)
        {
            if (step % replanEverySteps == 0)
            {
                float[] start = [(float)state.X, (float)state.Theta, (float)state.XDot, (float)state.ThetaDot];
                planner.Plan(new PlanRequest(start, previous, [], 0, (ulong)step, Math.Min(step, replanEverySteps)), sequence);
            }

            previous[0] = sequence[step % replanEverySteps];
            state = state.Next(previous[0]);
            early += step < 10 ? state.Reward(previous[0]) / 10 : 0;
            late += step >= 50 ? state.Reward(previous[0]) / 10 : 0;
        }

        return (early, late);
    }
}
