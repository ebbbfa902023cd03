namespace MbRlRobot.Drivers;

/// <summary>A sensor that cuts the drives off while it is open.</summary>
public interface IGuard : ISensor
{
    /// <summary>Whether it was open when it was read last; open before it was read at all, and where it cannot be read.</summary>
    bool IsOpen { get; }
}
