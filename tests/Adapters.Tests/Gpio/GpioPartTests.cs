using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MbRlRobot.Boards;
using MbRlRobot.Drivers;
using MbRlRobot.Gpio;
using MbRlRobot.Loop;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Simulation;
using MbRlRobot.Simulation.Chips;
using MbRlRobot.Simulation.Faults;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Adapters.Tests.Gpio;

/// <summary>The drivers of Iot.Device.Bindings over simulated chips.</summary>
[AdapterUnderTest(typeof(AppAdapters), "gpio")]
public sealed class GpioPartTests : IDisposable
{
    private const double Shunt = 0.1;

    private readonly SimulatedBoard _simulated = new();
    private readonly Mcp3008Chip _converter = new();
    private readonly Ina219Chip _current = new(Shunt);
    private readonly Lazy<IConverterBoard> _board;

    public GpioPartTests()
    {
        _simulated.WireSpi(0, 1, _converter, TransferLosses.None);
        _simulated.WireI2c(1, 0x40, _current, TransferLosses.None);
        _board = new Lazy<IConverterBoard>(() => (IConverterBoard)GpioBoards.Over(_simulated));
    }

    public void Dispose() => _simulated.Dispose();

    [AdapterFact]
    public void Reads_every_input_of_an_mcp3008()
    {
        for (int input = 0; input < 8; input++)
        {
            using IAnalogInput analog = _board.Value.OpenMcp3008(0, 1, 1_000_000, input);
            _converter.Apply(input, (input + 1) / 16.0);
            Assert.Equal(IoStatus.Ok, analog.Read(out int steps));
            Assert.Equal((input + 1) * 64, steps);
        }
    }

    [AdapterFact]
    public void Fails_where_no_converter_holds_the_null_bit_low()
    {
        _simulated.WireSpi(0, 0, new PulledUp(), TransferLosses.None);
        using IAnalogInput analog = _board.Value.OpenMcp3008(0, 0, 1_000_000, 0);
        Assert.Equal(IoStatus.TransferFailed, analog.Read(out int steps));
        Assert.Equal(0, steps);
    }

    [AdapterFact]
    public void Sets_an_ina219_up_for_the_smallest_range_that_holds_the_current()
    {
        foreach ((double volts, int range) in new[] { (0.03, 0), (0.04, 0), (0.05, 1), (0.16, 2), (0.17, 3), (0.32, 3) })
        {
            using IAnalogInput input = _board.Value.OpenIna219(_board.Value.OpenI2c(1, 0x40), volts);

            // PG, 12 bits for the shunt, shunt without pause; bus voltage as it is after a reset
            Assert.Equal(0x2000 | (range << 11) | 0x0180 | 0x18 | 5, _current.ConfigurationValue);
        }
    }

    [AdapterFact]
    public void Reads_currents_with_their_sign_in_one_transaction_also_after_a_loss_of_power()
    {
        using IAnalogInput input = _board.Value.OpenIna219(_board.Value.OpenI2c(1, 0x40), 0.16);
        foreach (double amperes in new[] { 0, 1.5, -1.5, 0.0001, 9, -9 })
        {
            _current.Amperes = amperes;
            Assert.Equal(IoStatus.Ok, input.Read(out int steps));
            Assert.Equal(Math.Clamp(amperes, -1.6, 1.6) * Shunt / 10e-6, steps, 1e-9);
        }

        _current.LosePower();
        _current.Amperes = -1.5;
        Assert.Equal(IoStatus.Ok, input.Read(out int after));
        Assert.Equal(-15_000, after);
    }

    [AdapterFact]
    public void Reads_a_current_behind_a_mux()
    {
        Ina219Chip[] chips = [new(Shunt) { Amperes = 1 }, new(Shunt) { Amperes = -2 }];
        for (int channel = 0; channel < chips.Length; channel++)
        {
            _simulated.WireMuxed(3, 0x70, channel, 0x40, chips[channel], TransferLosses.None);
        }

        using Tca9548ABank bank = new();
        Tca9548A mux = bank.Add(_board.Value.OpenI2c(3, 0x70), "here");
        for (int channel = 0; channel < chips.Length; channel++)
        {
            MuxedBus device = new(bank, mux, channel, _board.Value.OpenI2c(3, 0x40));
            using IAnalogInput input = _board.Value.OpenIna219(device, 0.32);
            Assert.Equal(IoStatus.Ok, input.Read(out int steps));
            Assert.Equal(chips[channel].Amperes * Shunt / 10e-6, steps, 1e-9);
        }
    }

    [AdapterFact]
    public void Fails_and_recovers_where_transfers_are_lost()
    {
        using IAnalogInput analog = _board.Value.OpenMcp3008(0, 1, 1_000_000, 0);
        using IAnalogInput nobody = _board.Value.OpenMcp3008(5, 0, 1_000_000, 0);
        _converter.Apply(0, 0.5);
        Assert.Equal(IoStatus.TransferFailed, nobody.Read(out _));
        Assert.Equal(IoStatus.Ok, analog.Read(out int steps));
        Assert.Equal(512, steps);
    }

    [AdapterFact]
    public void Refuses_an_ina219_that_does_not_answer_or_does_not_keep_its_settings()
    {
        IOException none = Assert.Throws<IOException>(() => _board.Value.OpenIna219(_board.Value.OpenI2c(1, 0x41), 0.1));
        Assert.Contains("The INA219 cannot be set up: Error 121", none.Message, StringComparison.Ordinal);
        _simulated.WireI2c(1, 0x42, new PulledUp(), TransferLosses.None);
        IOException other = Assert.Throws<IOException>(() => _board.Value.OpenIna219(_board.Value.OpenI2c(1, 0x42), 0.1));
        Assert.Contains("does not keep its settings", other.Message, StringComparison.Ordinal);
    }

    [AdapterFact]
    public void Allocates_nothing_in_a_tick()
    {
        using IAnalogInput analog = _board.Value.OpenMcp3008(0, 1, 1_000_000, 0);
        using IAnalogInput current = _board.Value.OpenIna219(_board.Value.OpenI2c(1, 0x40), 0.16);
        analog.Read(out _);
        current.Read(out _);
        using (AllocationGuard.Expect(0))
        {
            analog.Read(out _);
            current.Read(out _);
        }
    }

    [AdapterFact]
    public void A_robot_with_a_potentiometer_and_a_current_runs_on_them()
    {
        JsonNode file = JsonNode.Parse(
            File.ReadAllText(Path.Combine(GpioBoards.RigFolder, "robot.json")),
            documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip })!;
        JsonArray sensors = file["io"]!["gpio"]!["sensors"]!.AsArray();
        sensors[0] = JsonNode.Parse("""
            { "part": "mcp3008", "channel": "x", "settings": { "bus": 0, "chipSelect": 0, "input": 5, "scale": -1, "offset": 0.5 } }
            """);
        sensors.Add(JsonNode.Parse("""
            { "part": "ina219", "channel": "current", "settings": { "bus": 1, "shunt": 0.1, "largest": 3, "trip": 2.5 } }
            """));

        // a potentiometer is not calibrated by a drive
        file["io"]!["gpio"]!["actuators"]![0]!["settings"]!.AsObject().Remove("moves");
        RobotDescription robot = RobotFile.Parse("rig.json", Encoding.UTF8.GetBytes(file.ToJsonString()));
        using SimulatedBoardIo io = SimulatedBoardIo.Open(
            robot, "rig", new VirtualLoopClock(), FaultSchedule.None, "faults", through: GpioAdapter.OverSimulation);
        double[] channels = new double[io.Channels.Count];
        channels[0] = 0.3;
        io.Reset(channels);
        Assert.Equal(IoStatus.Ok, io.Enable());
        Assert.Equal(IoStatus.Ok, io.Read(channels, out _));
        Assert.Equal(0.3, channels[0], 0.5 / 1024);
        Assert.Equal(0, channels[io.Channels.ToList().IndexOf("current")]);
        Assert.Equal(IoStatus.Ok, io.Write([0.1]));
    }

    /// <summary>A line that nobody drives and a resistor pulls up.</summary>
    private sealed class PulledUp : IDuplexChip
    {
        public bool Transfer(ReadOnlySpan<byte> write, Span<byte> read)
        {
            read.Fill(0xFF);
            return true;
        }

        public void Exchange(ReadOnlySpan<byte> sent, Span<byte> received) => received.Fill(0xFF);
    }
}
