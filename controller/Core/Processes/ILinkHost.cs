using System;

namespace MbRlRobot.Processes;

/// <summary>
/// Runs the link beside a control process: as a child process that is started again when it dies, or on threads of this one.
/// Disposing asks it to bring in what is recorded and to end, and waits for that, but not for ever.
/// </summary>
public interface ILinkHost : IDisposable
{
    /// <summary>Starts the link; once.</summary>
    void Start();
}
