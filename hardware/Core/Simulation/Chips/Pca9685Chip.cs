using System;
using static MbRlRobot.Drivers.Pca9685Registers;

namespace MbRlRobot.Simulation.Chips;

/// <summary>
/// The registers and outputs of a PCA9685 (data sheet rev. 4, section 7.3): auto-increment with its two ends, PRE_SCALE in sleep
/// only and at least 3, RESTART, full on and full off, outputs that change at the stop condition, /OE. Addresses that are
/// reserved are not acknowledged. Not modelled: EXTCLK, subaddresses, change at acknowledge.
/// </summary>
/// <param name="oscillatorHertz">What its oscillator really does; 25 MHz nominal.</param>
public sealed class Pca9685Chip(double oscillatorHertz = NominalOscillator) : IRegisterChip
{
    private const byte DefaultPrescale = 0x1E;
    private const byte LowestPrescale = 3;
    private const byte Mode2Mask = 0x1F;
    private const byte HighMask = 0x1F;

    private readonly byte[] _registers = PowerUp();
    private readonly byte[] _latched = PowerUp();
    private byte _prescale = DefaultPrescale;
    private int _pointer;
    private bool _isPulseWritten;

    /// <summary>The level at /OE, which is high while outputs are off; null where it is tied low.</summary>
    public Func<bool>? OutputEnable { get; set; }

    /// <summary>The pulses' frequency, Hz.</summary>
    public double FrequencyHertz => oscillatorHertz / (StepsPerPeriod * (_prescale + 1.0));

    private bool IsAsleep => (_registers[Mode1] & Sleep) != 0;

    /// <summary>What an output gives: the share of a period that it is high.</summary>
    /// <param name="output">Which: 0 to 15.</param>
    /// <returns>0 to 1.</returns>
    public double DutyCycle(int output) =>
        IsAsleep || OutputEnable?.Invoke() == true || (_registers[Mode1] & Restart) != 0 ? 0 : Duty(output);

    /// <summary>Takes its power away and gives it back.</summary>
    public void LosePower()
    {
        PowerUp().CopyTo(_registers, 0);
        PowerUp().CopyTo(_latched, 0);
        _prescale = DefaultPrescale;
    }

    /// <inheritdoc />
    public bool Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        if (!write.IsEmpty)
        {
            _pointer = write[0];
            if (!Exists(_pointer))
            {
                return false;
            }

            foreach (byte value in write[1..])
            {
                Store(value);
                Increment();
            }
        }

        for (int index = 0; index < read.Length; index++)
        {
            read[index] = Load();
            Increment();
        }

        Latch();
        return true;
    }

    private double Duty(int output)
    {
        ReadOnlySpan<byte> registers = _latched.AsSpan(FirstOutput + (output * RegistersPerOutput), RegistersPerOutput);
        if ((registers[3] & Full) != 0)
        {
            return 0;
        }

        if ((registers[1] & Full) != 0)
        {
            return 1;
        }

        int on = ((registers[1] & 0x0F) << 8) | registers[0];
        int off = ((registers[3] & 0x0F) << 8) | registers[2];
        return ((off - on) & (StepsPerPeriod - 1)) / (double)StepsPerPeriod;
    }

    private byte Load() => _pointer switch
    {
        <= LastOutput => _registers[_pointer],
        Prescale => _prescale,
        _ => 0,
    };

    private void Store(byte value)
    {
        switch (_pointer)
        {
            case Mode1:
                StoreMode1(value);
                break;
            case Mode2:
                _registers[Mode2] = (byte)(value & Mode2Mask);
                break;
            case < FirstOutput:
                _registers[_pointer] = value;
                break;
            case <= LastOutput:
                StoreOutput(_pointer, value);
                break;
            case Prescale:
                _prescale = IsAsleep ? Math.Max(value, LowestPrescale) : _prescale;
                break;
            default:
                StoreAll(value);
                break;
        }
    }

    private void StoreAll(byte value)
    {
        for (int output = 0; output < Outputs; output++)
        {
            StoreOutput(FirstOutput + (output * RegistersPerOutput) + (_pointer - AllOutputs), value);
        }
    }

    private void StoreOutput(int address, byte value)
    {
        bool isHigh = ((address - FirstOutput) & 1) != 0;
        _registers[address] = isHigh ? (byte)(value & HighMask) : value;
        _isPulseWritten = true;
    }

    /// <summary>Sleep with pulses running asks for a restart; a 1 written to RESTART while awake clears it (7.3.1.1).</summary>
    private void StoreMode1(byte value)
    {
        bool wasAsleep = IsAsleep;
        int restart = _registers[Mode1] & Restart;
        bool sleeps = (value & Sleep) != 0;
        restart = sleeps && !wasAsleep && HasPulses() ? Restart : restart;
        restart = !sleeps && (value & Restart) != 0 ? 0 : restart;
        _registers[Mode1] = (byte)((value & ~Restart) | restart);
    }

    private bool HasPulses()
    {
        bool hasPulses = false;
        for (int output = 0; output < Outputs; output++)
        {
            hasPulses |= Duty(output) > 0;
        }

        return hasPulses;
    }

    /// <summary>The stop condition: outputs take over what was written.</summary>
    private void Latch()
    {
        if (_isPulseWritten)
        {
            _registers.CopyTo(_latched, 0);
            _registers[Mode1] = (byte)(_registers[Mode1] & ~Restart);
            _isPulseWritten = false;
        }
    }

    private void Increment()
    {
        if ((_registers[Mode1] & AutoIncrement) != 0)
        {
            _pointer = _pointer is LastOutput or Prescale ? Mode1 : _pointer + 1;
        }
    }

    private static bool Exists(int address) => address is <= LastOutput or (>= AllOutputs and <= Prescale);

    /// <summary>Asleep, all outputs full off, totem pole (tables 4 to 6).</summary>
    private static byte[] PowerUp()
    {
        byte[] registers = new byte[LastOutput + 1];
        registers[Mode1] = Sleep | AllCall;
        registers[Mode2] = TotemPole;
        for (int address = FirstOutput + 3; address <= LastOutput; address += RegistersPerOutput)
        {
            registers[address] = Full;
        }

        return registers;
    }
}
