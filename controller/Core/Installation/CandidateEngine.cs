using System;
using System.Linq;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Installation;

/// <summary>A new model in the engine that is to run it, off the loop: to be tried before it may drive.</summary>
public sealed class CandidateEngine : IDisposable
{
    private readonly Action _planOnce;

    /// <summary>Joins an engine and what plans with it.</summary>
    /// <param name="engine">The engine; disposed with this.</param>
    /// <param name="planOnce">Makes one whole decision, as the robot would, with this engine.</param>
    public CandidateEngine(IRolloutEngine engine, Action planOnce)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(planOnce);
        (Engine, _planOnce) = (engine, planOnce);
    }

    /// <summary>The engine.</summary>
    public IRolloutEngine Engine { get; }

    /// <summary>Builds the robot's own planner on an engine; each decision starts where the robot is at rest.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="engine">The engine; disposed with the result.</param>
    /// <param name="clock">The loop's clock.</param>
    /// <returns>The candidate.</returns>
    public static CandidateEngine WithPlanner(RobotDescription robot, IRolloutEngine engine, ILoopClock clock)
    {
        ArgumentNullException.ThrowIfNull(robot);
        IPlanner planner = PlannerFactory.Create(robot, engine, seed: 0, clock);
        float[] sequence = new float[planner.Horizon * planner.ActionDimension];
        float[] state = ModelProbe.AtRest(robot);
        float[] action = new float[robot.Action.Count];
        float[] parameters = [.. robot.Parameters.Select(each => (float)each.Default)];
        ulong tick = 0;
        return new CandidateEngine(
            engine, () => planner.Plan(new PlanRequest(state, action, parameters, 0, tick++, executedSteps: 0), sequence));
    }

    /// <summary>Makes one decision.</summary>
    public void PlanOnce() => _planOnce();

    /// <inheritdoc/>
    public void Dispose() => Engine.Dispose();
}
