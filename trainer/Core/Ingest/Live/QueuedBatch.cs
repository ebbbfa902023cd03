using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.Ingest.Live;

/// <summary>A batch that waits to be stored.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Arrived">When it came, as a time provider's timestamp.</param>
internal readonly record struct QueuedBatch(TransitionBatch Batch, long Arrived)
{
    private const int BytesOfBatch = 2048;
    private const int BytesOfRow = 40;

    /// <summary>About the memory it takes.</summary>
    internal long Bytes
    {
        get
        {
            TransitionSchema schema = Batch.Schema;
            int floats = (2 * schema.StateDimension) + schema.ActionDimension + schema.ParameterDimension;
            return BytesOfBatch + ((long)Batch.Count * (BytesOfRow + (sizeof(float) * floats)));
        }
    }
}
