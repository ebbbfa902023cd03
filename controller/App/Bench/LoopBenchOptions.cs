using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using MbRlRobot.CommandLine;
using MbRlRobot.ControllerApp.Run;

namespace MbRlRobot.ControllerApp.Bench;

/// <summary>The options of <c>bench --loop</c>.</summary>
internal sealed class LoopBenchOptions
{
    private const double UsualSeconds = 60;
    private const double LongestSeconds = 86_400;
    private const double LongestStall = 10_000;

    private readonly Option<bool> _loop = new("--loop")
    {
        Description = "Measure the control loop instead, in real time on a simulated robot: periods, work, overruns, allocations. "
            + "It plans where --model is given, and explores otherwise; it asks the system for what a physical robot's loop asks for.",
    };

    private readonly Option<double?> _seconds = NumberOption.Create<double>(
        "--seconds", $"With --loop: how long. [default: {UsualSeconds}]", 1, LongestSeconds);

    private readonly Option<string> _io = new("--io")
    {
        Description = "With --loop: the simulated robot; doctor lists them.",
        HelpName = "KIND",
        DefaultValueFactory = _ => "plant",
    };

    private readonly Option<double?> _stall = NumberOption.Create<double>(
        "--stall-ms", "With --loop: let one reading of the sensors take so much longer, in ms. [default: none does]", 0.001, LongestStall);

    private readonly Option<double?> _stallAt = NumberOption.Create<double>(
        "--stall-at", "With --loop: after how many seconds. [default: half of --seconds]", 0, LongestSeconds);

    private readonly RealTimeOptions _realTime = new(RealTimeUse.On);

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _loop, _seconds, _io, _stall, _stallAt })
        {
            command.Add(option);
        }

        _realTime.AddTo(command);
        command.Validators.Add(Validate);
    }

    /// <summary>Whether the loop is to be measured.</summary>
    /// <param name="result">The command line.</param>
    /// <returns>True where it is.</returns>
    public bool IsAsked(SymbolResult result) => IsGiven(result, _loop);

    /// <summary>Reads what is to be measured.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>What is to be measured.</returns>
    public LoopBenchSetup Read(ParseResult parsed)
    {
        double seconds = parsed.GetValue(_seconds) ?? UsualSeconds;
        return new LoopBenchSetup(
            seconds,
            parsed.GetRequiredValue(_io),
            parsed.GetValue(_stall) is { } stall ? new LoopStall(parsed.GetValue(_stallAt) ?? (seconds / 2), stall) : null,
            _realTime.Read(parsed));
    }

    private void Validate(CommandResult result)
    {
        IEnumerable<Option> own = [_seconds, _io, _stall, _stallAt, .. _realTime.All];
        if (!IsAsked(result) && own.FirstOrDefault(option => IsGiven(result, option)) is { } alone)
        {
            result.AddError($"{alone.Name} is for the loop; allowed: with {_loop.Name}.");
        }

        if (IsGiven(result, _stallAt) && !IsGiven(result, _stall))
        {
            result.AddError($"{_stallAt.Name} says when to stall; allowed: with {_stall.Name}, which says for how long.");
        }
    }

    private static bool IsGiven(SymbolResult command, Option option) => command.GetResult(option) is { Implicit: false };
}
