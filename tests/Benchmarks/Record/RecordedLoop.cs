using System;
using System.Linq;
using MbRlRobot.Planning;
using MbRlRobot.Recording;
using MbRlRobot.Transitions;

namespace MbRlRobot.Benchmarks.Record;

/// <summary>
/// What a control loop tells its recorder in a control period: a reading, a decision, the step. The ring is the product's own, in
/// memory that is mapped and locked; nobody empties it, which the writer neither knows nor waits for.
/// </summary>
internal sealed class RecordedLoop : IDisposable
{
    private const int Horizon = 20;
    private const int Actions = 2;
    private const double ControlPeriod = 0.02;
    private const double RingSeconds = 60;
    private readonly RecordRing _ring;
    private readonly TransitionRecorder _recorder;
    private readonly double[] _channels;
    private readonly float[] _state;
    private readonly float[] _nextState;
    private readonly float[] _action = new float[Actions];
    private readonly float[] _plan = new float[Horizon * Actions];
    private int _step;

    /// <summary>Makes a ring and fills it once, so that every page of it was touched.</summary>
    /// <param name="states">Dimension of the state.</param>
    /// <param name="folder">Where the ring is made.</param>
    public RecordedLoop(int states, string folder)
    {
        const string robotId = "benchmark";
        (_state, _nextState, _channels) = (new float[states], new float[states], new double[states]);
        TransitionSchema schema = new(new string('b', 64), states, Actions, 0);
        string[] names = [.. Enumerable.Range(0, states).Select(channel => $"channel{channel}")];
        RecordSource source = new(robotId, 1, schema, names, readingsPerStep: 1);
        _ring = new RingFolder(robotId, folder).Create(source, RecordRing.CapacityFor(ControlPeriod, RingSeconds));
        _recorder = new TransitionRecorder(_ring, plannerSeed: 0);
        for (int record = 0; record < _ring.Capacity; record++)
        {
            Period();
        }
    }

    /// <summary>Why the ring is not locked in memory; null where it is.</summary>
    public string? Warning => _ring.Warning;

    /// <summary>The record call alone.</summary>
    public void Step() => _recorder.Record(new StepRecord
    {
        Step = _step,
        TimeNanoseconds = _step,
        DtSeconds = ControlPeriod,
        State = _state,
        Action = _action,
        NextState = _nextState,
        Parameters = [],
        Reward = _step,
        Flags = TransitionFlags.None,
        ModelVersion = 1,
        PlanTick = (ulong)_step,
        PlanStep = 0,
    });

    /// <summary>All that is recorded of a control period.</summary>
    public void Period()
    {
        _step++;
        _recorder.Read(_channels, _step);
        PlanRequest request = new(_state, _action, [], _step, (ulong)_step, executedSteps: 1);
        _recorder.Decided(request, new PlanResult(true, 3, 97, 0, _step, 0), _plan, _step);
        Step();
    }

    /// <inheritdoc/>
    public void Dispose() => _ring.Dispose();
}
