using System;
using System.IO;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using static MbRlRobot.Drivers.As5600Registers;

namespace MbRlRobot.Drivers;

/// <summary>The absolute angle of a shaft by the AS5600: status and raw angle in one transaction of three bytes.</summary>
/// <remarks>
/// RAW ANGLE, not ANGLE: the latter has a hysteresis of 10 steps where the turn ends (datasheet page 19). The burst starts at
/// STATUS, so that angle and magnet are of one moment; the address counter counts on there (page 13: it stands still only where
/// a transfer starts at the high byte of an angle).
/// </remarks>
public sealed class As5600 : ISensor
{
    private const double RadiansPerStep = 2 * Math.PI / StepsPerTurn;

    private readonly RepeatingBus _bus;
    private readonly double _scale;
    private readonly double _zero;

    private As5600(string channel, IRegisterBus bus, double zero, bool isReversed)
    {
        (Channel, _bus, _zero) = (channel, new RepeatingBus(bus), zero);
        _scale = isReversed ? -RadiansPerStep : RadiansPerStep;
    }

    /// <inheritdoc />
    public string Channel { get; }

    /// <summary>How many readings had a magnet outside the range that the sensor is made for: too weak or too strong.</summary>
    public long FieldWarnings { get; private set; }

    /// <summary>Sets the sensor up: filter, no hysteresis, no saving of power; and looks at the magnet.</summary>
    /// <param name="channel">The channel it gives, an angle in rad.</param>
    /// <param name="bus">The device, owned.</param>
    /// <param name="zero">The angle, in the direction of the channel, that reads as 0; rad.</param>
    /// <param name="isReversed">Whether the channel falls while the raw angle rises.</param>
    /// <param name="filter">The slow filter's length: 16, 8, 4 or 2 (2.2, 1.1, 0.55 or 0.286 ms to settle).</param>
    /// <returns>The sensor.</returns>
    /// <exception cref="IOException">It does not answer, or its magnet is not where it has to be.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such filter.</exception>
    public static As5600 Open(string channel, IRegisterBus bus, double zero, bool isReversed, int filter)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(bus);
        byte slowFilter = filter switch
        {
            16 => 0,
            8 => 1,
            4 => 2,
            2 => 3,
            _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "allowed: 2, 4, 8, 16"),
        };
        As5600 sensor = new(channel, bus, zero, isReversed);
        sensor.Configure(slowFilter);
        sensor.CheckMagnet();
        return sensor;
    }

    /// <inheritdoc />
    /// <returns><see cref="IoStatus.TransferFailed"/> also where there is no magnet.</returns>
    public IoStatus Read(out double value)
    {
        Span<byte> answer = stackalloc byte[3];
        IoStatus status = _bus.Transfer([Status], answer);
        if (status == IoStatus.Ok && (answer[0] & MagnetDetected) == 0)
        {
            status = IoStatus.TransferFailed;
        }

        if (status != IoStatus.Ok)
        {
            value = 0;
            return status;
        }

        FieldWarnings += (answer[0] & (MagnetTooWeak | MagnetTooStrong)) == 0 ? 0 : 1;
        value = Angles.Wrap((_scale * (((answer[1] & 0x0F) << 8) | answer[2])) - _zero);
        return IoStatus.Ok;
    }

    /// <inheritdoc />
    public void Dispose() => _bus.Dispose();

    /// <summary>Changes the bits that matter only: blank ones hold factory settings (figure 21, note 1).</summary>
    private void Configure(byte slowFilter)
    {
        Span<byte> conf = stackalloc byte[2];
        Require(_bus.Transfer([ConfHigh], conf));
        byte high = (byte)((conf[0] & ~ConfHighMask) | slowFilter);
        byte low = (byte)(conf[1] & ~ConfSlowMask);
        Require(_bus.Transfer([ConfHigh, high, low], []));
        Require(_bus.Transfer([ConfHigh], conf));
        if (conf[0] != high || conf[1] != low)
        {
            throw new IOException($"{Channel}: the AS5600 does not keep its settings; is another device at its address?");
        }
    }

    private void CheckMagnet()
    {
        Span<byte> status = stackalloc byte[1];
        Require(_bus.Transfer([Status], status));
        string? fault = (status[0] & (MagnetDetected | MagnetTooWeak | MagnetTooStrong)) switch
        {
            MagnetDetected => null,
            var bits when (bits & MagnetDetected) == 0 => "sees no magnet: mount one over it",
            var bits when (bits & MagnetTooWeak) != 0 => "has too weak a magnet: bring it nearer",
            _ => "has too strong a magnet: take it further away",
        };
        if (fault is not null)
        {
            throw new IOException($"{Channel}: the AS5600 {fault}.");
        }
    }

    private void Require(IoStatus status)
    {
        if (status != IoStatus.Ok)
        {
            throw new IOException($"{Channel}: the AS5600 at address 0x36 does not answer ({status}).");
        }
    }
}
