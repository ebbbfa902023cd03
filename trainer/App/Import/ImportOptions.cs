using System.CommandLine;
using System.IO;
using System.Linq;
using MbRlRobot.CommandLine;
using MbRlRobot.Messaging;
using MbRlRobot.Replay;
using MbRlRobot.Robots;

namespace MbRlRobot.TrainerApp.Import;

/// <summary>Arguments and options of <c>import</c>.</summary>
internal sealed class ImportOptions
{
    private readonly Argument<string[]> _sources = new("LOG|CSV")
    {
        Description = "Robots' logs (a folder of segments, or one), or tables with one row for each control period and columns named as in robot.json.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _robot = RobotOption.Create();

    private readonly Option<string?> _id = new("--id")
    {
        Description = "Whose transitions a table's are called; the robot's type unless given. A log says whose it is.",
        HelpName = "ID",
    };

    private readonly Option<string?> _table = new("--out")
    {
        Description = "The folder that takes transitions.csv, for fit and evaluate.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _data = new("--data")
    {
        Description = "The trainer's folder, for serve: its store takes what it does not have yet.",
        HelpName = "DIR",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Write JSON for machines." };

    /// <summary>Gives a command the arguments and options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(_sources);
        foreach (Option option in new Option[] { _robot, _table, _data, _id, _json })
        {
            command.Add(option);
        }
    }

    /// <summary>Reads a command line.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>What it asks for.</returns>
    /// <exception cref="UsageException">An argument is wrong, or two options do not go together.</exception>
    /// <exception cref="Configuration.ConfigurationException">The robot is refused.</exception>
    public ImportRequest Read(ParseResult parsed)
    {
        (string? table, string? data) = (parsed.GetValue(_table), parsed.GetValue(_data));
        if (table is null == data is null)
        {
            throw new UsageException(
                "allowed: either --out DIR, for a table that fit and evaluate read, or --data DIR, for the store of serve.");
        }

        RobotDescription robot = RobotReading.Read(parsed.GetRequiredValue(_robot));
        string? id = parsed.GetValue(_id);
        IImportSource[] sources = [.. parsed.GetRequiredValue(_sources).Select(path => Source(path, robot, id))];
        return new ImportRequest(new ImportJob(robot, sources), table, data, parsed.GetValue(_json));
    }

    private static IImportSource Source(string path, RobotDescription robot, string? id)
    {
        ExistingPath.Require(
            "LOG|CSV", path, "a robot's log: a folder of *.segment files, or one; or a table with a column for each state and action");
        if (id is not null && !RobotIdSyntax.IsValid(id))
        {
            throw new UsageException($"--id is '{id}'; allowed: {RobotIdSyntax.Allowed}.");
        }

        bool isLog = Directory.Exists(path) || path.EndsWith(RecordedLog.Extension, System.StringComparison.Ordinal);
        return (isLog, id) switch
        {
            (true, not null) => throw new UsageException($"--id is '{id}', but {path} is a log, which says whose it is; allowed: without --id."),
            (true, null) => new LogSource(path, robot),
            _ => new CsvSource(path, robot, id),
        };
    }
}
