using System.CommandLine;
using System.Linq;
using MbRlRobot.CommandLine;
using MbRlRobot.Messaging;
using MbRlRobot.Processes;
using MbRlRobot.Recording;
using MbRlRobot.Robots;

namespace MbRlRobot.ControllerApp.Control;

/// <summary>Which robot is meant: <c>--robot</c>, <c>--id</c>, and where its processes meet, <c>--runtime</c>.</summary>
/// <param name="isRobotRequired">Whether its description is needed; otherwise its id is enough.</param>
internal sealed class RobotAddress(bool isRobotRequired)
{
    /// <summary>The description.</summary>
    public Option<string?> Robot { get; } = new("--robot")
    {
        Description = "The robot: a robot.json, or the type of one that is shipped.",
        HelpName = "FILE|TYPE",
        Required = isRobotRequired,
    };

    /// <summary>The individual.</summary>
    public Option<string?> Id { get; } = new("--id")
    {
        Description = "The individual robot. [default: its type]",
        HelpName = "ID",
    };

    /// <summary>The folder of all robots' files in memory.</summary>
    public Option<string?> Runtime { get; } = new("--runtime")
    {
        Description = $"The folder in memory where the processes of all robots meet. [default: {RingFolder.DefaultBase}]",
        HelpName = "DIR",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(Robot);
        command.Add(Id);
        command.Add(Runtime);
    }

    /// <summary>The id of a robot whose description was read.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="robot">The robot.</param>
    /// <returns>The id.</returns>
    /// <exception cref="UsageException">It is none.</exception>
    public string IdOf(ParseResult parsed, RobotDescription robot) => Checked(parsed.GetValue(Id) ?? robot.Type);

    /// <summary>Where the processes of the robot meet; its description is read only where that is needed for its id.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The files.</returns>
    /// <exception cref="UsageException">Neither robot nor id is given, or the id is none.</exception>
    /// <exception cref="Configuration.ConfigurationException">The robot is refused.</exception>
    public RuntimeFolder FolderOf(ParseResult parsed)
    {
        string id = parsed.GetValue(Id) is { } given ? Checked(given) : IdOf(parsed, Read(parsed));
        return new RuntimeFolder(id, parsed.GetValue(Runtime));
    }

    /// <summary>Reads the robot's description.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The robot.</returns>
    /// <exception cref="UsageException">It is not given.</exception>
    public RobotDescription Read(ParseResult parsed) => RobotFile.Read(
        RobotOption.Resolve(parsed.GetValue(Robot)
            ?? throw new UsageException("Which robot? Allowed: --robot, a robot.json or a shipped type, or --id.")),
        HardwareAdapters.Check);

    private static string Checked(string id) => RobotIdSyntax.IsValid(id)
        ? id
        : throw new UsageException($"--id is '{string.Concat(id.Take(80))}'; allowed: {RobotIdSyntax.Allowed}.");
}
