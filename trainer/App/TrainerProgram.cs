using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using MbRlRobot.Adapters;
using MbRlRobot.CommandLine;
using MbRlRobot.Mosquitto;
using MbRlRobot.MqttNet;
using MbRlRobot.MuJoCo;
using MbRlRobot.OnnxRuntime;
using MbRlRobot.TorchSharp;
using MbRlRobot.TrainerApp.Demo;
using MbRlRobot.TrainerApp.Evaluate;
using MbRlRobot.TrainerApp.Fit;
using MbRlRobot.TrainerApp.Import;
using MbRlRobot.TrainerApp.Inspect;
using MbRlRobot.TrainerApp.Keys;
using MbRlRobot.TrainerApp.Serve;
using MbRlRobot.TrainerApp.Versions;

namespace MbRlRobot.TrainerApp;

/// <summary>The program mbrl-trainer: the workstation.</summary>
public static class TrainerProgram
{
    /// <summary>Runs the program.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="output">Takes what was asked for.</param>
    /// <param name="error">Takes what is wrong.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        RootCommand root = new("Learns models from what robots record, and sends them back.")
        {
            DemoCommand.Create(Adapters),
            FitCommand.Create(Adapters),
            EvaluateCommand.Create(),
            InspectCommand.Create(),
            ImportCommand.Create(Adapters),
            ExportCommand.Create(),
            ServeCommand.Create(Adapters),
            KeysCommand.Create(),
            ModelsCommand.Create(),
            PromotionCommands.Promote(),
            PromotionCommands.Rollback(),
            RefitCommand.Create(),
            DoctorCommand.Create("mbrl-trainer", Adapters),
        };
        return CommandLineApp.Run(root, args, output, error);
    }

    /// <summary>The adapters that the program can use; of each port, the preferred one first.</summary>
    /// <returns>The registry.</returns>
    public static AdapterRegistry Adapters()
    {
        AdapterRegistry registry = new();
        HardwareAdapters.Register(registry);
        MuJoCoAdapter.Register(registry);
        ControllerAdapters.Register(registry);
        OnnxRuntimeAdapter.Register(registry);
        MqttNetAdapter.Register(registry);
        MosquittoAdapter.Register(registry);
        CoreAdapters.Register(registry);
        TrainerAdapters.Register(registry);
        TorchSharpAdapter.Register(registry);
        return registry;
    }
}
