using System.CommandLine;
using MbRlRobot.CommandLine;

namespace MbRlRobot.ControllerApp.Replay;

/// <summary>Arguments and options of <c>replay</c>.</summary>
/// <param name="Episode">The episode wanted; null for all.</param>
internal sealed record ReplayOptions(Option<int?> Episode)
{
    /// <summary>The log.</summary>
    public Argument<string> Log { get; } = new("LOG")
    {
        Description = "The log: a folder of segments, or one segment.",
    };

    /// <summary>The robot; null where it is missing.</summary>
    public Option<string?> Robot { get; } = new("--robot")
    {
        Description = "The robot as it was then: a robot.json, or the type of one that is shipped. Not needed to print.",
        HelpName = "FILE|TYPE",
    };

    /// <summary>The models; null where it is missing.</summary>
    public Option<string?> Model { get; } = new("--model")
    {
        Description = "The models that it planned with: a model folder, a folder of them, or a model file; "
            + "the ones shipped for the type unless given.",
        HelpName = "DIR|FILE",
    };

    /// <summary>The rollout engine; null where it is missing.</summary>
    public Option<string?> Engine { get; } = new("--engine")
    {
        Description = "Who rolls out; plans repeat to the bit with the engine that the robot had.",
        HelpName = "NAME",
    };

    /// <summary>Whether to print.</summary>
    public Option<bool> Print { get; } = new("--print")
    {
        Description = "Tell the episodes, or the rows of one; done unless another is asked for.",
    };

    /// <summary>The table to write; null where it is missing.</summary>
    public Option<string?> Csv { get; } = new("--csv")
    {
        Description = "Write a table of transitions, which mbrl-trainer reads.",
        HelpName = "FILE",
    };

    /// <summary>Whether to plan.</summary>
    public Option<bool> Plan { get; } = new("--plan")
    {
        Description = "Make every decision again and hold it against the recorded one, to the bit.",
    };

    /// <summary>Whether to estimate.</summary>
    public Option<bool> Reestimate { get; } = new("--reestimate")
    {
        Description = "Make states and transitions again from the readings of the channels.",
    };

    /// <summary>JSON for machines.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Write JSON for machines." };

    /// <summary>Gives a command the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(Log);
        foreach (Option option in new Option[] { Robot, Model, Engine, Print, Csv, Plan, Reestimate, Episode, Json })
        {
            command.Add(option);
        }
    }

    /// <summary>Refuses options that exclude each other, or lack another.</summary>
    /// <param name="parsed">The command line.</param>
    /// <exception cref="UsageException">The message says which.</exception>
    public void ThrowIfUnfit(ParseResult parsed)
    {
        bool isPlan = parsed.GetValue(Plan);
        bool isCsv = parsed.GetValue(Csv) is not null;
        if ((isPlan ? 1 : 0) + (isCsv ? 1 : 0) + (parsed.GetValue(Print) ? 1 : 0) > 1)
        {
            throw new UsageException("--print, --csv and --plan exclude each other; allowed: one of them.");
        }

        if (isPlan && parsed.GetValue(Reestimate))
        {
            throw new UsageException("--plan starts from the states on record; --reestimate goes with --print and --csv alone.");
        }

        if ((isPlan || isCsv || parsed.GetValue(Reestimate)) && parsed.GetValue(Robot) is null)
        {
            throw new UsageException("--robot is missing; --csv, --plan and --reestimate need the robot.json of the log.");
        }
    }
}
