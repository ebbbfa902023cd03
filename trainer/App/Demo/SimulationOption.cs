using System;
using System.CommandLine;
using System.Linq;
using System.Text.Json;
using MbRlRobot.Adapters;
using MbRlRobot.CommandLine;
using MbRlRobot.Ports;
using MbRlRobot.Reports;
using MbRlRobot.Robots;

namespace MbRlRobot.TrainerApp.Demo;

/// <summary><c>--io</c>, of which a run in lockstep takes only what can be reset and stepped.</summary>
internal sealed class SimulationOption
{
    private static readonly string[] Simulated = ["plant", "mujoco"];

    /// <summary>The option.</summary>
    public Option<string> Option { get; } = new("--io")
    {
        Description = $"What simulates the robot: {string.Join(" or ", Simulated)}. [default: the robot's own]",
        HelpName = "KIND",
    };

    /// <summary>Reads it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="earlier">The run to resume; null for none.</param>
    /// <param name="robot">The robot.</param>
    /// <param name="adapters">What there is.</param>
    /// <returns>The adapter's name.</returns>
    /// <exception cref="UsageException">It is no simulation.</exception>
    /// <exception cref="AdapterNotFoundException">There is none of that name, or it cannot be used here.</exception>
    public string Read(ParseResult parsed, RunReport? earlier, RobotDescription robot, PortAdapters<RobotIoFactory> adapters)
    {
        string own = JsonNamingPolicy.KebabCaseLower.ConvertName(robot.Io.Default.ToString());
        string name = parsed.GetValue(Option) ?? earlier?.Io ?? own;
        if (adapters.Adapters.Any(adapter => adapter.Name == name) && !Simulated.Contains(name))
        {
            string hint = name == own ? "; that is the robot's own default" : string.Empty;
            throw new UsageException($"--io is {name}{hint}; allowed here, where the robot is simulated: {string.Join(", ", Simulated)}.");
        }

        return name;
    }
}
