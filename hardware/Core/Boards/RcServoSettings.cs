using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MbRlRobot.Drivers;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using static MbRlRobot.Drivers.Pca9685Registers;

namespace MbRlRobot.Boards;

/// <summary>The part <c>rc-servo</c>, on an output of a PWM controller or of a PCA9685.</summary>
/// <param name="Limits">The action at the shortest and at the longest pulse, in its unit.</param>
/// <param name="Output">The controller's or the chip's output.</param>
/// <param name="Pulse">The shortest and the longest pulse, s; null for 1 and 2 ms.</param>
/// <param name="Frequency">The pulses' frequency, Hz.</param>
/// <param name="Controller">The PWM controller, by its device name; null on a PCA9685.</param>
/// <param name="Bus">The I2C bus of the PCA9685; null on a controller.</param>
/// <param name="Address">The address of the PCA9685.</param>
/// <param name="OutputEnable">The line at the /OE of the PCA9685; null where it is tied low.</param>
/// <param name="Oscillator">The real frequency of the oscillator of the PCA9685, Hz: its trim.</param>
/// <param name="Mux">The channel of a TCA9548A that the PCA9685 is behind; null where it is on the bus itself.</param>
internal sealed record RcServoSettings(
    Interval Limits,
    int Output,
    Interval? Pulse = null,
    double Frequency = 50,
    string? Controller = null,
    int? Bus = null,
    int Address = 0x40,
    int? OutputEnable = null,
    double Oscillator = NominalOscillator,
    MuxSettings? Mux = null) : IActuatorSettings
{
    /// <summary>The shortest and the longest pulse, s.</summary>
    public Interval PulseSeconds => Pulse ?? new Interval(0.001, 0.002);

    /// <summary>What the settings of all servos of a chip must agree in.</summary>
    public Pca9685Settings? Chip => I2c is { } place ? new Pca9685Settings(place, Frequency, OutputEnable, Oscillator) : null;

    /// <inheritdoc />
    public I2cPlace? I2c => Bus is { } bus ? new I2cPlace(bus, Address, Mux) : null;

    /// <inheritdoc />
    public void Check(PartPlace place)
    {
        place.Require(
            Controller is null != Bus is null,
            "controller",
            Bus is null ? "missing, and so is bus" : $"\"{Controller}\", with a bus",
            "the device name of a PWM controller, or the bus of a PCA9685");
        place.Require(Controller is null or { Length: > 0 }, "controller", "\"\"", "the device name of a PWM controller");
        place.Require(
            Controller != BoardPins.Pi5FanPwm, "controller", $"\"{Controller}\", the fan's", $"a controller for motors: \"{BoardPins.Pi5Pwm}\"");
        place.Range("output", Output, 0, (Bus is null ? BoardPins.PwmChannels(place.Board, Controller ?? string.Empty) : Outputs) - 1);
        place.Range("frequency", Frequency, 40, 400, "Hz");
        CheckChip(place);
        CheckRanges(place);
        place.StopPolicies("rc-servo", StopPolicy.Coast, StopPolicy.Hold, StopPolicy.Ramp);
    }

    /// <inheritdoc />
    public IEnumerable<Claim> Claims(PartPlace place)
    {
        if (I2c is not { } chipPlace)
        {
            string controller = Controller ?? string.Empty;
            return BoardPins.Pwm(place, controller, Output).Append(new Claim(
                $"output {Output} of {controller}", place.Path, place.Of("output"), "an output that nothing else uses"));
        }

        string chip = $"the PCA9685 at {chipPlace.Name}";
        IEnumerable<Claim> claims = chipPlace.Claims(place, chip, "address", "an address that nothing else has")
            .Append(new Claim($"output {Output} of {chip}", place.Path, place.Of("output"), "an output that nothing else uses"));
        return OutputEnable is { } line
            ? claims.Append(new Claim($"line {line}", chip, place.Of("outputEnable"), "a line that nothing else uses"))
            : claims;
    }

    /// <inheritdoc />
    public IActuator Open(ActionDescription action, IBoard board, SharedChips chips) => new RcServo(
        action.Name,
        Chip is { } chip ? chips.Open(chip, board).Output(Output) : board.OpenPwm(Controller!, Output, Frequency),
        action.Stop,
        Limits,
        PulseSeconds);

    private void CheckChip(PartPlace place)
    {
        I2c?.Check(place);
        place.Require(
            Address is >= 0x40 and <= 0x7F and not 0x70,
            "address",
            Address.ToString(CultureInfo.InvariantCulture),
            "a whole number from 64 to 127 (0x40 to 0x7F), not 112, which calls all chips");
        place.Range("oscillator", Oscillator, 20e6, 30e6, "Hz");
        if (OutputEnable is { } line)
        {
            place.Line("outputEnable", line);
        }
    }

    private void CheckRanges(PartPlace place)
    {
        Interval pulse = PulseSeconds;
        place.Require(
            pulse.Low >= 0.0002 && pulse.Low < pulse.High && pulse.High <= Math.Min(0.003, 1 / Frequency),
            "pulse",
            pulse.ToString(),
            "[shortest, longest] with shortest < longest, from 0.0002 to 0.003 s, inside a period");
        Interval wanted = place.Action?.Limits ?? Limits;
        place.Require(
            Limits.Low < Limits.High && Limits.Contains(wanted), "limits", Limits.ToString(), $"[low, high] with low < high, around the action's limits {wanted}");
    }
}
