using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.Threading;
using MbRlRobot.Gpio.Transports;
using MbRlRobot.Ports;

namespace MbRlRobot.Gpio.Simulated;

/// <summary>The lines of a board behind the port, as a driver of System.Device.Gpio.</summary>
/// <param name="board">The board, not owned.</param>
internal sealed class SimulatedLineDriver(IBoard board) : GpioDriver
{
    private readonly Dictionary<int, IDigital> _lines = [];

    /// <inheritdoc />
    protected override int PinCount => 512;

    /// <inheritdoc />
    protected override void OpenPin(int pinNumber)
    {
    }

    /// <inheritdoc />
    protected override void ClosePin(int pinNumber)
    {
        if (_lines.Remove(pinNumber, out IDigital? line))
        {
            line.Dispose();
        }
    }

    /// <inheritdoc />
    protected override void SetPinMode(int pinNumber, PinMode mode) =>
        _lines[pinNumber] = board.OpenDigital(pinNumber, mode == PinMode.Output);

    /// <inheritdoc />
    protected override PinMode GetPinMode(int pinNumber) => _lines[pinNumber].IsOutput ? PinMode.Output : PinMode.Input;

    /// <inheritdoc />
    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => mode is PinMode.Input or PinMode.Output;

    /// <inheritdoc />
    protected override PinValue Read(int pinNumber)
    {
        BusFault.ThrowUnlessOk(_lines[pinNumber].Read(out bool isHigh));
        return isHigh ? PinValue.High : PinValue.Low;
    }

    /// <inheritdoc />
    protected override void Write(int pinNumber, PinValue value) =>
        BusFault.ThrowUnlessOk(_lines[pinNumber].Write(value == PinValue.High));

    /// <inheritdoc />
    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <inheritdoc />
    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) =>
        throw new NotSupportedException();

    /// <inheritdoc />
    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) =>
        throw new NotSupportedException();
}
