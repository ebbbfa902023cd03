using MbRlRobot.Dynamics;
using MbRlRobot.Robots;

namespace MbRlRobot.Rollouts;

/// <summary>What all threads of a rollout engine read and none changes while they work; whoever runs the networks.</summary>
internal sealed class RolloutSettings
{
    /// <summary>Compiles a robot.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="architecture">The shape of its model.</param>
    /// <exception cref="System.ArgumentException">The particles are no multiple of the members.</exception>
    public RolloutSettings(RobotDescription robot, EnsembleArchitecture architecture)
    {
        Robot = robot;
        Architecture = architecture;
        Layout = DynamicsLayout.Of(robot);
        Limiter = new ActionLimiter(robot.Action, robot.ControlPeriod);
        Task = new RolloutTask(robot);
        Noise = new RolloutNoise(robot.Planner, architecture);
        Origin = new RolloutOrigin(robot);
    }

    /// <summary>The robot.</summary>
    public RobotDescription Robot { get; }

    /// <summary>The shape of its model.</summary>
    public EnsembleArchitecture Architecture { get; }

    /// <summary>What the networks' inputs and outputs are.</summary>
    public DynamicsLayout Layout { get; }

    /// <summary>What the gate will do to actions.</summary>
    public ActionLimiter Limiter { get; }

    /// <summary>Rewards and ends.</summary>
    public RolloutTask Task { get; }

    /// <summary>The decision's random numbers.</summary>
    public RolloutNoise Noise { get; }

    /// <summary>Where the decision starts.</summary>
    public RolloutOrigin Origin { get; }

    /// <summary>When a step begins.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <returns>Seconds since the episode began.</returns>
    public float TimeAt(int step) => Origin.TimeSeconds + (step * (float)Layout.ControlPeriod);
}
