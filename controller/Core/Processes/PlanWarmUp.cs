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
    private const int ForCode = 31;

    private const int ForMemory = 2;

    /// <summary>Makes as many as the first engine of a process needs.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="engine">What rolls its model out.</param>
    public static void Run(RobotDescription robot, IRolloutEngine engine) => Run(robot, engine, ForCode);

    /// <summary>Makes as many as each further engine of a process needs, whose code is compiled: while a robot moves they take its cores.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="engine">What rolls its model out.</param>
    public static void RunBriefly(RobotDescription robot, IRolloutEngine engine) => Run(robot, engine, ForMemory);

    private static void Run(RobotDescription robot, IRolloutEngine engine, int decisions)
    {
        ArgumentNullException.ThrowIfNull(robot);
        IPlanner planner = PlannerFactory.Create(robot, engine, seed: 0, new VirtualLoopClock());
        float[] sequence = new float[planner.Horizon * planner.ActionDimension];
        float[] state = new float[robot.State.Count];
        float[] action = new float[robot.Action.Count];
        float[] parameters = new float[robot.Parameters.Count];
        for (int decision = 0; decision < decisions; decision++)
        {
            planner.Plan(new PlanRequest(state, action, parameters, 0, (ulong)decision, Math.Min(decision, 1)), sequence);
        }
    }
}
