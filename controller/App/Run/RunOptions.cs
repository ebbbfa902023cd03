using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Security.Cryptography;
using MbRlRobot.Adapters;
using MbRlRobot.CommandLine;
using MbRlRobot.ControllerApp.Calibrate;
using MbRlRobot.ControllerApp.Control;
using MbRlRobot.Robots;

namespace MbRlRobot.ControllerApp.Run;

/// <summary>The options of <c>run</c>.</summary>
internal sealed class RunOptions
{
    private const int MostEpisodes = 100_000;
    private const int MostThreads = 1024;
    private const double LongestWait = 3600;
    private const int MostDelaySteps = 100;
    private const double LongestPlanTime = 60_000;

    private readonly RobotAddress _address = new(isRobotRequired: true);
    private readonly WiringOptions _wiring = new();

    private readonly Option<string?> _model = new("--model")
    {
        Description = "The model to begin with: a folder, or a model file. [default: none; the robot explores until one comes]",
        HelpName = "DIR|FILE",
    };

    private readonly Option<string?> _engine = new("--engine")
    {
        Description = "What rolls plans through the model; doctor lists them. [default: the first that is ready]",
        HelpName = "NAME",
    };

    private readonly Option<bool> _lockstep = new("--lockstep")
    {
        Description = "Let time stand still while the robot decides: faster or slower than real time, and repeatable. Simulated robots only.",
    };

    private readonly Option<int?> _episodes = NumberOption.Create(
        "--episodes", "How many episodes one arming covers. [default: session.maxEpisodes]", 1, MostEpisodes);

    private readonly Option<ulong?> _seed = NumberOption.Create<ulong>(
        "--seed", "Fixes everything random; in lockstep, same seed and models, same rows. [default: drawn]", 0, ulong.MaxValue);

    private readonly Option<bool> _wait = new("--wait")
    {
        Description = "Let a simulated robot wait for the command arm, as a physical one always does, and stay after a session.",
    };

    private readonly Option<double?> _awaitModel = NumberOption.Create<double>(
        "--await-model", "Seconds to wait for a newer model after an episode. [default: session.awaitModel; 0 without --broker]", 0, LongestWait);

    private readonly RunLinkOptions _link = new();
    private readonly RealTimeOptions _realTime = new(RealTimeUse.Auto);

    private readonly Option<int?> _delaySteps = NumberOption.Create(
        "--delay-steps", "Control periods after which a plan takes effect. [default: planner.delaySteps; 0 in lockstep, otherwise 1]", 0, MostDelaySteps);

    private readonly Option<double?> _planTime = NumberOption.Create<double>(
        "--plan-time", "Let each decision take this many ms of the time that stands still: how the robot would do on a slow computer. With --lockstep.", 0, LongestPlanTime);

    private readonly Option<int?> _threads = NumberOption.Create(
        "--threads", "Threads of planning; they do not change the plans. [default: one per core]", 1, MostThreads);

    private readonly Option<string?> _journal = new("--plant-journal")
    {
        Description = "An instrument for tests: let a simulated robot write each of its steps to this new file itself.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _hardwareReset = new("--hardware-reset")
    {
        Description = "Bring a simulated robot to an episode's start by the procedure in reset.hardware, as a physical one always is.",
    };

    private readonly Option<bool> _headless = new("--headless") { Description = "Write plain lines, also to a terminal." };

    private readonly Option<bool> _json = new("--json") { Description = "Write the report as JSON, and nothing else." };

    /// <summary>Adds them to the command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        _address.AddTo(command);
        _wiring.AddTo(command, takesCalibration: true);
        Option[] all =
        [
            _model, _engine, _lockstep, _delaySteps, _planTime, _episodes, _seed, _wait, _awaitModel, _threads, _hardwareReset, _journal,
            _headless, _json,
        ];
        foreach (Option option in all)
        {
            command.Add(option);
        }

        _realTime.AddTo(command);
        _link.AddTo(command);
        command.Validators.Add(Validate);
    }

    /// <summary>Whether the command line asks for no link.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>True where it does.</returns>
    public bool IsWithoutLink(ParseResult parsed) => _link.IsUnwanted(parsed);

    /// <summary>Reads a command line, and what it names.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="adapters">What there is to choose from.</param>
    /// <returns>What is to run; nothing is opened yet.</returns>
    public RunRequest Read(ParseResult parsed, AdapterRegistry adapters)
    {
        string file = RobotOption.Resolve(parsed.GetValue(_address.Robot)!);
        RobotDescription robot = RobotFile.Read(file, HardwareAdapters.Check);
        string id = _address.IdOf(parsed, robot);
        Wiring wiring = _wiring.Read(parsed, adapters, new Individual(robot, file, id, _link.DataOf(parsed)));
        string? engine = parsed.GetValue(_engine);
        LinkRequest? link = _link.Read(parsed, adapters, CommonArguments(parsed, file));
        return new RunRequest(
            Delayed(robot, parsed.GetValue(_delaySteps)),
            id,
            Path.GetDirectoryName(Path.GetFullPath(file))!,
            wiring,
            engine ?? adapters.RolloutEngines.Default?.Name ?? string.Empty,
            adapters.RolloutEngines.Find(engine),
            parsed.GetValue(_model) is { } model
                ? ExistingPath.Require("--model", model, "a model folder (with dynamics.onnx in it), or a model file")
                : null,
            parsed.GetValue(_lockstep),
            _realTime.Read(parsed),
            parsed.GetValue(_episodes),
            parsed.GetValue(_seed) ?? BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))),
            parsed.GetValue(_wait),
            parsed.GetValue(_awaitModel) ?? (link is null ? 0 : robot.Session.AwaitModel),
            parsed.GetValue(_threads) ?? Environment.ProcessorCount,
            parsed.GetValue(_address.Runtime),
            parsed.GetValue(_journal),
            parsed.GetValue(_headless),
            parsed.GetValue(_json),
            link)
        {
            PlanMilliseconds = parsed.GetValue(_planTime),
            IsRehearsal = parsed.GetValue(_hardwareReset),
        };
    }

    private RobotDescription Delayed(RobotDescription robot, int? delaySteps) => delaySteps is null or 0 || delaySteps < robot.Planner.Horizon
        ? robot with { Planner = robot.Planner with { DelaySteps = delaySteps ?? robot.Planner.DelaySteps } }
        : throw new UsageException(
            $"{_delaySteps.Name} is {delaySteps}, and plans end before they would take effect; allowed: 0 to {robot.Planner.Horizon - 1}, less than planner.horizon.");

    private void Validate(CommandResult result)
    {
        if (result.GetResult(_lockstep) is { Implicit: false } && _realTime.IsAskedFor(result))
        {
            result.AddError($"{_lockstep.Name} lets time stand still; allowed: without {RealTimeOptions.Names}.");
        }

        if (result.GetResult(_planTime) is { Implicit: false } && result.GetResult(_lockstep) is not { Implicit: false })
        {
            result.AddError($"{_planTime.Name} is time that stands still; allowed: with {_lockstep.Name}.");
        }
    }

    private List<string> CommonArguments(ParseResult parsed, string robotFile)
    {
        List<string> arguments = [$"{_address.Robot.Name}={robotFile}"];
        foreach (Option<string?> option in new[] { _address.Id, _address.Runtime, _engine })
        {
            if (parsed.GetValue(option) is { } value)
            {
                arguments.Add($"{option.Name}={value}");
            }
        }

        return arguments;
    }
}
