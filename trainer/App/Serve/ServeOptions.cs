using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using MbRlRobot.Adapters;
using MbRlRobot.CommandLine;
using MbRlRobot.Lab.Learning;
using MbRlRobot.Messaging;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Service;
using MbRlRobot.Signing;
using MbRlRobot.TrainerApp.Versions;

namespace MbRlRobot.TrainerApp.Serve;

/// <summary>The options of <c>serve</c>.</summary>
internal sealed class ServeOptions
{
    private const string PlantIo = "plant";
    private const int MostTypes = 32;
    private const int MostTrials = 100;

    private readonly Option<string[]> _robots = new("--robot")
    {
        Description = "The robots' types: a robot.json each, or the type of one that is shipped.",
        HelpName = "FILE|TYPE",
        Required = true,
        Arity = new ArgumentArity(1, MostTypes),
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly BrokerOptions _broker = new();
    private readonly Option<string> _data = WorkplaceOption.Create();

    private readonly Option<string> _key = new("--key")
    {
        Description = "The key that signs models; keys new makes one.",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<string> _id = new("--id")
    {
        Description = "What this trainer is called at the broker.",
        HelpName = "ID",
        DefaultValueFactory = _ => "trainer",
    };

    private readonly Option<string?> _fitter = new("--fitter") { Description = "Who fits; doctor lists them.", HelpName = "NAME" };

    private readonly Option<IReadOnlyDictionary<string, string>> _fitterOptions = AdapterOptionsOption.Create(
        AdapterTrial.FitterOption, "What only the fitter knows, such as its device.");

    private readonly Option<int?> _trials = NumberOption.Create(
        "--closed-loop", "Simulated episodes that a candidate drives before a robot gets it, where robot.json has a plant. [default: 1]", 0, MostTrials);

    private readonly Option<ulong> _seed = new("--seed") { Description = "Fixes what fits draw.", HelpName = "N" };
    private readonly Option<int?> _threads = NumberOption.Create("--threads", "The threads of a fit. [default: all]", 1, 1024);
    private readonly Option<bool> _headless = new("--headless") { Description = "Write lines, draw nothing." };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Write JSON for machines, a line for each event, and each second one for how it goes.",
    };

    /// <summary>Gives a command the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(_robots);
        _broker.AddTo(command);
        foreach (Option option in new Option[] { _data, _key, _id, _fitter, _fitterOptions, _trials, _seed, _threads, _headless, _json })
        {
            command.Add(option);
        }
    }

    /// <summary>Reads a command line, and opens what it names.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="adapters">What there is to choose from.</param>
    /// <returns>The request; its store, key and fitters are the caller's to dispose of.</returns>
    /// <exception cref="UsageException">An option is wrong.</exception>
    public ServeRequest Read(ParseResult parsed, AdapterRegistry adapters)
    {
        string id = parsed.GetRequiredValue(_id);
        if (!RobotIdSyntax.IsWellFormed(id))
        {
            throw new UsageException($"--id is '{id}'; allowed: 1 to {RobotIdSyntax.MaximumLength} characters of a-z, 0-9, '_' and '-'.");
        }

        MessageBusOptions bus = _broker.Read(parsed, id)! with { Will = TrainerService.Will(id) };
        string keyFile = ExistingPath.RequireFile("--key", parsed.GetRequiredValue(_key), "the trainer.key that keys new makes");
        ServedType[] types = [.. parsed.GetRequiredValue(_robots).Select(robot => Type(parsed, adapters, robot))];
        string data = parsed.GetRequiredValue(_data);
        ServiceOptions options = new(
            data, id, Product.Version, parsed.GetValue(_seed), parsed.GetValue(_threads) ?? Environment.ProcessorCount);
        return new ServeRequest(
            _broker.CreateBus(parsed, adapters, bus),
            bus.Broker.ToString(),
            adapters.TransitionStores.Find(null)(data),
            SigningKeyFile.Read(keyFile),
            types,
            options,
            parsed.GetValue(_headless),
            parsed.GetValue(_json));
    }

    private ServedType Type(ParseResult parsed, AdapterRegistry adapters, string name)
    {
        string file = RobotOption.Resolve(name);
        RobotDescription robot = RobotFile.Read(file, HardwareAdapters.Check);
        EnsembleFitterFactory factory = adapters.EnsembleFitters.Find(parsed.GetValue(_fitter));
        IEnsembleFitter fitter = AdapterRefusal.Catch(
            AdapterTrial.FitterOption, () => factory(parsed.GetRequiredValue(_fitterOptions)));
        int trials = parsed.GetValue(_trials) ?? 1;
        if (robot.Io.Plant is null || trials == 0)
        {
            return new ServedType(robot, fitter);
        }

        ClosedLoopTrial trial = new(Simulation(parsed, adapters, robot, file), trials);
        return new ServedType(robot, fitter, trial.Check);
    }

    private RunOptions Simulation(ParseResult parsed, AdapterRegistry adapters, RobotDescription robot, string file) => new(
        robot,
        Path.GetDirectoryName(Path.GetFullPath(file))!,
        PlantIo,
        adapters.RobotIos.Find(PlantIo),
        string.Empty,
        adapters.RolloutEngines.Find(null),
        string.Empty,
        adapters.EnsembleFitters.Find(parsed.GetValue(_fitter)),
        Episodes: 1,
        parsed.GetValue(_seed),
        string.Empty,
        IsResumed: false,
        IsOracle: false,
        parsed.GetValue(_threads) ?? Environment.ProcessorCount,
        Product.Version);
}
