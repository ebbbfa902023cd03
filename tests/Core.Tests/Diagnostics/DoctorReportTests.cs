using System;
using System.Linq;
using System.Runtime.Intrinsics;
using System.Text.Json;
using MbRlRobot.Adapters;
using MbRlRobot.Diagnostics;
using Xunit;

namespace MbRlRobot.Tests.Diagnostics;

public sealed class DoctorReportTests
{
    [Fact]
    public void Describes_the_machine_it_runs_on()
    {
        MachineReport machine = MachineProbe.Look();
        Assert.Equal(Environment.ProcessorCount, machine.Cores);
        Assert.Equal(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 32, machine.VectorBits);
        Assert.InRange(machine.MemoryBytes, 1L << 26, 1L << 46);
        Assert.StartsWith(".NET 10", machine.DotNet);
    }

    [Theory]
    [InlineData("processor\t: 0\nmodel name\t: AMD EPYC 9R14\nmodel name\t: other", "AMD EPYC 9R14")]
    [InlineData("processor\t: 0\nBogoMIPS : 108\nModel\t\t: Raspberry Pi 5 Model B Rev 1.0", "Raspberry Pi 5 Model B Rev 1.0")]
    [InlineData("processor\t: 0", "")]
    [InlineData("", "")]
    public void Reads_the_processor_or_the_board_by_name(string text, string name) =>
        Assert.Equal(name, MachineProbe.ProcessorName(text.Split('\n')));

    [Fact]
    public void Writes_every_port_that_has_adapters_as_json()
    {
        AdapterRegistry registry = new();
        registry.MessageBuses.Add(new("mosquitto", "MQTT", [new Dependency("libmosquitto", "", false, "apt-get install libmosquitto1")], null));
        string text = JsonSerializer.Serialize(DoctorReport.Of("program 1", registry), DoctorJsonContext.Default.DoctorReport);
        JsonElement port = Assert.Single(JsonDocument.Parse(text).RootElement.GetProperty("ports").EnumerateArray());
        Assert.Equal("message bus", port.GetProperty("port").GetString());
        Assert.Equal(JsonValueKind.Null, port.GetProperty("default").ValueKind);
        JsonElement adapter = port.GetProperty("adapters").EnumerateArray().Single();
        Assert.Equal("missing", adapter.GetProperty("state").GetString());
        Assert.False(adapter.GetProperty("dependencies")[0].GetProperty("isPresent").GetBoolean());
    }
}
