using System;
using System.Linq;
using MbRlRobot.Ports;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Hardware.Tests.MuJoCo;

[AdapterUnderTest(typeof(MuJoCoAvailability), "mujoco")]
public sealed class ReadmeTests
{
    [AdapterFact]
    public void The_worked_example_runs()
    {
        using ISimulatedIo io = MuJoCoBench.Load("acrobot.xml", Block("xml"), Block("json"));
        Assert.Equal(["shoulder", "elbow", "shoulderSpeed", "elbowSpeed", "height"], io.Channels);
        io.Reset([0.1, 0.2, 0, 0, 0]);
        io.Enable();
        for (int step = 0; step < 50; step++)
        {
            io.Write([Math.Sin(step)]);
            Assert.Equal(IoStatus.Ok, io.Advance(0.04));
            double[] state = io.Values();
            Assert.Equal((-0.5 * Math.Cos(state[0])) - (0.5 * Math.Cos(state[0] + state[1])), state[4], 9);
        }

        Assert.NotEqual(0, io.Values()[2]);
    }

    private static string Block(string language) => string.Join('\n', Repository.Lines("hardware/MuJoCo/README.md")
        .SkipWhile(line => line != $"```{language}").Skip(1).TakeWhile(line => line != "```"));
}
