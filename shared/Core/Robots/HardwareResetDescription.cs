using System.Collections.Generic;

namespace MbRlRobot.Robots;

/// <summary>How a physical robot gets to the start of an episode.</summary>
/// <param name="Kind">The procedure.</param>
/// <param name="Timeout">Seconds it may take before the session ends in a fault.</param>
/// <param name="SpeedLimit">How hard it may drive home, as a fraction of each action's limits.</param>
/// <param name="Home">For the procedure home: what each action brings where; null otherwise.</param>
public sealed record HardwareResetDescription(
    HardwareResetKind Kind = HardwareResetKind.Operator,
    double Timeout = 60,
    double SpeedLimit = 0.2,
    OrderedDictionary<string, HomeDescription>? Home = null)
{
    /// <summary>For the procedure home: what each action brings where, by action; empty otherwise.</summary>
    public OrderedDictionary<string, HomeDescription> Home { get; init; } = Home ?? [];
}
