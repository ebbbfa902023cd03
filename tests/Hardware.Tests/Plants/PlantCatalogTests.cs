using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Plants;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Plants;

public sealed class PlantCatalogTests
{
    public static TheoryData<string> Kinds => [.. PlantCatalog.Kinds.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_plant_has_a_robot_that_fits_it(string kind)
    {
        string file = Path.Combine(Repository.Root, "hardware", "robots", kind, "robot.json");
        RobotDescription robot = RobotFile.Read(file, PlantCatalog.Check);
        string[] learned = [.. robot.State.Where(state => state.Role.IsLearned).Select(state => state.Name)];
        Assert.Equal(learned, PlantCatalog.Create(robot, file).Channels.Take(learned.Length).Select(channel => channel.Name));
    }

    [Theory]
    [InlineData("$.io.plant.kind", "\"cartpol\"", "$.io.plant.kind", "\"cartpol\"", "the plants cartpole, pendulum, arm2, servo-arm; did you mean 'cartpole'?")]
    [InlineData("$.io.plant.kind", "\"Cartpole\"", "$.io.plant.kind", "\"Cartpole\"", "did you mean 'cartpole'?")]
    [InlineData("$.io.plant.kind", "\"submarine\"", "$.io.plant.kind", "\"submarine\"", "the plants cartpole, pendulum, arm2, servo-arm")]
    [InlineData("$.io.plant.kind", "\"pendulum\"", "$.io.plant.kind", "\"pendulum\", without a channel for x, xDot, thetaDot", "pendulum has theta, omega")]
    [InlineData("$.io.plant.kind", "\"arm2\"", "$.io.plant.kind", "\"arm2\", whose actions are 2, not 1", "arm2 takes shoulderTorque, elbowTorque")]
    [InlineData("$.io.plant.physics.cartMas", "1", "$.io.plant.physics.cartMas", "an unknown key", "did you mean 'cartMass'?")]
    [InlineData("$.io.plant.physics.wheels", "4", "$.io.plant.physics.wheels", "an unknown key", "the keys g, cartMass")]
    [InlineData("$.io.plant.physics.cartMass", "-1", "$.io.plant.physics.cartMass", "-1", "a number from 0.01 to 1000 kg")]
    [InlineData("$.io.plant.physics.rail", "0", "$.io.plant.physics.rail", "0", "a number from 0.05 to 1000 m")]
    [InlineData("$.state[1].from", "\"x\"", "$.io.plant.kind", "\"cartpole\", whose x would carry x, theta", "a channel for each learned state")]
    [InlineData("$.state[1].from", "\"encoder\"", "$.io.plant.kind", "several channels would be called encoder", "one state from each channel")]
    public void Refuses_a_plant_that_is_not_there_or_does_not_fit(string where, string json, string path, string value, string allowed)
    {
        ConfigurationException refusal = Assert.Throws<ConfigurationException>(
            () => PlantCatalog.Create(SampleRobot.Read(("$.io.gpio", null), ("$.io.default", "\"plant\""), (where, json)), "robots/sample/robot.json"));
        Assert.Equal("robots/sample/robot.json", refusal.File);
        ConfigurationProblem problem = refusal.Problems.First(each => each.Path == path && each.Value.Contains(value, StringComparison.Ordinal));
        Assert.Contains(allowed, problem.Allowed);
    }

    [Fact]
    public void Refuses_a_robot_without_a_plant() => Assert.Contains(
        "$.io.plant is missing",
        Assert.Throws<ConfigurationException>(() => PlantCatalog.Create(SampleRobot.Read(("$.io.plant", null), ("$.io.default", "\"udp\"")), "r")).Message);

    [Fact]
    public void Says_nothing_of_a_robot_without_a_plant()
    {
        ProblemList problems = new();
        PlantCatalog.Check(SampleRobot.Read(("$.io.plant", null), ("$.io.default", "\"udp\"")), problems);
        Assert.Empty(problems.Problems);
    }

    [Fact]
    public void Gives_the_plant_the_constants_of_the_file()
    {
        IPlant plant = PlantCatalog.Create(SampleRobot.Read(("$.io.plant.physics.gear", "55")), "sample");
        Assert.Equal((1, 55, 9.81), (plant.Physics["rail"], plant.Physics["gear"], plant.Physics["g"]));
    }

    [Theory]
    [InlineData("cartMas", 1, "cartMas")]
    [InlineData("cartMass", 0, "cartMass is 0; allowed: [0.01, 1000] kg")]
    [InlineData("cartMass", double.NaN, "cartMass is NaN")]
    public void A_plant_made_in_code_refuses_bad_constants_too(string key, double value, string message) => Assert.Contains(
        message, Assert.Throws<ArgumentException>(() => CartPolePlant.Kind.With(new Dictionary<string, double> { [key] = value })).Message);

    [Fact]
    public void The_reference_lists_every_constant_with_unit_default_and_range()
    {
        string reference = File.ReadAllText(Path.Combine(Repository.Root, "hardware", "Core", "Plants", "README.md"));
        foreach (PhysicsKey key in PlantCatalog.Kinds.SelectMany(kind => kind.Physics))
        {
            string shown = double.IsFinite(key.Default) ? ProblemList.Text(key.Default) : "none";
            string low = ProblemList.Text(key.Allowed.Low);
            Assert.Contains($"| `{key.Name}` | {key.Summary} | {key.Unit} | {shown} | {low} to {ProblemList.Text(key.Allowed.High)} |", reference);
        }
    }
}
