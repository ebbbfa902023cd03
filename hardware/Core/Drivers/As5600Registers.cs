namespace MbRlRobot.Drivers;

/// <summary>
/// Registers of the ams AS5600, a magnetic angle sensor of 12 bits on I2C. Source: datasheet v1-06 (2018-Jun-20), figure 21
/// "Register Map" (page 18), figure 22 "CONF Register" (page 19), figure 23 "STATUS Register" (page 20).
/// </summary>
public static class As5600Registers
{
    /// <summary>The only address it has (page 18).</summary>
    public const int Address = 0x36;

    /// <summary>Steps of a turn.</summary>
    public const int StepsPerTurn = 4096;

    /// <summary>CONF, high byte: WD 5, FTH 4:2, SF 1:0.</summary>
    public const byte ConfHigh = 0x07;

    /// <summary>CONF, low byte: PWMF 7:6, OUTS 5:4, HYST 3:2, PM 1:0.</summary>
    public const byte ConfLow = 0x08;

    /// <summary>STATUS: MD 5, ML 4, MH 3.</summary>
    public const byte Status = 0x0B;

    /// <summary>RAW ANGLE, bits 11:8; the low byte follows.</summary>
    public const byte RawAngle = 0x0C;

    /// <summary>ANGLE, bits 11:8; the low byte follows.</summary>
    public const byte Angle = 0x0E;

    /// <summary>AGC, the gain.</summary>
    public const byte Agc = 0x1A;

    /// <summary>MAGNITUDE, bits 11:8; the low byte follows.</summary>
    public const byte Magnitude = 0x1B;

    /// <summary>STATUS bit MD: a magnet was detected.</summary>
    public const byte MagnetDetected = 1 << 5;

    /// <summary>STATUS bit ML: the gain is at its maximum, the magnet too weak.</summary>
    public const byte MagnetTooWeak = 1 << 4;

    /// <summary>STATUS bit MH: the gain is at its minimum, the magnet too strong.</summary>
    public const byte MagnetTooStrong = 1 << 3;

    /// <summary>The bits of CONF's high byte that are settings: WD, FTH, SF.</summary>
    public const byte ConfHighMask = 0x3F;

    /// <summary>The bits of CONF's low byte that can slow the angle down: HYST and PM.</summary>
    public const byte ConfSlowMask = 0x0F;
}
