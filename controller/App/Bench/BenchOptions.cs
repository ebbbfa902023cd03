using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using MbRlRobot.CommandLine;

namespace MbRlRobot.ControllerApp.Bench;

/// <summary>The options of <c>bench</c>.</summary>
internal sealed class BenchOptions
{
    private const int UsualDecisions = 500;
    private const int MostDecisions = 1_000_000;
    private const int MostThreads = 1024;

    /// <summary>The robot.</summary>
    public Option<string> Robot { get; } = RobotOption.Create("cartpole");

    /// <summary>The model; null where it is missing.</summary>
    public Option<string?> Model { get; } = ModelOption.Create();

    /// <summary>The rollout engines; empty for all that are there.</summary>
    public Option<string[]> Engines { get; } = new("--engine")
    {
        Description = "Who rolls out; may be given several times. [default: all that doctor lists as ready]",
        HelpName = "NAME",
    };

    /// <summary>What only the engine knows.</summary>
    public Option<IReadOnlyDictionary<string, string>> EngineOptions { get; } = AdapterOptionsOption.Create(
        EngineMaker.Option, "What only the engine knows, such as its provider; it takes one --engine.");

    /// <summary>Threads; null where it is missing.</summary>
    public Option<int?> Threads { get; } = NumberOption.Create(
        "--threads", "Threads of an engine. [default: one per core]", 1, MostThreads);

    /// <summary>Decisions of each engine; null where it is missing.</summary>
    public Option<int?> Decisions { get; } = NumberOption.Create(
        "--decisions", $"How many decisions to time of each engine. [default: {UsualDecisions}]", 1, MostDecisions);

    /// <summary>The seed.</summary>
    public Option<ulong> Seed { get; } = new("--seed") { Description = "Fixes everything random.", HelpName = "N" };

    /// <summary>JSON for machines.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Write JSON for machines." };

    /// <summary>What only <c>--loop</c> takes.</summary>
    public LoopBenchOptions Loop { get; } = new();

    /// <summary>Gives a command the options, with what does not go together.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { Robot, Model, Engines, EngineOptions, Threads, Decisions, Seed, Json })
        {
            command.Add(option);
        }

        Loop.AddTo(command);
        command.Validators.Add(Validate);
    }

    /// <summary>How many decisions to time.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The number given, or the usual one.</returns>
    public int DecisionsOf(ParseResult parsed) => parsed.GetValue(Decisions) ?? UsualDecisions;

    private void Validate(CommandResult result)
    {
        string[] engines = result.GetValue(Engines) ?? [];
        string? twice = engines.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
        {
            result.AddError($"--engine names '{twice}' twice; allowed: each engine once.");
        }

        if (result.GetResult(EngineOptions) is { Implicit: false } && engines.Length != 1)
        {
            result.AddError($"{EngineMaker.Option} is for one engine; allowed: with exactly one --engine.");
        }

        bool isOfDecisions = engines.Length > 1
            || result.GetResult(Decisions) is { Implicit: false }
            || result.GetResult(EngineOptions) is { Implicit: false };
        if (Loop.IsAsked(result) && isOfDecisions)
        {
            result.AddError($"--loop is given with --decisions, {EngineMaker.Option} or several --engine; allowed: without them.");
        }
    }
}
