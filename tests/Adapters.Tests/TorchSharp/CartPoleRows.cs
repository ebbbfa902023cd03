using System;
using System.IO;
using MbRlRobot.Numerics;
using MbRlRobot.Plants;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.Transitions;

namespace MbRlRobot.Adapters.Tests.TorchSharp;

/// <summary>The cart-pole swung about by random actions that are held for 5 steps; it starts anew, hanging, every 100 steps.</summary>
internal static class CartPoleRows
{
    private const int Hold = 5;
    private const int EpisodeSteps = 100;

    /// <summary>A request to fit some of its rows.</summary>
    internal static FitRequest Request(int rows)
    {
        string file = Path.Combine(Repository.Root, "hardware", "robots", "cartpole", "robot.json");
        RobotDescription robot = RobotFile.Read(file);
        IPlant plant = PlantCatalog.Create(robot, file);
        float[] actions = new float[(rows / Hold) + 1];
        new Philox(5).FillUniform(0, actions);
        TransitionTable table = new(RobotSchema.Of(robot));
        double[] state = new double[plant.Channels.Count];
        for (int row = 0; row < rows; row++)
        {
            if (row % EpisodeSteps == 0)
            {
                Array.Clear(state);
            }

            float[] before = Array.ConvertAll(state, value => (float)value);
            float action = 3 * ((2 * actions[row / Hold]) - 1);
            plant.Step(state, [action], robot.ControlPeriod);
            table.Append(SampleTransition.Of("cartpole", 1, (ulong)row) with
            {
                State = before,
                Action = new[] { action },
                NextState = Array.ConvertAll(state, value => (float)value),
                Parameters = ReadOnlyMemory<float>.Empty,
            });
        }

        return new FitRequest(robot, table, null, Seed: 9, Threads: 2);
    }
}
