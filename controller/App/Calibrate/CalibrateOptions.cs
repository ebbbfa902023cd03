using System.CommandLine;
using System.IO;
using MbRlRobot.CommandLine;
using MbRlRobot.ControllerApp.Control;
using MbRlRobot.Robots;

namespace MbRlRobot.ControllerApp.Calibrate;

/// <summary>Options of <c>calibrate</c>.</summary>
internal sealed class CalibrateOptions
{
    private readonly RobotAddress _address = new(isRobotRequired: true);

    private readonly Option<string?> _out = new("--out")
    {
        Description = "The file to write. [default: calibration.json in the robot's folder under the user's data; with a simulated board another name]",
        HelpName = "FILE",
    };

    private readonly Option<bool> _yes = new("--yes")
    {
        Description = "Ask nobody: answer everything with enter. Simulated boards only, which have hands of their own.",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Write what was found out as JSON; questions go to standard error." };

    /// <summary>What the robot is wired to.</summary>
    public WiringOptions Wiring { get; } = new();

    /// <summary>Adds them to the command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        _address.AddTo(command);
        Wiring.AddTo(command, takesCalibration: false);
        command.Add(_out);
        command.Add(_yes);
        command.Add(_json);
    }

    /// <summary>Whether to write JSON.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>True where it says so.</returns>
    public bool IsJson(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>Whether nobody is asked.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="io">What the robot is wired to.</param>
    /// <returns>True where the command line says so.</returns>
    /// <exception cref="UsageException">The robot is a physical one: nobody would move it.</exception>
    public bool IsSilent(ParseResult parsed, string io) => !parsed.GetValue(_yes) || io != WiringOptions.Physical
        ? parsed.GetValue(_yes)
        : throw new UsageException($"{_yes.Name} is given with --io {io}; it needs a simulated board, because a physical robot has to be moved by hand.");

    /// <summary>Which robot it is.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The robot.</returns>
    /// <exception cref="UsageException">Its id is none.</exception>
    /// <exception cref="Configuration.ConfigurationException">It is refused.</exception>
    public Individual Read(ParseResult parsed)
    {
        string file = RobotOption.Resolve(parsed.GetValue(_address.Robot)!);
        RobotDescription robot = RobotFile.Read(file, HardwareAdapters.Check);
        return new Individual(robot, file, _address.IdOf(parsed, robot));
    }

    /// <summary>Refuses a robot that runs.</summary>
    /// <param name="parsed">The command line.</param>
    /// <exception cref="IOException">A control process runs it.</exception>
    public void ThrowIfItRuns(ParseResult parsed)
    {
        if (_address.FolderOf(parsed).Rings.HasWriter)
        {
            throw new IOException("A control process runs this robot; end it first.");
        }
    }

    /// <summary>The file to write.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="robotId">The individual.</param>
    /// <param name="io">What the robot is wired to.</param>
    /// <returns>The path.</returns>
    /// <exception cref="UsageException">A folder is in its way.</exception>
    public string FileOf(ParseResult parsed, string robotId, string io)
    {
        string usual = io == WiringOptions.Physical
            ? RobotDataFolder.CalibrationOf(null, robotId)
            : Path.Combine(RobotDataFolder.Of(null, robotId), $"calibration.{io}.json");
        string file = parsed.GetValue(_out) ?? usual;
        return Directory.Exists(file) ? throw new UsageException($"{_out.Name} is '{file}', a folder; allowed: the path of a file.") : file;
    }
}
