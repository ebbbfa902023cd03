using System;
using System.Diagnostics;
using MbRlRobot.Loop;
using MbRlRobot.Planning;
using MbRlRobot.Ports;

namespace MbRlRobot.ControllerApp.Bench;

/// <summary>An engine at work: decides, follows the plan, decides again.</summary>
internal sealed class BenchSubject : IDisposable
{
    private const int WarmUpDecisions = 30;
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(0.3);
    private readonly IRolloutEngine _engine;
    private readonly IPlanner _planner;
    private readonly FollowedRobot _robot;
    private readonly float[] _sequence;

    /// <summary>Builds engine and planner.</summary>
    /// <param name="setup">What the engine is built for.</param>
    /// <param name="factory">Makes it.</param>
    /// <param name="seed">Fixes everything random.</param>
    public BenchSubject(RolloutSetup setup, RolloutEngineFactory factory, ulong seed)
    {
        _engine = EngineMaker.Make(setup, factory);
        _planner = PlannerFactory.Create(setup.Robot, _engine, seed, new VirtualLoopClock());
        _robot = new FollowedRobot(setup.Robot, seed);
        _sequence = new float[_planner.Horizon * _planner.ActionDimension];
    }

    /// <summary>The action sequences that the last decision tried.</summary>
    public int Candidates { get; private set; }

    /// <summary>Decides until everything is compiled and in the caches.</summary>
    public void WarmUp()
    {
        long begin = Stopwatch.GetTimestamp();
        for (int decision = 0; decision < WarmUpDecisions || Stopwatch.GetElapsedTime(begin) < WarmUpTime; decision++)
        {
            Decide();
        }
    }

    /// <summary>Decides once and follows the plan.</summary>
    /// <returns>How long the decision took, in milliseconds.</returns>
    public double Decide()
    {
        long begin = Stopwatch.GetTimestamp();
        PlanResult result = _planner.Plan(_robot.Request, _sequence);
        double milliseconds = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        Candidates = result.Candidates;
        if (_robot.Follow(_engine, _sequence, result.IsUsable))
        {
            _planner.Reset();
        }

        return milliseconds;
    }

    /// <summary>Decides some times from where the robot is, and counts what the process allocates meanwhile.</summary>
    /// <param name="decisions">How often.</param>
    /// <returns>Bytes a decision.</returns>
    public double AllocatedBytes(int decisions)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int decision = 0; decision < decisions; decision++)
        {
            _ = _planner.Plan(_robot.Request, _sequence);
        }

        return (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / decisions;
    }

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();
}
