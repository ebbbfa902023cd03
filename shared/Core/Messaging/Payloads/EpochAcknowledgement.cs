using System.Text.Json.Serialization;
using MbRlRobot.Transitions;

namespace MbRlRobot.Messaging.Payloads;

/// <summary>How much of one epoch the trainer has on its disk.</summary>
/// <param name="Epoch">The epoch; in JSON 16 lower-case hexadecimal digits.</param>
/// <param name="Sequence">
/// Its high-water mark: every transition from sequence 0 up to and with this one is stored, or was lost by the robot's account.
/// </param>
public sealed record EpochAcknowledgement(
    [property: JsonConverter(typeof(EpochJsonConverter))] ulong Epoch,
    ulong Sequence);
