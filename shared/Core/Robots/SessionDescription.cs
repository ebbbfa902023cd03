namespace MbRlRobot.Robots;

/// <summary>What one arming covers.</summary>
/// <param name="MaxEpisodes">The episodes after which the robot disarms.</param>
/// <param name="MaxMinutes">The minutes after which it disarms.</param>
/// <param name="AwaitModel">Seconds an ended episode waits for a new model before the next one starts with the old.</param>
/// <param name="RemoteArm">Whether an arm command is taken from the message bus, not only on the robot itself.</param>
/// <param name="AllowHotSwap">Whether a model may be swapped while the robot moves, not only between episodes.</param>
public sealed record SessionDescription(
    int MaxEpisodes = 100,
    double MaxMinutes = 60,
    double AwaitModel = 30,
    bool RemoteArm = false,
    bool AllowHotSwap = false);
