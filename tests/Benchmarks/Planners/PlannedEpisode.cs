using System;
using System.Linq;
using System.Threading;
using MbRlRobot.Following;
using MbRlRobot.Loop;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Benchmarks.Planners;

/// <summary>An episode in lockstep in which every action was planned.</summary>
/// <param name="Return">Its rewards, with the done reward for the steps that remained.</param>
/// <param name="Candidates">The candidates that a decision evaluated, on average.</param>
internal readonly record struct PlannedEpisode(double Return, double Candidates)
{
    /// <summary>Runs an episode.</summary>
    /// <param name="robot">The robot with its planner.</param>
    /// <param name="engine">Rates candidates.</param>
    /// <param name="seed">Fixes where it starts and what is drawn.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>The episode.</returns>
    public static PlannedEpisode Run(PlannedRobot robot, IRolloutEngine engine, ulong seed, CancellationToken cancellation)
    {
        EpisodeSeeds seeds = new(seed);
        VirtualLoopClock clock = new();
        using ISimulatedIo io = robot.Simulation(clock);
        LockstepRobot lockstep = new(robot.Description, io, clock);
        Reset(lockstep, robot.Description, seeds.Start(0));
        IPlanner planner = PlannerFactory.Create(robot.Description, engine, seeds.Planner, new VirtualLoopClock());
        PlannedEpisode episode = Drive(lockstep, new PlanFollower(planner, robot.Description), robot.Description, cancellation);
        lockstep.Stop();
        return episode;
    }

    private static void Reset(LockstepRobot lockstep, RobotDescription robot, ulong seed)
    {
        double[] states = new double[robot.State.Count(state => state.Role.IsLearned)];
        double[] parameters = new double[robot.Parameters.Count];
        EpisodeStart.Draw(robot, seed, states, parameters);
        lockstep.Reset(states, parameters);
    }

    private static PlannedEpisode Drive(
        LockstepRobot lockstep, PlanFollower follower, RobotDescription robot, CancellationToken cancellation)
    {
        float[] action = new float[robot.Action.Count];
        (double sum, long candidates, bool isOver) = (0, 0, false);
        follower.Reset();
        while (!isOver && lockstep.Steps < robot.Task.EpisodeSteps)
        {
            cancellation.ThrowIfCancellationRequested();
            follower.Act(lockstep, (ulong)lockstep.Steps, action);
            candidates += double.IsFinite(follower.LastPlanMilliseconds) ? follower.LastPlan.Candidates : 0;
            StepOutcome outcome = lockstep.Step(action);
            sum += outcome.Reward;
            sum += outcome.IsDone ? (robot.Task.EpisodeSteps - lockstep.Steps) * (robot.Task.DoneReward ?? 0) : 0;
            isOver = outcome.IsDone || outcome.LeftLimits >= 0;
        }

        return new PlannedEpisode(sum, (double)candidates / follower.Due);
    }
}
