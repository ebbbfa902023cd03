using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using System.Text.Json;
using MbRlRobot.Adapters;
using MbRlRobot.CommandLine;
using MbRlRobot.Hil;
using MbRlRobot.Robots;

namespace MbRlRobot.PlantApp.Serve;

/// <summary>The options of <c>serve</c>.</summary>
internal sealed class ServeOptions
{
    private static readonly string[] Simulated = [Name(IoKind.Plant), Name(IoKind.Mujoco), Name(IoKind.SimulatedBoard)];
    private static readonly string[] Kinds = [.. Enum.GetValues<IoKind>().Select(Name)];

    private readonly Option<string> _robot = RobotOption.Create();
    private readonly Option<PlantAddress?> _udp = new("--udp")
    {
        Description = "Where to listen; port 0 takes a free one. [default: the robot's io.udp, 127.0.0.1:45454 unless it says otherwise]",
        HelpName = "HOST:PORT",
        CustomParser = ParseAddress,
    };

    private readonly Option<string?> _io = new("--io")
    {
        Description = $"What simulates the robot: one of {string.Join(", ", Simulated)}. [default: the robot's own]",
        HelpName = "KIND",
    };

    private readonly Option<bool> _lockstep = new("--lockstep")
    {
        Description = "Let time pass only as the client says: for demo, and run --lockstep. [default: it passes by itself, for run]",
    };

    private readonly Option<double?> _loss = Share("--loss", "is lost");
    private readonly Option<double?> _reorder = Share("--reorder", "comes behind its successor");
    private readonly Option<double?> _duplicate = Share("--duplicate", "comes twice");
    private readonly Option<ulong?> _seed = NumberOption.Create<ulong>(
        "--seed", "Fixes which datagrams are lost, late or doubled. [default: 0]", 0, ulong.MaxValue);

    private readonly Option<bool> _json = new("--json") { Description = "Write a line of JSON for each event, and at last the counts." };

    /// <summary>Adds them to the command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _robot, _udp, _io, _lockstep, _loss, _reorder, _duplicate, _seed, _json })
        {
            command.Add(option);
        }
    }

    /// <summary>Reads a command line, and what it names.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="adapters">What there is to choose from.</param>
    /// <returns>What is to be served; nothing is opened yet.</returns>
    /// <exception cref="UsageException">The robot is not simulated.</exception>
    /// <exception cref="Configuration.ConfigurationException">The robot is refused.</exception>
    /// <exception cref="AdapterNotFoundException">What simulates it is not there.</exception>
    public ServeRequest Read(ParseResult parsed, AdapterRegistry adapters)
    {
        string file = RobotOption.Resolve(parsed.GetRequiredValue(_robot));
        RobotDescription robot = RobotFile.Read(file, HardwareAdapters.Check);
        string io = Io(parsed, robot);
        return new ServeRequest(
            robot,
            Path.GetDirectoryName(Path.GetFullPath(file))!,
            io,
            adapters.RobotIos.Find(io),
            parsed.GetValue(_udp) ?? new PlantAddress(robot.Io.Udp.Host, robot.Io.Udp.Port),
            parsed.GetValue(_lockstep),
            new PlantImpairment(
                parsed.GetValue(_loss) ?? 0, parsed.GetValue(_reorder) ?? 0, parsed.GetValue(_duplicate) ?? 0, parsed.GetValue(_seed) ?? 0),
            parsed.GetValue(_json));
    }

    private string Io(ParseResult parsed, RobotDescription robot)
    {
        string own = Name(robot.Io.Default);
        string io = parsed.GetValue(_io) ?? own;
        if (Kinds.Contains(io) && !Simulated.Contains(io))
        {
            string hint = parsed.GetValue(_io) is null ? "; that is the robot's own default" : string.Empty;
            throw new UsageException($"--io is {io}{hint}; allowed here, where the robot is simulated: {string.Join(", ", Simulated)}.");
        }

        return io;
    }

    private static Option<double?> Share(string name, string what) =>
        NumberOption.Create<double>(name, $"To try what a network does: the share of datagrams that {what}, each way. [default: 0]", 0, 1);

    private static PlantAddress? ParseAddress(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        PlantAddress? address = PlantAddress.TryParse(text);
        if (address is null)
        {
            result.AddError($"--udp is '{text}'; allowed: HOST:PORT, such as 127.0.0.1:45454 or [::1]:45454, the port from 0 to 65535.");
        }

        return address;
    }

    private static string Name(IoKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
