using System;
using MbRlRobot.Loop;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Processes;

/// <summary>
/// Makes decisions that nobody follows, so that a robot's first one does not wait for code to be compiled and memory to be
/// touched. Off the loop; what is planned later does not depend on it.
/// </summary>
public static class PlanWarmUp
{
    /// <summary>As often as the runtime must see a method before it compiles it well, and once more.</summary>
    private const int Decisions = 31;

    /// <summary>Makes them.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="engine">What rolls its model out.</param>
    public static void Run(RobotDescription robot, IRolloutEngine engine)
    {
        ArgumentNullException.ThrowIfNull(robot);
        IPlanner planner = PlannerFactory.Create(robot, engine, seed: 0, new VirtualLoopClock());
        float[] sequence = new float[planner.Horizon * planner.ActionDimension];
        float[] state = new float[robot.State.Count];
        float[] action = new float[robot.Action.Count];
        float[] parameters = new float[robot.Parameters.Count];
        for (int decision = 0; decision < Decisions; decision++)
        {
            planner.Plan(new PlanRequest(state, action, parameters, 0, (ulong)decision, Math.Min(decision, 1)), sequence);
        }
    }
}
