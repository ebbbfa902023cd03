using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using MbRlRobot.Ports;
using static MbRlRobot.Drivers.Pca9685Registers;

namespace MbRlRobot.Drivers;

/// <summary>
/// The PCA9685: 16 PWM outputs that change together. Between <see cref="BeginBurst"/> and <see cref="EndBurst"/> outputs are
/// collected and sent in one transaction, which the chip takes over at its stop condition.
/// </summary>
/// <remarks>
/// After every burst MODE1 is read: a chip that lost its power sleeps, and its outputs are off; that is reported as a failed
/// transfer instead of being believed.
/// </remarks>
public sealed class Pca9685 : IDisposable
{
    /// <summary>The oscillator runs 500 us after waking up at the latest (table 5, note 2).</summary>
    private const double WakeUpSeconds = 500e-6;

    private const byte Awake = AutoIncrement;

    private readonly RepeatingBus _bus;
    private readonly IDigital? _outputEnable;
    private readonly byte[] _image = new byte[1 + (Outputs * RegistersPerOutput)];
    private readonly byte[] _burst = new byte[1 + (Outputs * RegistersPerOutput)];
    private int _firstChanged = Outputs;
    private int _lastChanged = -1;
    private bool _isBurst;

    private Pca9685(IRegisterBus bus, IDigital? outputEnable, double frequencyHertz, double oscillatorHertz)
    {
        (_bus, _outputEnable) = (new RepeatingBus(bus), outputEnable);
        for (int output = 0; output < Outputs; output++)
        {
            // outputs that nobody has set are sent as they are: off
            _image[(output + 1) * RegistersPerOutput] = Full;
        }

        PrescaleValue = PrescaleOf(frequencyHertz, oscillatorHertz);
        FrequencyHertz = oscillatorHertz / (StepsPerPeriod * (PrescaleValue + 1.0));
    }

    /// <summary>The frequency that the prescaler gives: near the one asked for.</summary>
    public double FrequencyHertz { get; }

    /// <summary>What PRE_SCALE holds.</summary>
    public byte PrescaleValue { get; }

    /// <summary>The prescaler for a frequency: round(oscillator / (4096 frequency)) - 1 (section 7.3.5).</summary>
    /// <param name="frequencyHertz">The pulses' frequency.</param>
    /// <param name="oscillatorHertz">The oscillator's real frequency: chips are off by several per cent, and this is their trim.</param>
    /// <returns>PRE_SCALE.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No prescaler from 3 to 255 gives it.</exception>
    public static byte PrescaleOf(double frequencyHertz, double oscillatorHertz)
    {
        double prescale = Math.Round(oscillatorHertz / (StepsPerPeriod * frequencyHertz)) - 1;
        return prescale is >= 3 and <= byte.MaxValue
            ? (byte)prescale
            : throw new ArgumentOutOfRangeException(
                nameof(frequencyHertz), frequencyHertz, "allowed: 24 to 1526 Hz with the nominal oscillator");
    }

    /// <summary>Sets a chip up: all outputs off, then the prescaler, which needs sleep, then awake.</summary>
    /// <param name="bus">The device, owned.</param>
    /// <param name="outputEnable">The line at /OE, which is low while outputs are enabled, owned; null where it is tied low.</param>
    /// <param name="frequencyHertz">The frequency of all its outputs.</param>
    /// <param name="oscillatorHertz">The oscillator's real frequency; 25 MHz nominal.</param>
    /// <returns>The chip, all outputs off.</returns>
    /// <exception cref="IOException">It does not answer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It cannot give that frequency.</exception>
    public static Pca9685 Open(IRegisterBus bus, IDigital? outputEnable, double frequencyHertz, double oscillatorHertz)
    {
        ArgumentNullException.ThrowIfNull(bus);
        Pca9685 chip = new(bus, outputEnable, frequencyHertz, oscillatorHertz);
        chip.Configure();
        return chip;
    }

    /// <summary>One of its outputs.</summary>
    /// <param name="output">Which: 0 to 15.</param>
    /// <returns>The output; disposing it turns it off.</returns>
    public Pca9685Output Output(int output)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(output);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(output, Outputs);
        return new Pca9685Output(this, output);
    }

    /// <summary>Collects what is set until <see cref="EndBurst"/>.</summary>
    public void BeginBurst() => _isBurst = true;

    /// <summary>Sends what was collected, in one transaction; nothing where nothing was set.</summary>
    /// <returns>Whether the chip has it. Otherwise it is sent again with the next burst.</returns>
    public IoStatus EndBurst()
    {
        _isBurst = false;
        return _lastChanged < 0 ? IoStatus.Ok : Send();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _ = _bus.Transfer([AllOutputs, 0, 0, 0, Full], []);
        _ = _outputEnable?.Write(true);
        _outputEnable?.Dispose();
        _bus.Dispose();
    }

    /// <summary>Sets an output's share of the period: at once, or with the burst.</summary>
    internal IoStatus Set(int output, double dutyCycle)
    {
        int steps = (int)Math.Round(dutyCycle * StepsPerPeriod);
        Span<byte> registers = _image.AsSpan(1 + (output * RegistersPerOutput), RegistersPerOutput);
        registers[0] = 0;
        registers[1] = steps == StepsPerPeriod ? Full : (byte)0;
        registers[2] = (byte)steps;
        registers[3] = steps == 0 ? Full : (byte)((steps >> 8) & 0x0F);
        _firstChanged = Math.Min(_firstChanged, output);
        _lastChanged = Math.Max(_lastChanged, output);
        return _isBurst ? IoStatus.Ok : Send();
    }

    private IoStatus Send()
    {
        int start = _firstChanged * RegistersPerOutput;
        int length = (_lastChanged + 1 - _firstChanged) * RegistersPerOutput;
        _burst[0] = (byte)(FirstOutput + start);
        _image.AsSpan(1 + start, length).CopyTo(_burst.AsSpan(1));
        Span<byte> mode = stackalloc byte[1];
        IoStatus status = _bus.Transfer(_burst.AsSpan(0, 1 + length), []);
        status = status == IoStatus.Ok ? _bus.Transfer([Mode1], mode) : status;
        if (status == IoStatus.Ok && mode[0] != Awake)
        {
            return IoStatus.TransferFailed;
        }

        if (status == IoStatus.Ok)
        {
            (_firstChanged, _lastChanged) = (Outputs, -1);
        }

        return status;
    }

    private void Configure()
    {
        Require(_outputEnable?.Write(true) ?? IoStatus.Ok);

        // all off first: an orderly shutdown, after which no restart is pending (section 7.3.1.1)
        Require(_bus.Transfer([AllOutputs + 3, Full], []));
        Require(_bus.Transfer([Mode1, Sleep | AutoIncrement], []));
        Require(_bus.Transfer([Prescale, PrescaleValue], []));
        Require(_bus.Transfer([Mode2, TotemPole], []));
        Require(_bus.Transfer([AllOutputs, 0, 0, 0, Full], []));
        Require(_bus.Transfer([Mode1, Awake], []));
        WaitForOscillator();
        Span<byte> read = stackalloc byte[2];
        Require(_bus.Transfer([Mode1], read[..1]));
        Require(_bus.Transfer([Prescale], read[1..]));
        if (read[0] != Awake || read[1] != PrescaleValue)
        {
            throw new IOException(
                $"The PCA9685 does not keep its settings (MODE1 0x{read[0]:X2}, PRE_SCALE {read[1]}); is another device at its address?");
        }

        Require(_outputEnable?.Write(false) ?? IoStatus.Ok);
    }

    private static void WaitForOscillator()
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < WakeUpSeconds)
        {
            Thread.SpinWait(50);
        }
    }

    private static void Require(IoStatus status)
    {
        if (status != IoStatus.Ok)
        {
            throw new IOException($"The PCA9685 does not answer ({status}).");
        }
    }
}
