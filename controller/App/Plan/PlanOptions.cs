using System.Collections.Generic;
using System.CommandLine;
using MbRlRobot.CommandLine;

namespace MbRlRobot.ControllerApp.Plan;

/// <summary>The options of <c>plan</c>.</summary>
/// <param name="Repeats">How often to decide; null where it is missing.</param>
internal sealed record PlanOptions(Option<int?> Repeats)
{
    /// <summary>The robot.</summary>
    public Option<string> Robot { get; } = RobotOption.Create();

    /// <summary>The model; null where it is missing.</summary>
    public Option<string?> Model { get; } = ModelOption.Create();

    /// <summary>The state; null where it is missing.</summary>
    public Option<string?> State { get; } = new("--state")
    {
        Description = "The state, one number for each as robot.json orders them, separated by commas; "
            + "one that an episode starts in, drawn with the seed, unless given.",
        HelpName = "X,Y,..",
    };

    /// <summary>The action applied last; null where it is missing.</summary>
    public Option<string?> Previous { get; } = new("--previous")
    {
        Description = "The action applied last, from which slew is counted; 0 unless given.",
        HelpName = "U,..",
    };

    /// <summary>Goals and set-points; null where they are missing.</summary>
    public Option<string?> Parameters { get; } = new("--parameters")
    {
        Description = "Goals and set-points; their defaults unless given, or drawn like the state.",
        HelpName = "P,..",
    };

    /// <summary>The seed.</summary>
    public Option<ulong> Seed { get; } = new("--seed") { Description = "Fixes everything random.", HelpName = "N" };

    /// <summary>The rollout engine; null where it is missing.</summary>
    public Option<string?> Engine { get; } = new("--engine")
    {
        Description = "Who rolls out; doctor lists them.",
        HelpName = "NAME",
    };

    /// <summary>What only that engine knows.</summary>
    public Option<IReadOnlyDictionary<string, string>> EngineOptions { get; } = AdapterOptionsOption.Create(
        EngineMaker.Option, "What only the engine knows, such as its provider.");

    /// <summary>JSON for machines.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Write JSON for machines." };

    /// <summary>Gives a command the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { Robot, Model, State, Previous, Parameters, Seed, Engine, EngineOptions, Repeats, Json })
        {
            command.Add(option);
        }
    }
}
