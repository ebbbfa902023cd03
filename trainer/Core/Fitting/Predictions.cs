using System;

namespace MbRlRobot.Fitting;

/// <summary>What all members say of some rows, in normalised units.</summary>
internal sealed class Predictions
{
    private Predictions(int members, int rows, int outputs)
    {
        (Members, Rows, Outputs) = (members, rows, outputs);
        Means = new float[checked(members * rows * outputs)];
        LogVariances = new float[Means.Length];
    }

    internal int Members { get; }

    internal int Rows { get; }

    internal int Outputs { get; }

    /// <summary>[members, rows, learned states].</summary>
    internal float[] Means { get; }

    /// <summary>[members, rows, learned states].</summary>
    internal float[] LogVariances { get; }

    /// <summary>Asks all members about all rows.</summary>
    internal static Predictions Of(AlignedFloats[] members, IMemberKernel kernel, Workspace work, NetworkShape shape, RowSet rows)
    {
        Predictions predictions = new(members.Length, rows.Count, shape.Outputs);
        for (int first = 0; first < rows.Count; first += work.Rows)
        {
            int count = Math.Min(work.Rows, rows.Count - first);
            for (int place = 0; place < count; place++)
            {
                rows.CopyTo(work, place, first + place);
            }

            for (int member = 0; member < members.Length; member++)
            {
                int at = predictions.At(member, first, 0);
                kernel.Predict(members[member], work, count, predictions.Means.AsSpan(at), predictions.LogVariances.AsSpan(at));
            }
        }

        return predictions;
    }

    /// <summary>Where a number lies.</summary>
    internal int At(int member, int row, int output) => (((member * Rows) + row) * Outputs) + output;
}
