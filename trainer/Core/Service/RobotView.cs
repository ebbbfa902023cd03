using MbRlRobot.Messaging.Payloads;

namespace MbRlRobot.Service;

/// <summary>What a trainer knows of one robot.</summary>
/// <param name="RobotId">The robot.</param>
/// <param name="Type">Its type; empty before its birth was heard.</param>
/// <param name="IsOnline">Whether it is connected; null where nothing was heard.</param>
/// <param name="State">Its lifecycle state; null where it is offline, or nothing was heard.</param>
/// <param name="Fault">The code of its first fault; null for none.</param>
/// <param name="Live">What its telemetry said last; null unless its control process is active.</param>
/// <param name="Problem">Why it is not served; null where it is.</param>
/// <param name="Installed">The version that it runs; 0 for none.</param>
/// <param name="Offered">The version that its retained manifest offers; 0 for none.</param>
/// <param name="LastResult">How far the last model came; null where it said nothing.</param>
/// <param name="Episodes">Its episodes in the store that have ended.</param>
/// <param name="LastReturn">The return of the one that ended last; null for none.</param>
public sealed record RobotView(
    string RobotId,
    string Type = "",
    bool? IsOnline = null,
    LifecycleState? State = null,
    string? Fault = null,
    LiveView? Live = null,
    string? Problem = null,
    ulong Installed = 0,
    ulong Offered = 0,
    ModelResult? LastResult = null,
    long Episodes = 0,
    double? LastReturn = null);
