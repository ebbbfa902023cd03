using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.ControllerApp;
using MbRlRobot.Loop;
using MbRlRobot.Onnx;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Rollouts;

namespace MbRlRobot.Benchmarks.Compute;

/// <summary>The same decision again and again, each with random numbers of its own, by the product's planner and engine.</summary>
internal sealed class RepeatedDecision : IDisposable
{
    private readonly Workload _work;
    private readonly IRolloutEngine _engine;
    private readonly IPlanner _planner;
    private readonly float[] _state;
    private readonly float[] _previous;
    private readonly float[] _parameters;
    private readonly float[] _sequence;
    private PlanResult _last;
    private ulong _tick;

    /// <summary>Loads the workload's model file into an engine.</summary>
    /// <param name="work">The workload.</param>
    /// <param name="engine">The engine's name.</param>
    /// <param name="threads">Its threads.</param>
    public RepeatedDecision(Workload work, string engine, int threads)
    {
        _work = work;
        RobotDescription robot = work.Robot;
        byte[] onnx = OnnxModelWriter.Write(work.Model, robot);
        _engine = ControllerProgram.Adapters().RolloutEngines.Find(engine)(new RolloutSetup(
            robot, onnx, PlannerFactory.MaximumCandidates(robot.Planner), threads, new Dictionary<string, string>()));
        _planner = PlannerFactory.Create(robot, _engine, seed: 1, new MonotonicLoopClock());
        _state = [.. Enumerable.Repeat(0.01f, robot.State.Count)];
        _previous = new float[robot.Action.Count];
        _parameters = [.. robot.Parameters.Select(parameter => (float)parameter.Default)];
        _sequence = new float[_planner.Horizon * _planner.ActionDimension];
    }

    /// <summary>The candidates of a decision.</summary>
    public long Candidates => _last.Candidates;

    /// <summary>
    /// The networks evaluated in all decisions so far: for the built-in engine as it counts them, which shares what is the same; for any
    /// other one for each step of each particle.
    /// </summary>
    public long Evaluations =>
        (_engine as BuiltInRolloutEngine)?.Evaluations ?? ((long)_tick * Candidates * _work.CandidateEvaluations);

    /// <summary>Makes one.</summary>
    public void Make() =>
        _last = _planner.Plan(new PlanRequest(_state, _previous, _parameters, 0, _tick++, executedSteps: 1), _sequence);

    /// <summary>A particle that is done early is not rolled on: then fewer networks were evaluated than are counted.</summary>
    /// <exception cref="IOException">The last decision had one.</exception>
    public void ThrowIfCutShort()
    {
        if (!_last.IsUsable || _last.NonFinite > 0 || (_work.AliveReturn is { } alive && Math.Abs(_last.Return - alive) > 1e-6 * alive))
        {
            throw new IOException($"Not all rollouts went to the horizon: {_last}.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();
}
