using System;
using System.Buffers.Binary;

namespace MbRlRobot.Simulation.Chips;

/// <summary>
/// The registers of an INA219 (data sheet SBOS448G, section 8.6): 16 bits, highest byte first, behind a pointer that stays;
/// reset; the shunt's voltage held at the ends of the chosen range; current by the calibration. Not modelled: bus voltage and
/// power (they read 0), the time of a conversion, resolutions below 12 bits.
/// </summary>
/// <param name="shuntOhms">The shunt, ohm.</param>
public sealed class Ina219Chip(double shuntOhms) : IRegisterChip
{
    private const int Registers = 6;
    private const int Configuration = 0;
    private const int ShuntVoltage = 1;
    private const int Current = 4;
    private const int Calibration = 5;
    private const ushort Reset = 1 << 15;
    private const ushort Defaults = 0x399F;
    private const double StepsPerVolt = 1e5;

    /// <summary>The smallest range, steps: 40 mV; each value of PG doubles it.</summary>
    private const int SmallestRange = 4000;

    private readonly ushort[] _registers = PowerUp();
    private int _pointer;

    /// <summary>The current through the shunt, A.</summary>
    public double Amperes { get; set; }

    /// <summary>What the configuration register holds.</summary>
    public int ConfigurationValue => _registers[Configuration];

    private int ShuntSteps
    {
        get
        {
            int range = SmallestRange << ((_registers[Configuration] >> 11) & 3);
            return (int)Math.Clamp(Math.Round(Amperes * shuntOhms * StepsPerVolt), -range, range);
        }
    }

    /// <summary>Takes its power away and gives it back.</summary>
    public void LosePower() => PowerUp().CopyTo(_registers, 0);

    /// <inheritdoc />
    public bool Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        _pointer = write.IsEmpty ? _pointer : write[0];
        if (_pointer >= Registers || write.Length is not (0 or 1 or 3) || read.Length is not (0 or 2))
        {
            return false;
        }

        if (write.Length == 3)
        {
            Store(BinaryPrimitives.ReadUInt16BigEndian(write[1..]));
        }

        if (!read.IsEmpty)
        {
            BinaryPrimitives.WriteInt16BigEndian(read, Load());
        }

        return true;
    }

    private void Store(ushort value)
    {
        switch (_pointer)
        {
            case Configuration when (value & Reset) != 0:
                LosePower();
                break;
            case Configuration:
                _registers[Configuration] = value;
                break;
            case Calibration:
                _registers[Calibration] = (ushort)(value & ~1);
                break;
        }
    }

    private short Load() => _pointer switch
    {
        ShuntVoltage => (short)ShuntSteps,
        Current => (short)(ShuntSteps * _registers[Calibration] / 4096),
        _ => (short)_registers[_pointer],
    };

    private static ushort[] PowerUp()
    {
        ushort[] registers = new ushort[Registers];
        registers[Configuration] = Defaults;
        return registers;
    }
}
