using MbRlRobot.RealTime;

namespace MbRlRobot.ControllerApp.Run;

/// <summary>What a run asks of the system for its loop.</summary>
/// <param name="Use">When.</param>
/// <param name="Settings">What.</param>
internal sealed record RealTimeRequest(RealTimeUse Use, RealTimeSettings Settings)
{
    /// <summary>What a robot's loop asks for.</summary>
    /// <param name="isSimulated">
    /// Whether the robot is simulated: then an ordinary thread will do, and spares whoever shares the machine.
    /// </param>
    /// <param name="isLockstep">Whether its time stands still; then there is nothing to be late for.</param>
    /// <returns>The settings; null for none.</returns>
    public RealTimeSettings? For(bool isSimulated, bool isLockstep) =>
        isLockstep || Use == RealTimeUse.Off || (Use == RealTimeUse.Auto && isSimulated) ? null : Settings;
}
