using System;
using System.IO;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Hardware.Tests.MuJoCo;

/// <summary>Robots of models written in tests: a folder with a model.xml and a robot.json.</summary>
internal static class MuJoCoBench
{
    /// <summary>Makes a robot.</summary>
    /// <param name="model">The MJCF inside the mujoco element; its timestep is 0.01 s.</param>
    /// <param name="states">The state section's objects.</param>
    /// <param name="mujoco">What follows the model in io.mujoco.</param>
    /// <param name="action">More of the one action.</param>
    /// <param name="reset">reset.simulation.</param>
    public static ISimulatedIo Create(string model, string states, string mujoco, string action = "", string reset = "")
    {
        string robot = $$"""
            {
              "type": "bench", "ioPeriod": 0.01, "controlPeriod": 0.01,
              "state": [{{states}}],
              "action": [{ "name": "push", "limits": [-1, 1]{{action}} }],
              "task": { "reward": "0", "episodeSteps": 10 },
              "io": { "default": "mujoco", "mujoco": { "model": "model.xml", {{mujoco}} } },
              "reset": { "simulation": { {{reset}} } }
            }
            """;
        return Load("model.xml", $"<mujoco><option timestep='0.01'/>{model}</mujoco>", robot);
    }

    /// <summary>Makes a robot of two files.</summary>
    public static ISimulatedIo Load(string modelName, string model, string robot)
    {
        string folder = Directory.CreateTempSubdirectory("mbrl-mujoco-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, modelName), model);
            string file = Path.Combine(folder, "robot.json");
            File.WriteAllText(file, robot);
            return (ISimulatedIo)MuJoCoAvailability.Factory(RobotFile.Read(file), folder, new StillClock());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Reads all channels.</summary>
    public static double[] Values(this IRobotIo io)
    {
        double[] channels = new double[io.Channels.Count];
        return io.Read(channels, out _) == IoStatus.Ok ? channels : throw new InvalidOperationException("The channels cannot be read.");
    }
}
