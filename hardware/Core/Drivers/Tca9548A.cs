using System;
using System.Globalization;
using System.IO;
using MbRlRobot.Ports;

namespace MbRlRobot.Drivers;

/// <summary>
/// The TI TCA9548A, which joins any of eight I2C buses to one: devices with the same address live behind different channels.
/// Source: data sheet SCPS207H (September 2024), section 7.5.2 (addresses) and 7.5.4: one register, written and read without
/// a register number, a bit for each channel; a channel opens at the stop condition, so never within the transaction itself.
/// </summary>
/// <remarks>The register is written only where another channel is wanted, and where it is not known what it holds.</remarks>
public sealed class Tca9548A : IDisposable
{
    /// <summary>The lowest of its eight addresses.</summary>
    public const int FirstAddress = 0x70;

    /// <summary>The highest of its eight addresses.</summary>
    public const int LastAddress = 0x77;

    /// <summary>Its channels.</summary>
    public const int Channels = 8;

    private const int Unknown = -1;

    private readonly IRegisterBus _bus;
    private int _control;

    private Tca9548A(IRegisterBus bus) => _bus = bus;

    /// <summary>Closes all channels, whatever was open before, and looks whether the chip is there.</summary>
    /// <param name="bus">The device, owned.</param>
    /// <param name="name">What messages call it: address and bus.</param>
    /// <returns>The chip.</returns>
    /// <exception cref="IOException">It does not answer, or something else does.</exception>
    public static Tca9548A Open(IRegisterBus bus, string name)
    {
        ArgumentNullException.ThrowIfNull(bus);
        RepeatingBus patient = new(bus);
        Span<byte> control = stackalloc byte[1];
        IoStatus status = patient.Transfer([0], []);
        status = status == IoStatus.Ok ? patient.Transfer([], control) : status;
        if (status != IoStatus.Ok || control[0] != 0)
        {
            bus.Dispose();
            string fault = status != IoStatus.Ok ? $"does not answer ({status})"
                : string.Create(CultureInfo.InvariantCulture, $"does not keep its setting (0x{control[0]:X2}); is another device at its address?");
            throw new IOException($"The TCA9548A {name} {fault}.");
        }

        return new Tca9548A(bus);
    }

    /// <summary>Opens a channel, and closes the others.</summary>
    /// <param name="channel">Which: 0 to 7.</param>
    /// <returns>Whether the chip has it.</returns>
    public IoStatus Select(int channel) => Set(1 << channel);

    /// <summary>Closes all channels.</summary>
    /// <returns>Whether the chip has it.</returns>
    public IoStatus Close() => Set(0);

    /// <summary>Forgets what its register holds: it is written again before the next transfer.</summary>
    public void Forget() => _control = Unknown;

    /// <inheritdoc />
    public void Dispose()
    {
        _ = Close();
        _bus.Dispose();
    }

    private IoStatus Set(int control)
    {
        if (control == _control)
        {
            return IoStatus.Ok;
        }

        IoStatus status = _bus.Transfer([(byte)control], []);
        _control = status == IoStatus.Ok ? control : Unknown;
        return status;
    }
}
