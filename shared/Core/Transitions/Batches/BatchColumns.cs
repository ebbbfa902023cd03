using System;

namespace MbRlRobot.Transitions.Batches;

/// <summary>The rows of a batch, column by column, in the order of the message's fields.</summary>
/// <param name="schema">Shape of the rows.</param>
/// <param name="rows">Room for rows.</param>
internal sealed class BatchColumns(TransitionSchema schema, int rows)
{
    internal int[] Episodes { get; init; } = new int[rows];

    internal int[] Steps { get; init; } = new int[rows];

    internal long[] Times { get; init; } = new long[rows];

    internal double[] Durations { get; init; } = new double[rows];

    internal float[] States { get; init; } = new float[rows * schema.StateDimension];

    internal float[] Actions { get; init; } = new float[rows * schema.ActionDimension];

    internal float[] NextStates { get; init; } = new float[rows * schema.StateDimension];

    internal float[] Parameters { get; init; } = new float[rows * schema.ParameterDimension];

    internal float[] Rewards { get; init; } = new float[rows];

    internal TransitionFlags[] Flags { get; init; } = new TransitionFlags[rows];

    internal ulong[] ModelVersions { get; init; } = new ulong[rows];

    internal void Set(int row, Transition from)
    {
        Episodes[row] = from.Episode;
        Steps[row] = from.Step;
        Times[row] = from.TimeNanoseconds;
        Durations[row] = from.DtSeconds;
        from.State.Span.CopyTo(States.AsSpan(row * schema.StateDimension));
        from.Action.Span.CopyTo(Actions.AsSpan(row * schema.ActionDimension));
        from.NextState.Span.CopyTo(NextStates.AsSpan(row * schema.StateDimension));
        from.Parameters.Span.CopyTo(Parameters.AsSpan(row * schema.ParameterDimension));
        Rewards[row] = from.Reward;
        Flags[row] = from.Flags;
        ModelVersions[row] = from.ModelVersion;
    }

    internal Transition Get(int row, TransitionId id) => new()
    {
        Id = id,
        Episode = Episodes[row],
        Step = Steps[row],
        TimeNanoseconds = Times[row],
        DtSeconds = Durations[row],
        State = Row(States, row, schema.StateDimension),
        Action = Row(Actions, row, schema.ActionDimension),
        NextState = Row(NextStates, row, schema.StateDimension),
        Parameters = Row(Parameters, row, schema.ParameterDimension),
        Reward = Rewards[row],
        Flags = Flags[row],
        ModelVersion = ModelVersions[row],
    };

    /// <summary>A copy of the first rows.</summary>
    internal BatchColumns Take(int count) => new(schema, 0)
    {
        Episodes = Episodes[..count],
        Steps = Steps[..count],
        Times = Times[..count],
        Durations = Durations[..count],
        States = States[..(count * schema.StateDimension)],
        Actions = Actions[..(count * schema.ActionDimension)],
        NextStates = NextStates[..(count * schema.StateDimension)],
        Parameters = Parameters[..(count * schema.ParameterDimension)],
        Rewards = Rewards[..count],
        Flags = Flags[..count],
        ModelVersions = ModelVersions[..count],
    };

    private static ReadOnlyMemory<float> Row(float[] column, int row, int width) => column.AsMemory(row * width, width);
}
