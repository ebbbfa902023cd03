using System;
using System.CommandLine;
using System.Linq;
using System.Text.Json;
using MbRlRobot.CommandLine;
using MbRlRobot.Reports;
using MbRlRobot.Robots;

namespace MbRlRobot.TrainerApp.Demo;

/// <summary><c>--io</c>, of which a run in lockstep takes only what can be reset and stepped.</summary>
internal sealed class SimulationOption
{
    private static readonly string[] Simulated = [Name(IoKind.Plant), Name(IoKind.Mujoco), Name(IoKind.SimulatedBoard), Name(IoKind.Udp)];
    private static readonly string[] Kinds = [.. Enum.GetValues<IoKind>().Select(Name)];

    /// <summary>The option.</summary>
    public Option<string> Option { get; } = new("--io")
    {
        Description = $"What simulates the robot: one of {string.Join(", ", Simulated)}. [default: the robot's own]",
        HelpName = "KIND",
    };

    /// <summary>Reads it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="earlier">The run to resume; null for none.</param>
    /// <param name="robot">The robot.</param>
    /// <returns>The adapter's name.</returns>
    /// <exception cref="UsageException">It is no simulation.</exception>
    public string Read(ParseResult parsed, RunReport? earlier, RobotDescription robot)
    {
        string own = Name(robot.Io.Default);
        string name = parsed.GetValue(Option) ?? earlier?.Io ?? own;
        if (Kinds.Contains(name) && !Simulated.Contains(name))
        {
            string hint = name == own ? "; that is the robot's own default" : string.Empty;
            string allowed = string.Join(", ", Simulated);
            throw new UsageException($"--io is {name}{hint}; allowed here, where the robot is simulated: {allowed}.");
        }

        return name;
    }

    private static string Name(IoKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
