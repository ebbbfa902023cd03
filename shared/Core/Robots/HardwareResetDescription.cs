namespace MbRlRobot.Robots;

/// <summary>How a physical robot gets to the start of an episode.</summary>
/// <param name="Kind">The procedure.</param>
/// <param name="Timeout">Seconds it may take before the session ends in a fault.</param>
/// <param name="SpeedLimit">The fastest it may move meanwhile, as a fraction of each action's slew and limits.</param>
public sealed record HardwareResetDescription(
    HardwareResetKind Kind = HardwareResetKind.Operator,
    double Timeout = 60,
    double SpeedLimit = 0.2);
