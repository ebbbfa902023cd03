using System;
using MbRlRobot.Transitions;

namespace MbRlRobot.Recording;

/// <summary>Where a source's records have what depends on its dimensions.</summary>
internal sealed class RecordLayout
{
    private const int Line = 64;

    public RecordLayout(RecordSource source)
    {
        TransitionSchema schema = source.Schema;
        (States, Actions, Parameters) = (schema.StateDimension, schema.ActionDimension, schema.ParameterDimension);
        Channels = source.Channels.Count;
        StartReading = Align(RecordFields.StartFloats + (sizeof(float) * (States + Parameters)), sizeof(double));
        ReadingLength = sizeof(long) + (sizeof(double) * Channels);
        DecisionLength = RecordFields.DecisionFloats + (sizeof(float) * (States + (2 * Actions) + Parameters));
        StepReadings = Align(
            RecordFields.StepFloats + (sizeof(float) * ((2 * States) + Actions + Parameters)), sizeof(double));
        MaximumReadings = source.ReadingsPerStep;
        int longest = Math.Max(StepReadings + (MaximumReadings * ReadingLength), Math.Max(DecisionLength, LongestEvent));
        SlotLength = Align(Math.Max(longest, StartReading + ReadingLength), Line);
    }

    public int States { get; }

    public int Actions { get; }

    public int Parameters { get; }

    public int Channels { get; }

    /// <summary>The most readings in a step.</summary>
    public int MaximumReadings { get; }

    /// <summary>Bytes of a reading: its stamp and a double for each channel.</summary>
    public int ReadingLength { get; }

    /// <summary>Where an episode's first reading is.</summary>
    public int StartReading { get; }

    /// <summary>Bytes of a decision.</summary>
    public int DecisionLength { get; }

    /// <summary>Where a step's readings begin.</summary>
    public int StepReadings { get; }

    /// <summary>Bytes of a record in the ring: the longest kind, in whole cache lines.</summary>
    public int SlotLength { get; }

    private static int LongestEvent => RecordFields.EventText + RecordFields.EventLongestText;

    /// <summary>How many readings a step of some length holds.</summary>
    public int ReadingsOf(int length) => (length - StepReadings) / ReadingLength;

    /// <summary>Whether records of a kind can have a length.</summary>
    public bool IsLengthOf(RecordKind kind, int length) => kind switch
    {
        RecordKind.Start => length == StartReading + ReadingLength,
        RecordKind.Decision => length == DecisionLength,
        RecordKind.Step => length >= StepReadings
            && (length - StepReadings) % ReadingLength == 0 && ReadingsOf(length) <= MaximumReadings,
        RecordKind.Event => length >= RecordFields.EventText && length <= LongestEvent,
        _ => false,
    };

    private static int Align(int length, int to) => (length + to - 1) / to * to;
}
