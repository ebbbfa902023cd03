using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using MbRlRobot.Adapters;
using MbRlRobot.CommandLine;
using MbRlRobot.Lab.Learning;
using MbRlRobot.Plants;
using MbRlRobot.Reports;
using MbRlRobot.Robots;

namespace MbRlRobot.TrainerApp.Demo;

/// <summary><c>demo</c>: a robot that learns from nothing, all in one process.</summary>
public static class DemoCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="adapters">Lists the adapters.</param>
    /// <returns>The command.</returns>
    public static Command Create(Func<AdapterRegistry> adapters)
    {
        Option<string> robot = new("--robot") { DefaultValueFactory = _ => "hardware/robots/cartpole/robot.json" };
        Option<int> episodes = new("--episodes") { DefaultValueFactory = _ => 10 };
        Option<ulong> seed = new("--seed");
        Option<string> output = new("--out") { DefaultValueFactory = _ => "runs/x" };
        Option<bool> oracle = new("--oracle");
        Command command = new("demo", "Learn from nothing.") { robot, episodes, seed, output, oracle };
        command.SetAction(parsed =>
        {
            string file = parsed.GetRequiredValue(robot);
            RobotDescription description = RobotFile.Read(file, PlantCatalog.Check);
            AdapterRegistry registry = adapters();
            RunOptions options = new(description, Path.GetDirectoryName(Path.GetFullPath(file))!, "plant", registry.RobotIos.Find("plant"),
                "builtin", registry.RolloutEngines.Find(null), "builtin", registry.EnsembleFitters.Find("builtin"), parsed.GetValue(episodes),
                parsed.GetValue(seed), parsed.GetRequiredValue(output), false, parsed.GetValue(oracle), Environment.ProcessorCount, Product.Version);
            using LearningRun run = new(options, new PlainProgress(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
            RunReport report = run.Run(CancellationToken.None);
            return report.Episodes.Count > 0 ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }
}
