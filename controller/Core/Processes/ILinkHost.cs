using System;

namespace MbRlRobot.Processes;

/// <summary>
/// Runs the link beside a control process: as a child process that is started again when it dies, or on a thread. Disposing
/// ends it where it lives in this process; a child goes on with what it has to copy.
/// </summary>
public interface ILinkHost : IDisposable
{
    /// <summary>Starts the link.</summary>
    void Start();
}
