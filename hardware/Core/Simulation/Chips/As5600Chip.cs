using System;
using static MbRlRobot.Drivers.As5600Registers;

namespace MbRlRobot.Simulation.Chips;

/// <summary>
/// The registers of an AS5600: addresses that do not exist are not acknowledged, angles are latched at their high byte, and the
/// address stands still on an angle where a transfer starts at its high byte (datasheet v1-06, pages 13 and 18 to 20). Not
/// modelled: the filters (the angle follows at once), ZPOS, MPOS, MANG (ANGLE is RAW ANGLE), and burning.
/// </summary>
public sealed class As5600Chip : IRegisterChip
{
    private const byte LastSetting = ConfLow;
    private const byte FirstSetting = 0x01;
    private const byte NominalGain = 64;

    private readonly byte[] _settings = new byte[LastSetting + 1];
    private int _pointer;
    private int _raw;
    private int _latched;

    /// <summary>STATUS: which magnet it sees; a good one unless set.</summary>
    public byte Magnet { get; set; } = MagnetDetected;

    /// <summary>Turns the shaft.</summary>
    /// <param name="angle">The angle, rad; any number of turns.</param>
    public void Turn(double angle)
    {
        double steps = Math.Round(angle / (2 * Math.PI) * StepsPerTurn);
        _raw = (int)(steps - (StepsPerTurn * Math.Floor(steps / StepsPerTurn)));
    }

    /// <inheritdoc />
    public bool Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        if (!write.IsEmpty)
        {
            _pointer = write[0];
            if (!Exists(_pointer) || !Store(write[1..]))
            {
                return false;
            }
        }

        int start = _pointer;
        bool standsStill = start is RawAngle or Angle or Magnitude;
        for (int index = 0; index < read.Length; index++)
        {
            read[index] = Load(_pointer);
            _pointer = standsStill ? start + ((index + 1) & 1) : (_pointer + 1) & byte.MaxValue;
        }

        _pointer = standsStill && !read.IsEmpty ? start : _pointer;
        return true;
    }

    private bool Store(ReadOnlySpan<byte> values)
    {
        foreach (byte value in values)
        {
            if (_pointer is < FirstSetting or > LastSetting)
            {
                return false;
            }

            _settings[_pointer] = value;
            _pointer++;
        }

        return true;
    }

    private byte Load(int address)
    {
        switch (address)
        {
            case <= LastSetting:
                return _settings[address];
            case Status:
                return Magnet;
            case RawAngle or Angle:
                _latched = _raw;
                return (byte)(_latched >> 8);
            case RawAngle + 1 or Angle + 1:
                return (byte)_latched;
            case Agc:
                return NominalGain;
            default:
                return 0;
        }
    }

    private static bool Exists(int address) =>
        address is <= LastSetting or (>= Status and <= Angle + 1) or (>= Agc and <= Magnitude + 1) or byte.MaxValue;
}
