using System;
using System.IO;
using MbRlRobot.Planning;
using MbRlRobot.Transitions;

namespace MbRlRobot.Recording;

/// <summary>Reads the records of a source back.</summary>
/// <param name="source">The source.</param>
internal sealed class RecordDecoder(RecordSource source)
{
    private readonly RecordLayout _layout = new(source);

    /// <summary>Reads one.</summary>
    /// <param name="record">The record as the ring has it; what is before <see cref="RecordFields.Kind"/> does not count.</param>
    /// <exception cref="InvalidDataException">It is none of this source.</exception>
    public LogRecord Decode(ReadOnlySpan<byte> record)
    {
        RecordKind kind = record.Length < RecordFields.Body ? 0 : record.Get<RecordKind>(RecordFields.Kind);
        if (!_layout.IsLengthOf(kind, record.Length))
        {
            throw new InvalidDataException($"a record of kind {(ushort)kind} has {record.Length} bytes");
        }

        return kind switch
        {
            RecordKind.Start => Start(record),
            RecordKind.Decision => Decision(record),
            RecordKind.Step => Step(record),
            _ => Event(record),
        };
    }

    private LoggedStart Start(ReadOnlySpan<byte> record)
    {
        int next = RecordFields.StartFloats;
        float[] state = record.Take<float>(ref next, _layout.States);
        float[] parameters = record.Take<float>(ref next, _layout.Parameters);
        return new LoggedStart(
            source,
            record.Get<ulong>(RecordFields.Index),
            record.Get<ulong>(RecordFields.Sequence),
            record.Get<int>(RecordFields.Episode),
            record.Get<long>(RecordFields.Time),
            (record.Get<uint>(RecordFields.StartMarks) & RecordFields.Exploring) != 0,
            state,
            parameters,
            ReadingAt(record, _layout.StartReading));
    }

    private LoggedDecision Decision(ReadOnlySpan<byte> record)
    {
        int next = RecordFields.DecisionFloats;
        float[] state = record.Take<float>(ref next, _layout.States);
        float[] previous = record.Take<float>(ref next, _layout.Actions);
        float[] parameters = record.Take<float>(ref next, _layout.Parameters);
        float[] first = record.Take<float>(ref next, _layout.Actions);
        return new LoggedDecision(
            source,
            record.Get<ulong>(RecordFields.Index),
            record.Get<ulong>(RecordFields.Sequence),
            record.Get<int>(RecordFields.Episode),
            record.Get<long>(RecordFields.Time),
            record.Get<ulong>(RecordFields.DecisionTick),
            record.Get<ulong>(RecordFields.DecisionSeed),
            record.Get<ulong>(RecordFields.DecisionModelVersion),
            record.Get<ulong>(RecordFields.DecisionModelId),
            record.Get<long>(RecordFields.DecisionBudget),
            record.Get<int>(RecordFields.DecisionExecuted),
            record.Get<float>(RecordFields.DecisionSeconds),
            state,
            previous,
            parameters,
            first,
            record.Get<uint>(RecordFields.DecisionChecksum),
            ResultOf(record));
    }

    private static PlanResult ResultOf(ReadOnlySpan<byte> record) => new(
        (record.Get<uint>(RecordFields.DecisionMarks) & RecordFields.Usable) != 0,
        record.Get<int>(RecordFields.DecisionIterations),
        Candidates: 0,
        record.Get<int>(RecordFields.DecisionNonFinite),
        record.Get<float>(RecordFields.DecisionReturn),
        record.Get<float>(RecordFields.DecisionDisagreement));

    private LoggedStep Step(ReadOnlySpan<byte> record)
    {
        Reading[] readings = new Reading[_layout.ReadingsOf(record.Length)];
        for (int reading = 0; reading < readings.Length; reading++)
        {
            readings[reading] = ReadingAt(record, _layout.StepReadings + (reading * _layout.ReadingLength));
        }

        return new LoggedStep(
            source,
            record.Get<ulong>(RecordFields.Index),
            TransitionOf(record),
            record.Get<ulong>(RecordFields.StepPlanTick),
            record.Get<int>(RecordFields.StepPlanStep),
            record.Get<ushort>(RecordFields.StepMissedReadings),
            readings);
    }

    private Transition TransitionOf(ReadOnlySpan<byte> record)
    {
        int next = RecordFields.StepFloats;
        return new Transition
        {
            Id = new TransitionId(source.RobotId, source.Epoch, record.Get<ulong>(RecordFields.Sequence)),
            Episode = record.Get<int>(RecordFields.Episode),
            Step = record.Get<int>(RecordFields.StepNumber),
            TimeNanoseconds = record.Get<long>(RecordFields.Time),
            DtSeconds = record.Get<double>(RecordFields.StepDt),
            State = record.Take<float>(ref next, _layout.States),
            Action = record.Take<float>(ref next, _layout.Actions),
            NextState = record.Take<float>(ref next, _layout.States),
            Parameters = record.Take<float>(ref next, _layout.Parameters),
            Reward = record.Get<float>(RecordFields.StepReward),
            Flags = record.Get<TransitionFlags>(RecordFields.StepFlags),
            ModelVersion = record.Get<ulong>(RecordFields.StepModelVersion),
        };
    }

    private LoggedEvent Event(ReadOnlySpan<byte> record) => new(
        source,
        record.Get<ulong>(RecordFields.Index),
        record.Get<ulong>(RecordFields.Sequence),
        record.Get<int>(RecordFields.Episode),
        record.Get<long>(RecordFields.Time),
        record.Get<EventKind>(RecordFields.EventCode),
        record.Get<ulong>(RecordFields.EventFirst),
        record.Get<ulong>(RecordFields.EventSecond),
        EventBytes.TextOf(record),
        (record.Get<ushort>(RecordFields.Marks) & RecordFields.MadeByLink) != 0);

    private Reading ReadingAt(ReadOnlySpan<byte> record, int offset)
    {
        int next = offset + sizeof(long);
        return new Reading(record.Get<long>(offset), record.Take<double>(ref next, _layout.Channels));
    }
}
