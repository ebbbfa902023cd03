using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.Win32.SafeHandles;

namespace MbRlRobot.Gpio.CharacterDevice;

/// <summary>
/// A driver of System.Device.Gpio over the kernel's GPIO device itself. Unlike the package's two over libgpiod it allocates
/// nothing at a read or a write, reports writes that fail, and needs no library. Its chip is found by label: numbers change.
/// </summary>
internal sealed class CharacterDeviceDriver : GpioDriver
{
    private const string Devices = "/dev";
    private const string DevicePattern = "gpiochip*";

    private readonly Dictionary<int, SafeFileHandle> _requests = [];
    private readonly Dictionary<int, PinMode> _modes = [];
    private readonly SafeFileHandle _chip;

    /// <summary>Opens a chip.</summary>
    /// <param name="label">Its label; null for the first chip.</param>
    /// <exception cref="IOException">There is no such chip; the message says which there are.</exception>
    public CharacterDeviceDriver(string? label)
    {
        (_chip, ChipInfo info) = Find(label);
        PinCount = (int)info.LineCount;
    }

    /// <inheritdoc />
    protected override int PinCount { get; }

    /// <inheritdoc />
    /// <remarks>The kernel gives a line away together with what it is to be: see <see cref="SetPinMode(int, PinMode)"/>.</remarks>
    protected override void OpenPin(int pinNumber)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pinNumber);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(pinNumber, PinCount);
    }

    /// <inheritdoc />
    protected override void ClosePin(int pinNumber)
    {
        if (_requests.Remove(pinNumber, out SafeFileHandle? request))
        {
            request.Dispose();
            _modes.Remove(pinNumber);
        }
    }

    /// <inheritdoc />
    protected override void SetPinMode(int pinNumber, PinMode mode) => SetPinMode(pinNumber, mode, PinValue.Low);

    /// <inheritdoc />
    protected override void SetPinMode(int pinNumber, PinMode mode, PinValue initialValue)
    {
        ClosePin(pinNumber);
        LineRequest request = RequestOf(pinNumber, mode, initialValue);
        GpioDevice.Call(_chip, GpioDevice.GetLine, ref request);
        _requests[pinNumber] = new SafeFileHandle(request.Descriptor, ownsHandle: true);
        _modes[pinNumber] = mode;
    }

    /// <inheritdoc />
    protected override PinMode GetPinMode(int pinNumber) => _modes[pinNumber];

    /// <inheritdoc />
    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => Enum.IsDefined(mode);

    /// <inheritdoc />
    protected override PinValue Read(int pinNumber)
    {
        LineValues values = new() { Mask = 1 };
        GpioDevice.Call(_requests[pinNumber], GpioDevice.GetValues, ref values);
        return (values.Bits & 1) != 0 ? PinValue.High : PinValue.Low;
    }

    /// <inheritdoc />
    protected override void Write(int pinNumber, PinValue value)
    {
        LineValues values = new() { Bits = value == PinValue.High ? 1u : 0, Mask = 1 };
        GpioDevice.Call(_requests[pinNumber], GpioDevice.SetValues, ref values);
    }

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
        foreach (int line in _requests.Keys.ToArray())
        {
            ClosePin(line);
        }

        _chip.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>What the kernel is asked for: one line, in one step a low output or an input.</summary>
    internal static LineRequest RequestOf(int line, PinMode mode, PinValue initialValue)
    {
        LineRequest request = new() { LineCount = 1 };
        request.Lines[0] = (uint)line;
        _ = Encoding.UTF8.TryGetBytes("mbrl-controller", request.Consumer, out _);
        request.Config.Flags = mode switch
        {
            PinMode.Output => LineConfig.Output,
            PinMode.InputPullUp => LineConfig.Input | LineConfig.PullUp,
            PinMode.InputPullDown => LineConfig.Input | LineConfig.PullDown,
            _ => LineConfig.Input,
        };
        if (mode == PinMode.Output)
        {
            request.Config.AttributeCount = 1;
            request.Config.Attributes[0] = new LineAttribute
            {
                Id = LineAttribute.OutputValues,
                Values = initialValue == PinValue.High ? 1u : 0,
                Mask = 1,
            };
        }

        return request;
    }

    private static (SafeFileHandle Chip, ChipInfo Info) Find(string? label)
    {
        List<string> there = [];
        foreach (string path in Directory.EnumerateFileSystemEntries(Devices, DevicePattern).Order(StringComparer.Ordinal))
        {
            SafeFileHandle chip = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            ChipInfo info = default;
            GpioDevice.Call(chip, GpioDevice.GetChipInfo, ref info);
            if (label is null || info.LabelText == label)
            {
                return (chip, info);
            }

            chip.Dispose();
            there.Add($"{path} ({info.LabelText})");
        }

        string list = there.Count == 0 ? "there is none" : $"there are {string.Join(", ", there)}";
        throw new IOException($"No chip {Devices}/{DevicePattern} is {label ?? "there"}; {list}.");
    }

    private static NotSupportedException NoEvents() => new("Lines are polled: this driver has no events.");
}
