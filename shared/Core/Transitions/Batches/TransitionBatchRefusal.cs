namespace MbRlRobot.Transitions.Batches;

/// <summary>Why a trainer did not take a batch. In the order of the checks: the reason told is the first that holds.</summary>
public enum TransitionBatchRefusal
{
    /// <summary>Not refused.</summary>
    None = 0,

    /// <summary>The payload is empty, or longer than <see cref="Messaging.PayloadLimits.TransitionsBytes"/>.</summary>
    Size,

    /// <summary>The bytes are no such message: damaged, cut off, with more behind it, or with fields that are not known.</summary>
    Encoding,

    /// <summary>The message has another format version than <see cref="TransitionBatchWriter.Format"/>.</summary>
    Format,

    /// <summary>The robot id is none, or is not the one in the topic.</summary>
    RobotId,

    /// <summary>The schema hash has not 32 bytes, or a number of states, actions or parameters is outside its range.</summary>
    Schema,

    /// <summary>The batch has no rows.</summary>
    Count,

    /// <summary>A sequence number is above <see cref="TransitionBatch.LargestSequence"/>, or more rows are lost than came before.</summary>
    Sequence,

    /// <summary>A column has not the length that follows from count and dimensions.</summary>
    Columns,

    /// <summary>The marks of chained rows have a wrong length, or mark a row that has no next one.</summary>
    Chain,

    /// <summary>A row has a flag that is not known, a negative episode or step, or a model version above 2^63 - 1.</summary>
    Values,

    /// <summary>The trainer serves no robot of this schema.</summary>
    UnknownSchema,

    /// <summary>The epoch began with another schema; a control process has one in its life.</summary>
    OtherSchema,
}
