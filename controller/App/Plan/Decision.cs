using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using MbRlRobot.CommandLine;
using MbRlRobot.Loop;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.ControllerApp.Plan;

/// <summary>One decision of a planner, made several times over to measure how long it takes.</summary>
internal sealed class Decision : IDisposable
{
    private const ulong Tick = 0;
    private readonly RobotDescription _robot;
    private readonly IRolloutEngine _engine;
    private readonly IPlanner _planner;
    private readonly float[] _sequence;

    /// <summary>Builds engine and planner.</summary>
    /// <param name="setup">Robot, model and the engine's options.</param>
    /// <param name="factory">Makes the engine.</param>
    /// <param name="seed">The planner's seed.</param>
    /// <exception cref="UsageException">The engine refuses an option, or the model's members for the robot's particles.</exception>
    public Decision(RolloutSetup setup, RolloutEngineFactory factory, ulong seed)
    {
        _robot = setup.Robot;
        _engine = EngineMaker.Make(setup, factory);
        _planner = PlannerFactory.Create(_robot, _engine, seed, new VirtualLoopClock());
        _sequence = new float[_planner.Horizon * _planner.ActionDimension];
    }

    /// <summary>How long each decision took, in milliseconds, ascending.</summary>
    public IReadOnlyList<double> Milliseconds { get; private set; } = [];

    /// <summary>The plan's steps.</summary>
    public IReadOnlyList<PlannedStep> Steps { get; private set; } = [];

    /// <summary>Decides.</summary>
    /// <param name="start">Where the robot is.</param>
    /// <param name="repeats">How often; each time the same decision.</param>
    /// <returns>What came out.</returns>
    /// <exception cref="InvalidDataException">No action sequence had a finite return.</exception>
    public PlanResult Make(PlanStart start, int repeats)
    {
        double[] milliseconds = new double[repeats];
        PlanResult result = default;
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            _planner.Reset();
            long begin = Stopwatch.GetTimestamp();
            result = _planner.Plan(
                new PlanRequest(start.State, start.PreviousAction, start.Parameters, 0, Tick, 0), _sequence);
            milliseconds[repeat] = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        }

        Milliseconds = [.. milliseconds.Order()];
        Steps = [.. Enumerable.Range(0, _planner.Horizon).Select(step => At(start, step))];
        return result.IsUsable ? result : throw new InvalidDataException(
            $"All {result.Candidates} action sequences lead to numbers that are not finite: "
            + "the model does not know this state, or the reward has a fault there.");
    }

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();

    private PlannedStep At(PlanStart start, int step)
    {
        int width = _planner.ActionDimension;
        float[] reached = new float[_robot.State.Count];
        _ = _engine.Predict(start.ToRollout(seed: 0), _sequence.AsSpan(0, (step + 1) * width), reached);
        return new PlannedStep(
            step * _robot.ControlPeriod,
            _sequence[(step * width)..((step + 1) * width)],
            [.. reached.Select(value => (double)value)]);
    }
}
