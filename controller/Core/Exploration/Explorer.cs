using System;
using System.Linq;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.Exploration;

/// <summary>
/// Moves a robot before there is a model: one independent signal for each action, around the middle of its range.
/// </summary>
public sealed class Explorer
{
    private readonly IExplorationSignal[] _signals;
    private readonly float[] _middle;
    private readonly float[] _reach;
    private readonly float[] _low;
    private readonly float[] _high;

    /// <summary>Prepares the signals that a robot asks for.</summary>
    /// <param name="robot">The robot.</param>
    public Explorer(RobotDescription robot)
    {
        ArgumentNullException.ThrowIfNull(robot);
        _signals = [.. robot.Action.Select(_ => Signal(robot))];
        _middle = [.. robot.Action.Select(action => (float)action.Limits.Middle)];
        _reach = [.. robot.Action.Select(action => (float)(action.Limits.HalfRange * robot.Exploration.Amplitude))];
        _low = [.. robot.Action.Select(action => (float)action.Limits.Low)];
        _high = [.. robot.Action.Select(action => (float)action.Limits.High)];
    }

    /// <summary>Starts an episode.</summary>
    /// <param name="seed">Fixes what will be done.</param>
    public void Start(ulong seed)
    {
        for (int action = 0; action < _signals.Length; action++)
        {
            _signals[action].Start(new Philox(seed).Derive((ulong)action));
        }
    }

    /// <summary>The actions of a step; asked for in order. Neither allocates nor throws.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <param name="actions">Receives them, inside their limits, in their units: [da].</param>
    public void Act(int step, Span<float> actions)
    {
        for (int action = 0; action < _signals.Length; action++)
        {
            // rounding may carry a full reach past a limit
            float wanted = _middle[action] + (_reach[action] * _signals[action].At(step));
            actions[action] = Math.Clamp(wanted, _low[action], _high[action]);
        }
    }

    private static IExplorationSignal Signal(RobotDescription robot)
    {
        ExplorationDescription exploration = robot.Exploration;
        Interval hold = exploration.HoldSteps ?? new Interval(1, 9);
        int steps = robot.Task.EpisodeSteps;
        double duration = steps * robot.ControlPeriod;
        Interval sweep = exploration.Frequencies ?? new Interval(1 / duration, 0.1 / robot.ControlPeriod);
        return exploration.Kind switch
        {
            ExplorationKind.Doublets => new HeldSignal((int)hold.Low, (int)hold.High, isDoublet: true),
            ExplorationKind.Held => new HeldSignal((int)hold.Low, (int)hold.High, isDoublet: false),
            ExplorationKind.White => new WhiteSignal(),
            ExplorationKind.Coloured => new ColouredSignal(exploration.Beta ?? 2, steps),
            ExplorationKind.Chirp => new ChirpSignal(sweep.Low, sweep.High, robot.ControlPeriod, steps),
            _ => throw new ArgumentOutOfRangeException(nameof(robot), exploration.Kind, "no such exploration"),
        };
    }
}
