using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MbRlRobot.RealTime;

namespace MbRlRobot.ControllerApp.Run;

/// <summary>The options by which a loop asks the system for real time.</summary>
/// <param name="usual">When it does, unless told.</param>
internal sealed class RealTimeOptions(RealTimeUse usual)
{
    private const string NoPriority = "none";

    /// <summary>The options, for messages.</summary>
    public const string Names = "--realtime on, --realtime require, --priority, --cpus";

    private const string AllowedUses = "auto, off, on, require";

    private static readonly string AllowedPriorities = FormattableString.Invariant(
        $"a number from {RealTimeSettings.LowestPriority} to {RealTimeSettings.HighestPriority}, or {NoPriority}");

    private readonly Option<RealTimeUse> _use = new("--realtime")
    {
        Description = "Ask the system for priority, processors and locked memory for the loop: auto for a physical robot, on for any; "
            + "what is refused is a warning, with require it ends the run. "
            + (usual == RealTimeUse.Auto ? "[default: auto; on with --priority or --cpus]" : "[default: on]"),
        HelpName = "auto|off|on|require",
        CustomParser = ParseUse,
    };

    // the number, or 0 for none
    private readonly Option<int> _priority = new("--priority")
    {
        Description = $"The SCHED_FIFO priority of the loop's thread, or {NoPriority}.",
        HelpName = "N|none",
        DefaultValueFactory = _ => RealTimeSettings.UsualPriority,
        CustomParser = ParsePriority,
    };

    private readonly Option<IReadOnlyList<int>> _processors = new("--cpus")
    {
        Description = "The processors that the loop's thread may run on, such as 3 or 2-3. [default: all]",
        HelpName = "LIST",
        DefaultValueFactory = _ => [],
        CustomParser = ParseProcessors,
    };

    private readonly Option<bool> _unlocked = new("--no-lock-memory") { Description = "Let the process's memory be swapped out." };

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [_use, _priority, _processors, _unlocked];

    /// <summary>Adds them to a command, with what does not go together.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (Option option in All)
        {
            command.Add(option);
        }

        command.Validators.Add(Validate);
    }

    /// <summary>Reads a command line.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>What is asked of the system.</returns>
    public RealTimeRequest Read(ParseResult parsed)
    {
        RealTimeUse use = IsGiven(parsed.CommandResult, _use) ? parsed.GetValue(_use)
            : HasDetails(parsed.CommandResult) ? RealTimeUse.On
            : usual;
        int priority = parsed.GetValue(_priority);
        return new RealTimeRequest(use, new RealTimeSettings(
            priority == 0 ? null : priority,
            parsed.GetRequiredValue(_processors),
            LocksMemory: !parsed.GetValue(_unlocked),
            IsRequired: use == RealTimeUse.Require));
    }

    /// <summary>Whether a command line asks for real time whatever the robot is.</summary>
    /// <param name="command">The command line.</param>
    /// <returns>True where it does.</returns>
    public bool IsAskedFor(CommandResult command) =>
        HasDetails(command) || GivenUse(command) is "on" or "require";

    private bool HasDetails(SymbolResult command) => IsGiven(command, _priority) || IsGiven(command, _processors);

    private static bool IsGiven(SymbolResult command, Option option) => command.GetResult(option) is { Implicit: false };

    /// <summary>What stands there: the value of one that was refused cannot be asked for.</summary>
    private string? GivenUse(CommandResult command) =>
        command.GetResult(_use) is { Implicit: false, Tokens: [{ } token] } ? token.Value : null;

    private void Validate(CommandResult result)
    {
        if (GivenUse(result) == "off" && HasDetails(result))
        {
            result.AddError($"{_use.Name} is 'off'; allowed: without {_priority.Name} and {_processors.Name}.");
        }
    }

    private static RealTimeUse ParseUse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        switch (text)
        {
            case "auto":
                return RealTimeUse.Auto;
            case "off":
                return RealTimeUse.Off;
            case "on":
                return RealTimeUse.On;
            case "require":
                return RealTimeUse.Require;
            default:
                result.AddError($"--realtime is '{text}'; allowed: {AllowedUses}.");
                return default;
        }
    }

    private static int ParsePriority(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int priority)
            && priority is >= RealTimeSettings.LowestPriority and <= RealTimeSettings.HighestPriority;
        if (!isNumber && text != NoPriority)
        {
            result.AddError($"--priority is '{text}'; allowed: {AllowedPriorities}.");
        }

        return isNumber ? priority : 0;
    }

    private static IReadOnlyList<int> ParseProcessors(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (ProcessorList.TryParse(text, out IReadOnlyList<int>? processors))
        {
            return processors;
        }

        result.AddError($"--cpus is '{text}'; allowed: {ProcessorList.Allowed}.");
        return [];
    }
}
