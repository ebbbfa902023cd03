using System;
using System.Buffers.Binary;
using System.IO;
using System.Numerics;
using MbRlRobot.Ports;
using static MbRlRobot.Drivers.Ls7366RRegisters;

namespace MbRlRobot.Drivers;

/// <summary>
/// A position by an incremental encoder and the LS7366R: it reads 0 where it was opened. The counter runs freely over 32 bits;
/// its turns are followed, so that the position has no bounds.
/// </summary>
/// <remarks>
/// SPI has no acknowledgement: every reading looks at the status register too. All zeros (counting disabled) and all ones
/// (power lost) are nobody's answer. After a loss of power the position is lost: the sensor fails until it is opened again.
/// </remarks>
public sealed class Ls7366R : ISensor
{
    /// <summary>The SPI mode: clock idle low, data taken at the rising edge (datasheet page 1).</summary>
    public const int SpiMode = 0;

    private readonly RepeatingBus _bus;
    private readonly double _unitsPerCount;
    private int _counter;
    private long _position;
    private bool _isLost;

    private Ls7366R(string channel, IRegisterBus bus, double unitsPerCount) =>
        (Channel, _bus, _unitsPerCount) = (channel, new RepeatingBus(bus), unitsPerCount);

    /// <inheritdoc />
    public string Channel { get; }

    /// <summary>Sets the counter up, and to 0.</summary>
    /// <param name="channel">The channel it gives.</param>
    /// <param name="bus">The device, owned.</param>
    /// <param name="unitsPerCount">The channel's change for a count up, in its unit; negative where it falls.</param>
    /// <param name="quadrature">How many edges of a pulse count: 1, 2 or 4.</param>
    /// <returns>The sensor.</returns>
    /// <exception cref="IOException">It does not answer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such way of counting.</exception>
    public static Ls7366R Open(string channel, IRegisterBus bus, double unitsPerCount, int quadrature)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(bus);
        if (quadrature is not (1 or 2 or 4))
        {
            throw new ArgumentOutOfRangeException(nameof(quadrature), quadrature, "allowed: 1, 2, 4");
        }

        Ls7366R sensor = new(channel, bus, unitsPerCount);
        sensor.Configure((byte)(BitOperations.Log2((uint)quadrature) + 1));
        return sensor;
    }

    /// <inheritdoc />
    public IoStatus Read(out double value)
    {
        IoStatus status = _isLost ? IoStatus.TransferFailed : Measure();
        value = _position * _unitsPerCount;
        return status;
    }

    /// <inheritdoc />
    public void Dispose() => _bus.Dispose();

    private IoStatus Measure()
    {
        Span<byte> count = stackalloc byte[sizeof(int)];
        Span<byte> state = stackalloc byte[1];
        IoStatus status = _bus.Transfer([ReadCounter], count);
        status = status == IoStatus.Ok ? _bus.Transfer([ReadStatus], state) : status;
        if (status != IoStatus.Ok)
        {
            return status;
        }

        if ((state[0] & (CountEnabled | PowerLost)) != CountEnabled)
        {
            // an unplugged line may come back; a counter that was without power may not
            _isLost = (state[0] & CountEnabled) != 0 && state[0] != byte.MaxValue;
            return IoStatus.TransferFailed;
        }

        int counter = BinaryPrimitives.ReadInt32BigEndian(count);
        _position += unchecked(counter - _counter);
        _counter = counter;
        return IoStatus.Ok;
    }

    /// <summary>Free-running, no index, filter clock undivided; four bytes, counting.</summary>
    private void Configure(byte mode0)
    {
        Require(_bus.Transfer([WriteMode0, mode0], []));
        Require(_bus.Transfer([WriteMode1, 0], []));
        Span<byte> mode = stackalloc byte[2];
        Require(_bus.Transfer([ReadMode0], mode[..1]));
        Require(_bus.Transfer([ReadMode1], mode[1..]));
        if (mode[0] != mode0 || mode[1] != 0)
        {
            throw new IOException(
                $"{Channel}: the LS7366R does not keep its settings (MDR0 0x{mode[0]:X2}, MDR1 0x{mode[1]:X2}); check its wires.");
        }

        Require(_bus.Transfer([ClearCounter], []));
        Require(_bus.Transfer([ClearStatus], []));
    }

    private void Require(IoStatus status)
    {
        if (status != IoStatus.Ok)
        {
            throw new IOException($"{Channel}: the LS7366R does not answer ({status}).");
        }
    }
}
