using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using MbRlRobot.Benchmarks;
using MbRlRobot.Benchmarks.Measuring;
using MbRlRobot.Benchmarks.Ticks;
using Xunit;

namespace MbRlRobot.Apps.Tests.Benchmarks;

public sealed class TickTests
{
    [Theory]
    [InlineData("cartpole")]
    [InlineData("pendulum")]
    [InlineData("arm2")]
    public void Keeps_each_robot_exploring_without_a_plan_and_without_garbage(string robot)
    {
        string folder = MemoryFolder.Create("tick-test");
        try
        {
            using LongEpisode episode = new(robot, folder);
            Tick(episode, 2000);
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            Tick(episode, 100);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - bytes);
            Assert.True(episode.IsRunning);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Brings_a_model_and_stored_rows_to_where_they_are_used()
    {
        StringWriter output = new();
        Assert.Equal(0, BenchmarkProgram.Run(["load", "--transitions", "1000", "--json"], output, new StringWriter()));
        Dictionary<string, JsonElement> answers = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(output.ToString())!;
        Assert.All(["modelMs", "modelFirstMs", "storeRowsPerSecond"], (string name) => Assert.True(answers[name].GetDouble() > 0, name));
    }

    [Theory]
    [InlineData("tick", "--periods", "10")]
    [InlineData("load", "--transitions", "10")]
    public void Refuses_too_little_to_measure(params string[] arguments) =>
        Assert.Equal(2, BenchmarkProgram.Run(arguments, new StringWriter(), new StringWriter()));

    private static void Tick(LongEpisode episode, int periods)
    {
        for (int period = 0; period < periods; period++)
        {
            episode.Tick();
        }
    }
}
