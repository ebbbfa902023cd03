using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using MbRlRobot.Adapters;
using MbRlRobot.CommandLine;
using MbRlRobot.ControllerApp.Bench;
using MbRlRobot.ControllerApp.Calibrate;
using MbRlRobot.ControllerApp.Control;
using MbRlRobot.ControllerApp.Link;
using MbRlRobot.ControllerApp.Plan;
using MbRlRobot.ControllerApp.Replay;
using MbRlRobot.ControllerApp.Run;
using MbRlRobot.Gpio;
using MbRlRobot.Host;
using MbRlRobot.Mosquitto;
using MbRlRobot.MqttNet;
using MbRlRobot.MuJoCo;
using MbRlRobot.OnnxRuntime;

namespace MbRlRobot.ControllerApp;

/// <summary>The program mbrl-controller: the robot.</summary>
public static class ControllerProgram
{
    /// <summary>Runs the program.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="output">Takes what was asked for.</param>
    /// <param name="error">Takes what is wrong.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        RootCommand root = new("Runs a robot: reads its sensors, plans through its learned model, drives its motors.")
        {
            RunCommand.Create(Adapters),
            MailboxCommand.Arm(),
            MailboxCommand.Disarm(),
            MailboxCommand.Stop(),
            SetCommand.Create(),
            StatusCommand.Create(),
            CalibrateCommand.Create(Adapters),
            CheckCommand.Create(),
            PlanCommand.Create(Adapters),
            BenchCommand.Create(Adapters),
            LinkCommand.Create(Adapters),
            ReplayCommand.Create(Adapters),
            DoctorCommand.Create("mbrl-controller", Adapters, () => HostProbes.Look()),
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
        GpioAdapter.Register(registry);
        ControllerAdapters.Register(registry);
        OnnxRuntimeAdapter.Register(registry);
        MqttNetAdapter.Register(registry);
        MosquittoAdapter.Register(registry);
        CoreAdapters.Register(registry);
        return registry;
    }
}
