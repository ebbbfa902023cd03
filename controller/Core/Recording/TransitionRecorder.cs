using System;
using System.Runtime.InteropServices;
using MbRlRobot.Loop;
using MbRlRobot.Numerics;
using MbRlRobot.Planning;

namespace MbRlRobot.Recording;

/// <summary>
/// Records what a loop does: readings, decisions, control periods, events. A loop tells it of readings and decisions as its
/// observer, and of episodes and steps by the methods here, in the order in which they happen.
/// </summary>
/// <remarks>
/// Used by the loop's thread alone. After construction nothing here allocates, waits, calls the system or throws. What does
/// not have the source's dimensions is not recorded but counted.
/// </remarks>
public sealed class TransitionRecorder : ILoopObserver
{
    private readonly RecordRing _ring;
    private readonly RecordLayout _layout;
    private readonly ulong _plannerSeed;
    private readonly byte[] _step;
    private readonly byte[] _other;
    private readonly byte[] _start;
    private ulong _modelVersion;
    private ulong _modelId;
    private long _timeNanoseconds;
    private int _episode = -1;
    private int _readings;
    private int _missedReadings;

    /// <summary>Records into a ring.</summary>
    /// <param name="ring">The ring; it stays the caller's.</param>
    /// <param name="plannerSeed">The seed that the planner was built with.</param>
    public TransitionRecorder(RecordRing ring, ulong plannerSeed)
    {
        ArgumentNullException.ThrowIfNull(ring);
        (_ring, _layout, _plannerSeed) = (ring, ring.Layout, plannerSeed);
        (_step, _other, _start) = (new byte[_layout.SlotLength], new byte[_layout.SlotLength], new byte[_layout.SlotLength]);
    }

    /// <summary>The sequence of the next transition: how many there were.</summary>
    public ulong NextSequence { get; private set; }

    /// <summary>What was not recorded because its dimensions are not the source's: a fault of the loop.</summary>
    public long Malformed { get; private set; }

    /// <summary>Another model plans from here on.</summary>
    /// <param name="version">Its version.</param>
    /// <param name="id">The first eight bytes of its file's SHA-256, little-endian.</param>
    public void SwapModel(ulong version, ulong id)
    {
        (_modelVersion, _modelId) = (version, id);
        Announce(EventKind.ModelSwapped, version, id, default);
    }

    /// <summary>An episode begins, with the reading that <see cref="Started"/> told of.</summary>
    /// <param name="episode">Which, from 0.</param>
    /// <param name="isExploring">Whether it explores.</param>
    /// <param name="state">Where it starts: [ds].</param>
    /// <param name="parameters">Goals and set-points: [dp].</param>
    /// <returns>Whether it was recorded.</returns>
    public bool StartEpisode(int episode, bool isExploring, ReadOnlySpan<float> state, ReadOnlySpan<float> parameters)
    {
        (_episode, _readings, _missedReadings) = (episode, 0, 0);
        if (state.Length != _layout.States || parameters.Length != _layout.Parameters)
        {
            return Refuse();
        }

        Span<byte> record = _start.AsSpan(0, _layout.StartReading + _layout.ReadingLength);
        record.Put(RecordFields.StartMarks, isExploring ? RecordFields.Exploring : 0u);
        int next = record.Put(RecordFields.StartFloats, state);
        record.Put(next, parameters);
        return Append(record, RecordKind.Start, _timeNanoseconds);
    }

    /// <summary>A control period has passed.</summary>
    /// <param name="step">What it brought.</param>
    /// <returns>Whether it was recorded; then it has taken <see cref="NextSequence"/>.</returns>
    public bool Record(in StepRecord step)
    {
        Span<byte> record = _step.AsSpan(0, _layout.StepReadings + (_readings * _layout.ReadingLength));
        ushort missed = (ushort)Math.Min(_missedReadings, ushort.MaxValue);
        (_readings, _missedReadings) = (0, 0);
        if (step.State.Length != _layout.States || step.NextState.Length != _layout.States
            || step.Action.Length != _layout.Actions || step.Parameters.Length != _layout.Parameters)
        {
            return Refuse();
        }

        Fill(record, step);
        record.Put(RecordFields.StepMissedReadings, missed);
        Append(record, RecordKind.Step, step.TimeNanoseconds);
        NextSequence++;
        return true;
    }

    /// <summary>An episode has ended.</summary>
    /// <param name="end">Why.</param>
    /// <param name="episodeReturn">The sum of its rewards.</param>
    public void EndEpisode(EpisodeEnd end, double episodeReturn) =>
        Announce(EventKind.EpisodeEnded, (ulong)end, BitConverter.DoubleToUInt64Bits(episodeReturn), default);

    /// <summary>Something has happened.</summary>
    /// <param name="kind">What.</param>
    /// <param name="first">Its first value.</param>
    /// <param name="second">Its second value.</param>
    /// <param name="text">A few words; what is longer than 120 bytes of UTF-8 is cut.</param>
    public void Announce(EventKind kind, ulong first, ulong second, ReadOnlySpan<char> text)
    {
        int length = EventBytes.Put(_other, kind, first, second, text);
        Append(_other.AsSpan(0, length), RecordKind.Event, _timeNanoseconds);
    }

    /// <inheritdoc/>
    public void Started(ReadOnlySpan<double> channels, long stampNanoseconds)
    {
        _timeNanoseconds = stampNanoseconds;
        _ = channels.Length == _layout.Channels ? PutReading(_start, _layout.StartReading, channels, stampNanoseconds) : Refuse();
    }

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<double> channels, long stampNanoseconds)
    {
        _timeNanoseconds = stampNanoseconds;
        if (channels.Length != _layout.Channels || _readings == _layout.MaximumReadings)
        {
            _missedReadings++;
            return;
        }

        PutReading(_step, _layout.StepReadings + (_readings * _layout.ReadingLength), channels, stampNanoseconds);
        _readings++;
    }

    /// <inheritdoc/>
    public void Decided(
        in PlanRequest request, in PlanResult result, ReadOnlySpan<float> sequence, long startedNanoseconds)
    {
        if (request.State.Length != _layout.States || request.PreviousAction.Length != _layout.Actions
            || request.Parameters.Length != _layout.Parameters || sequence.Length < _layout.Actions)
        {
            Refuse();
            return;
        }

        Span<byte> record = _other.AsSpan(0, _layout.DecisionLength);
        Fill(record, request, startedNanoseconds);
        Fill(record, result);
        record.Put(RecordFields.DecisionChecksum, Crc32C.Of(MemoryMarshal.AsBytes(sequence)));
        record.Put(record.Length - (sizeof(float) * _layout.Actions), sequence[.._layout.Actions]);
        Append(record, RecordKind.Decision, startedNanoseconds);
    }

    private static void Fill(Span<byte> record, in StepRecord step)
    {
        record.Put(RecordFields.StepDt, step.DtSeconds);
        record.Put(RecordFields.StepModelVersion, step.ModelVersion);
        record.Put(RecordFields.StepPlanTick, step.PlanTick);
        record.Put(RecordFields.StepNumber, step.Step);
        record.Put(RecordFields.StepPlanStep, step.PlanStep);
        record.Put(RecordFields.StepReward, step.Reward);
        record.Put(RecordFields.StepFlags, (ushort)step.Flags);
        int next = record.Put(RecordFields.StepFloats, step.State);
        next = record.Put(next, step.Action);
        next = record.Put(next, step.NextState);
        record.Put(next, step.Parameters);
    }

    private void Fill(Span<byte> record, in PlanRequest request, long startedNanoseconds)
    {
        bool isOpen = request.DeadlineNanoseconds == long.MaxValue;
        record.Put(RecordFields.DecisionTick, request.Tick);
        record.Put(RecordFields.DecisionSeed, _plannerSeed);
        record.Put(RecordFields.DecisionModelVersion, _modelVersion);
        record.Put(RecordFields.DecisionModelId, _modelId);
        record.Put(
            RecordFields.DecisionBudget, isOpen ? long.MaxValue : request.DeadlineNanoseconds - startedNanoseconds);
        record.Put(RecordFields.DecisionExecuted, request.ExecutedSteps);
        record.Put(RecordFields.DecisionSeconds, request.TimeSeconds);
        int next = record.Put(RecordFields.DecisionFloats, request.State);
        next = record.Put(next, request.PreviousAction);
        record.Put(next, request.Parameters);
    }

    private static void Fill(Span<byte> record, in PlanResult result)
    {
        record.Put(RecordFields.DecisionIterations, result.Iterations);
        record.Put(RecordFields.DecisionReturn, result.Return);
        record.Put(RecordFields.DecisionDisagreement, result.Disagreement);
        record.Put(RecordFields.DecisionNonFinite, result.NonFinite);
        record.Put(RecordFields.DecisionMarks, result.IsUsable ? RecordFields.Usable : 0u);
    }

    private static bool PutReading(Span<byte> record, int offset, ReadOnlySpan<double> channels, long stampNanoseconds)
    {
        record.Put(offset, stampNanoseconds);
        record.Put(offset + sizeof(long), channels);
        return true;
    }

    private bool Append(Span<byte> record, RecordKind kind, long timeNanoseconds)
    {
        RecordHead.Put(record, kind, 0, _episode, NextSequence, timeNanoseconds);
        _ring.Append(record);
        return true;
    }

    private bool Refuse()
    {
        Malformed++;
        return false;
    }
}
