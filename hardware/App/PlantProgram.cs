using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using MbRlRobot.Adapters;
using MbRlRobot.CommandLine;
using MbRlRobot.MuJoCo;
using MbRlRobot.PlantApp.Serve;

namespace MbRlRobot.PlantApp;

/// <summary>The program mbrl-plant: a simulated plant in a process of its own.</summary>
public static class PlantProgram
{
    /// <summary>Runs the program.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="output">Takes what was asked for.</param>
    /// <param name="error">Takes what is wrong.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        RootCommand root = new("Serves a simulated plant to a controller.")
        {
            ServeCommand.Create(Adapters),
            DoctorCommand.Create("mbrl-plant", Adapters),
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
        return registry;
    }
}
