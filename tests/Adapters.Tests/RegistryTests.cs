using System.Collections.Generic;
using System.Linq;
using MbRlRobot.ControllerApp;
using MbRlRobot.PlantApp;
using MbRlRobot.TrainerApp;
using Xunit;

namespace MbRlRobot.Adapters.Tests;

public sealed class RegistryTests
{
    [Fact]
    public void The_controller_knows_the_adapters_of_the_robot() => Assert.Equal(
        [
            "robot I/O: plant simulated-board udp mujoco gpio",
            "board: gpio",
            "loop clock: monotonic virtual",
            "rollout engine: builtin onnxruntime",
            "message bus: mqttnet mosquitto inprocess",
            "transition store:",
            "ensemble fitter:",
        ],
        Lines(ControllerProgram.Adapters()));

    [Fact]
    public void The_trainer_knows_the_adapters_of_the_workstation() => Assert.Equal(
        [
            "robot I/O: plant simulated-board udp mujoco",
            "board:",
            "loop clock: monotonic virtual",
            "rollout engine: builtin onnxruntime",
            "message bus: mqttnet mosquitto inprocess",
            "transition store: sqlite",
            "ensemble fitter: builtin torchsharp",
        ],
        Lines(TrainerProgram.Adapters()));

    [Fact]
    public void The_plant_knows_the_plants() =>
        Assert.Equal("robot I/O: plant simulated-board udp mujoco", Lines(PlantProgram.Adapters()).First());

    [Theory]
    [InlineData("mqttnet", "MQTTnet")]
    [InlineData("onnxruntime", "Microsoft.ML.OnnxRuntime")]
    [InlineData("torchsharp", "TorchSharp", "TorchSharp-cpu")]
    [InlineData("gpio", "System.Device.Gpio", "Iot.Device.Bindings")]
    public void An_adapter_over_packages_knows_which_and_in_which_version(string name, params string[] packages)
    {
        IReadOnlyList<Dependency> needs = AppAdapters.All.Single(adapter => adapter.Name == name).Dependencies;
        Assert.Equal(packages, needs.Select(each => each.Name));
        Assert.All(needs, each => Assert.Matches(@"^\d+\.\d+", each.Version));
        Assert.Single(needs.Select(each => each.IsPresent).Distinct());
    }

    [Fact]
    public void An_adapter_without_its_package_says_which_and_what_to_do()
    {
        foreach (IAdapter adapter in AppAdapters.All.Where(each => each.State == AdapterState.Missing))
        {
            Assert.All(adapter.Dependencies, each => Assert.False(string.IsNullOrEmpty(each.Install)));
            Assert.Contains(adapter.Dependencies, each => !each.IsPresent);
        }
    }

    private static IEnumerable<string> Lines(AdapterRegistry registry) =>
        registry.Ports.Select(port => $"{port.Port}: {string.Join(' ', port.Adapters.Select(adapter => adapter.Name))}".TrimEnd());
}
