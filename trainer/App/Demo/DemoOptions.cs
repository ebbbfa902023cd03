using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using MbRlRobot.Adapters;
using MbRlRobot.CommandLine;
using MbRlRobot.Hil;
using MbRlRobot.Lab.Learning;
using MbRlRobot.Reports;
using MbRlRobot.Robots;

namespace MbRlRobot.TrainerApp.Demo;

/// <summary>The options of <c>demo</c>.</summary>
internal sealed class DemoOptions
{
    private const string DefaultRobot = "cartpole";
    private const int DefaultEpisodes = 10;
    private const int MostEpisodes = 10_000;
    private const int MostThreads = 1024;

    private readonly Option<string> _robot = RobotOption.Create(DefaultRobot);
    private readonly Option<int?> _episodes = NumberOption.Create(
        "--episodes",
        $"How many episodes in all, those of a resumed run included. [default: {DefaultEpisodes}]",
        1,
        MostEpisodes);

    private readonly Option<ulong?> _seed = NumberOption.Create<ulong>(
        "--seed",
        "Fixes everything random: same seed, same bits. [default: 0, or that of the resumed run]",
        0,
        ulong.MaxValue);

    private readonly Option<string> _output = new("--out")
    {
        Description = "The folder for report, data, model and pictures; must not hold a run. "
            + "[default: runs/<type>-<date>-<time>]",
        HelpName = "DIR",
    };

    private readonly Option<string> _resume = new("--resume")
    {
        Description = "Go on with the run in this folder.",
        HelpName = "DIR",
    };

    private readonly SimulationOption _io = new();
    private readonly Option<string> _engine = new("--engine")
    {
        Description = "What rolls plans through the model; doctor lists them. [default: the first that is ready]",
        HelpName = "NAME",
    };

    private readonly Option<string> _fitter = new("--fitter")
    {
        Description = "What fits the model; doctor lists them. [default: the first that is ready]",
        HelpName = "NAME",
    };

    private readonly Option<IReadOnlyDictionary<string, string>> _engineOptions = AdapterOptionsOption.Create(
        AdapterTrial.EngineOption, "What only the engine knows, such as its provider; a resumed run needs it again.");

    private readonly Option<IReadOnlyDictionary<string, string>> _fitterOptions = AdapterOptionsOption.Create(
        AdapterTrial.FitterOption, "What only the fitter knows, such as its device; a resumed run needs it again.");

    private readonly Option<bool> _oracle = new("--oracle")
    {
        Description = "Learn nothing: plan with the true dynamics, to see what a perfect model would reach.",
    };

    private readonly Option<int?> _threads = NumberOption.Create(
        "--threads",
        "Threads of planning and fitting; they do not change the results. [default: one per core]",
        1,
        MostThreads);

    private readonly Option<bool> _headless = new("--headless")
    {
        Description = "Write plain lines, also to a terminal.",
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Write the report as JSON, and nothing else.",
    };

    /// <summary>Adds them to the command, with what does not go together.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        Option[] all =
        [
            _robot, _io.Option, _episodes, _seed, _output, _resume,
            _engine, _engineOptions, _fitter, _fitterOptions, _oracle, _threads, _headless, _json,
        ];
        foreach (Option option in all)
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            RefusePair(result, _resume, _output, "a resumed run stays in its folder");
            RefusePair(result, _oracle, _engine, "the oracle plans with the true dynamics");
            RefusePair(result, _oracle, _engineOptions, "the oracle plans with the true dynamics");
            RefusePair(result, _oracle, _fitter, "the oracle learns nothing");
            RefusePair(result, _oracle, _fitterOptions, "the oracle learns nothing");
        });
    }

    /// <summary>Reads a command line, and what it names.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="adapters">What there is to choose from.</param>
    /// <returns>The run; nothing is written yet.</returns>
    /// <exception cref="UsageException">The options do not fit the run to resume, or an adapter refuses its own.</exception>
    /// <exception cref="Configuration.ConfigurationException">The robot is refused.</exception>
    /// <exception cref="AdapterNotFoundException">There is no such adapter, or it cannot be used.</exception>
    /// <exception cref="InvalidDataException">There is no run to resume.</exception>
    public DemoRequest Read(ParseResult parsed, AdapterRegistry adapters)
    {
        RunReport? earlier = parsed.GetValue(_resume) is { } resumed ? new RunFolder(resumed).ReadReport() : null;
        string name = earlier is null || IsGiven(parsed, _robot) ? parsed.GetRequiredValue(_robot) : earlier.Robot;
        string file = RobotOption.Resolve(name);
        RobotDescription robot = RobotFile.Read(file, HardwareAdapters.Check);
        string io = _io.Read(parsed, earlier, robot);
        bool isOracle = parsed.GetValue(_oracle) || earlier is { Oracle: true };
        RefuseServedOracle(io, isOracle);
        string? engine = parsed.GetValue(_engine) ?? (earlier is { Oracle: false } ? earlier.Engine : null);
        string? fitter = parsed.GetValue(_fitter) ?? earlier?.Fitter;
        RunOptions run = new(
            robot,
            Path.GetDirectoryName(Path.GetFullPath(file))!,
            io,
            adapters.RobotIos.Find(io),
            engine ?? adapters.RolloutEngines.Default?.Name ?? string.Empty,
            adapters.RolloutEngines.Find(engine),
            fitter ?? adapters.EnsembleFitters.Default?.Name ?? string.Empty,
            adapters.EnsembleFitters.Find(fitter),
            Episodes(parsed, earlier),
            parsed.GetValue(_seed) ?? earlier?.Seed ?? 0,
            parsed.GetValue(_resume) ?? parsed.GetValue(_output) ?? DefaultOutput(robot),
            earlier is not null,
            isOracle,
            parsed.GetValue(_threads) ?? Environment.ProcessorCount,
            Product.Version,
            parsed.GetRequiredValue(_engineOptions),
            parsed.GetRequiredValue(_fitterOptions));
        AdapterTrial.Engine(robot, run.EngineFactory, run.EngineOptions);
        AdapterTrial.Fitter(run.FitterFactory, run.FitterOptions);
        return new DemoRequest(run, name, parsed.GetValue(_headless), parsed.GetValue(_json));
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static void RefusePair(CommandResult result, Option one, Option other, string reason)
    {
        if (result.GetResult(one) is { Implicit: false } && result.GetResult(other) is { Implicit: false })
        {
            result.AddError($"{one.Name} and {other.Name} do not go together: {reason}.");
        }
    }

    private static void RefuseServedOracle(string io, bool isOracle)
    {
        if (isOracle && io == UdpRobotIo.AdapterName)
        {
            throw new UsageException("--oracle and --io udp do not go together: the oracle asks many copies of the plant, and one is served.");
        }
    }

    private static string DefaultOutput(RobotDescription robot)
    {
        string now = TimeProvider.System.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        return Path.Combine("runs", $"{robot.Type}-{now}");
    }

    private int Episodes(ParseResult parsed, RunReport? earlier)
    {
        int episodes = parsed.GetValue(_episodes) ?? DefaultEpisodes;
        int done = earlier?.Episodes.Count ?? 0;
        return episodes > done
            ? episodes
            : throw new UsageException(
                $"--episodes is {episodes}, and the run has {done} already; "
                + $"allowed: a number from {done + 1} to {MostEpisodes}.");
    }
}
