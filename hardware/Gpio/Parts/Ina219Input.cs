using System;
using System.Buffers.Binary;
using System.IO;
using Iot.Device.Adc;
using MbRlRobot.Drivers;
using MbRlRobot.Gpio.Transports;
using MbRlRobot.Ports;

namespace MbRlRobot.Gpio.Parts;

/// <summary>
/// The shunt of an INA219. The driver of Iot.Device.Bindings sets it up; a tick reads the register of the shunt's voltage itself,
/// in one transaction: the binding's readings wait for a conversion that runs anyway, in two transactions, and take the register's
/// sign for its highest bit, so that a motor that brakes reads as 0.65 V over the shunt.
/// </summary>
/// <remarks>The shunt's voltage has the same steps after a loss of power, unlike the register of the current.</remarks>
internal sealed class Ina219Input : IAnalogInput
{
    /// <summary>The register of the shunt's voltage (data sheet SBOS448G, section 8.6.3.1).</summary>
    private const byte ShuntVoltage = 1;

    private readonly RepeatingBus _bus;

    private Ina219Input(IRegisterBus device) => _bus = new RepeatingBus(device);

    /// <summary>Resets the chip, lets it measure its shunt without pause, and chooses the smallest range that holds a voltage.</summary>
    /// <exception cref="IOException">It does not answer, or does not keep its settings.</exception>
    public static Ina219Input Open(IRegisterBus device, double largestVolts)
    {
        Ina219Input input = new(device);
        Ina219PgaSensitivity range = RangeOf(largestVolts);
        try
        {
            using BusI2cDevice port = new(input._bus, ownsBus: false);
            Ina219 chip = new(port);

            // the reset chooses 12 bits; the binding's own setting of them would change those of the bus voltage instead
            chip.Reset();
            chip.OperatingMode = Ina219OperatingMode.ShuntVoltageContinuous;
            chip.PgaSensitivity = range;
            if (chip.OperatingMode != Ina219OperatingMode.ShuntVoltageContinuous || chip.PgaSensitivity != range)
            {
                throw new IOException("it does not keep its settings; is another device at its address?");
            }

            return input;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            device.Dispose();
            throw new IOException($"The INA219 cannot be set up: {fault.Message}", fault);
        }
    }

    /// <inheritdoc />
    public IoStatus Read(out int steps)
    {
        Span<byte> voltage = stackalloc byte[sizeof(short)];
        IoStatus status = _bus.Transfer([ShuntVoltage], voltage);
        steps = status == IoStatus.Ok ? BinaryPrimitives.ReadInt16BigEndian(voltage) : 0;
        return status;
    }

    /// <inheritdoc />
    public void Dispose() => _bus.Dispose();

    private static Ina219PgaSensitivity RangeOf(double largestVolts) => largestVolts switch
    {
        <= 0.04 => Ina219PgaSensitivity.PlusOrMinus40mv,
        <= 0.08 => Ina219PgaSensitivity.PlusOrMinus80mv,
        <= 0.16 => Ina219PgaSensitivity.PlusOrMinus160mv,
        _ => Ina219PgaSensitivity.PlusOrMinus320mv,
    };
}
