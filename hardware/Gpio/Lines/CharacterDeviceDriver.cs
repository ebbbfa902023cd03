using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.Linq;
using System.Threading;
using MbRlRobot.CharacterDevice;

namespace MbRlRobot.Gpio.Lines;

/// <summary>
/// A driver of System.Device.Gpio over the kernel's GPIO device itself. Unlike the package's two over libgpiod it allocates
/// nothing at a read or a write, reports writes that fail, and needs no library.
/// </summary>
/// <param name="chip">The chip with the lines, owned.</param>
internal sealed class CharacterDeviceDriver(LineChip chip) : GpioDriver
{
    private readonly Dictionary<int, LineHandle> _lines = [];

    /// <inheritdoc />
    protected override int PinCount => chip.LineCount;

    /// <inheritdoc />
    /// <remarks>The kernel gives a line away together with its direction: see <see cref="SetPinMode(int, PinMode)"/>.</remarks>
    protected override void OpenPin(int pinNumber)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pinNumber);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(pinNumber, chip.LineCount);
    }

    /// <inheritdoc />
    protected override void ClosePin(int pinNumber)
    {
        if (_lines.Remove(pinNumber, out LineHandle? line))
        {
            line.Dispose();
        }
    }

    /// <inheritdoc />
    /// <remarks>An output is low from the beginning.</remarks>
    protected override void SetPinMode(int pinNumber, PinMode mode)
    {
        ClosePin(pinNumber);
        _lines[pinNumber] = chip.Request(pinNumber, mode == PinMode.Output);
    }

    /// <inheritdoc />
    protected override PinMode GetPinMode(int pinNumber) => _lines[pinNumber].IsOutput ? PinMode.Output : PinMode.Input;

    /// <inheritdoc />
    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => mode is PinMode.Input or PinMode.Output;

    /// <inheritdoc />
    protected override PinValue Read(int pinNumber) => _lines[pinNumber].Read() ? PinValue.High : PinValue.Low;

    /// <inheritdoc />
    protected override void Write(int pinNumber, PinValue value) => _lines[pinNumber].Write(value == PinValue.High);

    /// <inheritdoc />
    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) =>
        throw NoEvents();

    /// <inheritdoc />
    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) =>
        throw NoEvents();

    /// <inheritdoc />
    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) => throw NoEvents();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        foreach (int line in _lines.Keys.ToArray())
        {
            ClosePin(line);
        }

        chip.Dispose();
        base.Dispose(disposing);
    }

    private static NotSupportedException NoEvents() => new("Lines are polled: this driver has no events.");
}
