using System.IO;
using MbRlRobot.Recording;

namespace MbRlRobot.Processes;

/// <summary>The files in memory by which the processes of one robot meet, all in the folder of its rings.</summary>
public sealed class RuntimeFolder
{
    /// <summary>Names the files of a robot; nothing is made or opened.</summary>
    /// <param name="robotId">The individual robot.</param>
    /// <param name="baseFolder">The folder of all robots; <see cref="RingFolder.DefaultBase"/> unless given.</param>
    /// <exception cref="System.ArgumentException">The id is not one.</exception>
    public RuntimeFolder(string robotId, string? baseFolder = null) => Rings = new RingFolder(robotId, baseFolder);

    /// <summary>The rings, a new one for each start of the control process, and the claims of who is at work.</summary>
    public RingFolder Rings { get; }

    /// <summary>The individual robot.</summary>
    public string RobotId => Rings.RobotId;

    /// <summary>Commands to the control process and its replies.</summary>
    public string Mailbox => Path.Combine(Rings.Path, "mailbox");

    /// <summary>How the control process stands.</summary>
    public string Status => Path.Combine(Rings.Path, "status");

    /// <summary>New models for the control process.</summary>
    public string Slots => Path.Combine(Rings.Path, "slots");
}
