using System.Collections.Generic;

namespace MbRlRobot.Messaging.Payloads;

/// <summary>
/// <c>status</c>, robot to trainer, retained, at every change. The broker publishes <see cref="Offline"/> as the robot's will.
/// </summary>
/// <param name="Online">Whether the robot is connected.</param>
/// <param name="BdSeq">Number of the connection, as in the birth: a will of an older connection says nothing about this one.</param>
/// <param name="Faults">What is wrong; at most <see cref="MaximumFaults"/>, none where all is well.</param>
/// <param name="State">Its lifecycle state; null where it is offline and so not known.</param>
/// <param name="Estop">Whether the emergency stop is open (pressed), as read back from hardware; null where that is not known.</param>
public sealed record RobotStatus(
    bool Online,
    long BdSeq,
    IReadOnlyList<RobotFault> Faults,
    LifecycleState? State = null,
    bool? Estop = null) : IPayload<RobotStatus>
{
    /// <summary>How many faults a payload may hold.</summary>
    public const int MaximumFaults = 4;

    static TopicKind IPayload<RobotStatus>.Kind => TopicKind.Status;

    /// <summary>The will of a connection.</summary>
    /// <param name="bdSeq">Its number.</param>
    /// <returns>The status that the broker publishes when the connection dies.</returns>
    public static RobotStatus Offline(long bdSeq) => new(Online: false, bdSeq, Faults: []);

    /// <inheritdoc/>
    public string? FindProblem() => PayloadRules.First(
        PayloadRules.Require(Online == State.HasValue, "$.state", State, "a state when online, none when offline"),
        PayloadRules.Each("$.faults", Faults, MaximumFaults, (path, fault) =>
            fault is null ? PayloadRules.Describe(path, "null", "an object") : fault.FindProblem(path)),
        PayloadRules.NotNegative("$.bdSeq", BdSeq));
}
