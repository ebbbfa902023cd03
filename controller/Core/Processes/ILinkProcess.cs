using System;

namespace MbRlRobot.Processes;

/// <summary>A link that runs as a child process.</summary>
public interface ILinkProcess : IDisposable
{
    /// <summary>Waits until it has ended.</summary>
    /// <returns>Its exit code; above 128 where a signal ended it.</returns>
    int WaitForExit();

    /// <summary>Asks it to bring in what is recorded and to end, as soon as it can hear that.</summary>
    void Terminate();
}
