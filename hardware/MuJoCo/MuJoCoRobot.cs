using System.IO;
using MbRlRobot.Configuration;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.MuJoCo;

/// <summary>Makes a robot of an MJCF file.</summary>
internal static class MuJoCoRobot
{
    /// <summary>Loads the model that robot.json names and finds in it what robot.json says.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="folder">The folder of its robot.json.</param>
    /// <param name="clock">Stamps what is read.</param>
    /// <returns>The robot's inputs and outputs, stopped, at home.</returns>
    /// <exception cref="ConfigurationException">The model is none, or lacks what robot.json names; or robot.json names no model.</exception>
    /// <exception cref="IOException">There is no libmujoco that can be used, or MuJoCo cannot simulate the model.</exception>
    public static IRobotIo Create(RobotDescription robot, string folder, ILoopClock clock)
    {
        string file = Path.Combine(folder, "robot.json");
        MujocoDescription mujoco = robot.Io.Mujoco
            ?? throw Refusal(file, new ConfigurationProblem("$.io.mujoco", "missing", "an object with model, state and action"));
        MuJoCoEngine engine = MuJoCoLibrary.Open();
        EngineThread thread = new();
        Simulation? simulation = null;
        try
        {
            thread.Run(() => simulation = Load(engine, file, mujoco.Model));
            return new MuJoCoIo(robot, simulation!, Bind(robot, mujoco, simulation!.Contents, file), thread, clock);
        }
        catch
        {
            if (simulation is not null)
            {
                thread.TryRun(simulation.Free);
            }

            thread.Dispose();
            throw;
        }
    }

    private static Simulation Load(MuJoCoEngine engine, string file, string model)
    {
        string path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, model));
        nint compiled = ModelFile.Compile(engine.Functions, path, out string error);
        return compiled != 0
            ? ModelFile.Simulate(engine, compiled)
            : throw Refusal(
                file,
                new ConfigurationProblem("$.io.mujoco.model", $"\"{model}\"", $"an MJCF file that MuJoCo {engine.Version} reads", $"  {error}"));
    }

    private static ModelBinding Bind(RobotDescription robot, MujocoDescription mujoco, ModelContents contents, string file)
    {
        ProblemList problems = new();
        ModelBinding binding = new ModelBinder(robot, mujoco, contents, problems).Bind();
        return problems.Problems.Count == 0 ? binding : throw Refusal(file, [.. problems.Problems]);
    }

    private static ConfigurationException Refusal(string file, params ConfigurationProblem[] problems) => new(file, problems);
}
