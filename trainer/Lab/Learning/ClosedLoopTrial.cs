using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using MbRlRobot.Dynamics;
using MbRlRobot.Gates;
using MbRlRobot.Loop;
using MbRlRobot.Onnx;
using MbRlRobot.Planning;
using MbRlRobot.Ports;

namespace MbRlRobot.Lab.Learning;

/// <summary>
/// Lets a candidate and the champion drive the simulated robot from the same starts, with the same noise, and compares their returns.
/// </summary>
/// <param name="options">What simulates the robot, which engine plans; the fitter and the folders are not used.</param>
/// <param name="episodes">How many episodes each drives, at least 1.</param>
public sealed class ClosedLoopTrial(RunOptions options, int episodes)
{
    /// <summary>The share of the way from random actions to the oracle by which the return may be below the champion's.</summary>
    public const double Margin = 0.2;

    private readonly RunSeeds _seeds = new(options.Seed);

    /// <summary>Runs the trial: a <see cref="ClosedLoopGate"/>.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="IOException">The simulation failed.</exception>
    public GateResult Check(Candidate candidate, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        double own = Return(candidate.Model, cancellation);
        string detail = FormattableString.Invariant($"mean return of {episodes} simulated episodes");
        if (candidate.Champion is null || !double.IsFinite(own))
        {
            return new GateResult("closed loop", double.IsFinite(own), double.IsFinite(own) ? own : null, null, detail);
        }

        double champion = Return(candidate.Champion, cancellation);
        double least = champion - (Margin * Range(champion));
        string what = FormattableString.Invariant($"{detail}, at least; the champion's is {champion:G4}");
        return new GateResult("closed loop", !(own < least), own, double.IsFinite(least) ? least : null, what);
    }

    private double Range(double champion) => options.Robot.Task.Score is { Random: { } random, Oracle: { } oracle }
        ? Math.Abs(oracle - random)
        : Math.Abs(champion);

    private double Return(EnsembleModel model, CancellationToken cancellation)
    {
        VirtualLoopClock clock = new();
        using ISimulatedIo io = options.IoFactory(options.Robot, options.Folder, clock) as ISimulatedIo
            ?? throw new InvalidDataException($"A trial needs a simulated robot, and {options.Io} is none.");
        EpisodeRunner runner = new(options, _seeds, new LockstepRobot(options.Robot, io, clock), new Unobserved());
        using IRolloutEngine engine = options.EngineFactory(new RolloutSetup(
            options.Robot, OnnxModelWriter.Write(model, options.Robot), PlannerFactory.MaximumCandidates(options.Robot.Planner),
            options.Threads, options.EngineOptions));
        IPlanner planner = PlannerFactory.Create(options.Robot, engine, _seeds.Planner, new VirtualLoopClock());
        List<double> returns = [];
        for (int episode = 0; episode < episodes; episode++)
        {
            cancellation.ThrowIfCancellationRequested();
            returns.Add(runner.Run(episode, 0, planner, () => model.Version, (_, _) => { }, cancellation).Return);
        }

        return returns.Average();
    }
}
