using System.Text.Json.Serialization;

namespace MbRlRobot.Transitions;

/// <summary>
/// How far into one epoch of one robot something reaches: every transition from sequence 0 up to and with
/// <see cref="Sequence"/>, without a gap but for rows that the robot lost for ever. Used for what a trainer has stored and
/// for what a model has learned from.
/// </summary>
/// <param name="RobotId">The robot.</param>
/// <param name="Epoch">The epoch; in JSON 16 lower-case hexadecimal digits.</param>
/// <param name="Sequence">The last sequence number that is included.</param>
public sealed record HighWaterMark(
    string RobotId,
    [property: JsonConverter(typeof(EpochJsonConverter))] ulong Epoch,
    ulong Sequence);
