using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.Rollouts;

/// <summary>What all threads of a rollout engine read and none changes while they work.</summary>
/// <typeparam name="T">The lanes.</typeparam>
internal sealed class RolloutSettings<T>
    where T : struct, ILanes<T>
{
    /// <summary>Compiles a robot and a model.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="model">Its model.</param>
    public RolloutSettings(RobotDescription robot, EnsembleModel model)
    {
        Robot = robot;
        Layout = DynamicsLayout.Of(robot);
        Kernel = new EnsembleKernel<T>(model, Layout);
        Limiter = new ActionLimiter(robot.Action, robot.ControlPeriod);
        Task = new RolloutTask(robot);
        Noise = new RolloutNoise(robot.Planner, Kernel.Architecture);
        Origin = new RolloutOrigin(robot);
    }

    /// <summary>The robot.</summary>
    public RobotDescription Robot { get; }

    /// <summary>What the networks' inputs and outputs are.</summary>
    public DynamicsLayout Layout { get; }

    /// <summary>The networks.</summary>
    public EnsembleKernel<T> Kernel { get; }

    /// <summary>What the gate will do to actions.</summary>
    public ActionLimiter Limiter { get; }

    /// <summary>Rewards and ends.</summary>
    public RolloutTask Task { get; }

    /// <summary>The decision's random numbers.</summary>
    public RolloutNoise Noise { get; }

    /// <summary>Where the decision starts.</summary>
    public RolloutOrigin Origin { get; }
}
