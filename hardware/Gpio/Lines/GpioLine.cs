using System;
using System.Device.Gpio;
using System.IO;
using MbRlRobot.Ports;

namespace MbRlRobot.Gpio.Lines;

/// <summary>
/// A digital line. It is read and written by the controller's calls for lists of lines: those for one line keep a dictionary of
/// what was written, which allocates and locks.
/// </summary>
internal sealed class GpioLine : IDigital
{
    private readonly GpioController _lines;
    private readonly int _line;
    private bool _isDisposed;

    private GpioLine(GpioController lines, int line, bool isOutput) => (_lines, _line, IsOutput) = (lines, line, isOutput);

    /// <inheritdoc />
    public bool IsOutput { get; }

    /// <summary>How many calls failed.</summary>
    public long Failures { get; private set; }

    /// <summary>Takes a line; an output is low from the beginning.</summary>
    /// <exception cref="IOException">There is no such line, or another program has it; the message names it.</exception>
    public static GpioLine Open(GpioController lines, int line, bool isOutput)
    {
        try
        {
            if (lines.IsPinOpen(line))
            {
                throw new IOException("it is open already");
            }

            _ = isOutput ? lines.OpenPin(line, PinMode.Output, PinValue.Low) : lines.OpenPin(line, PinMode.Input);
            return new GpioLine(lines, line, isOutput);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            throw new IOException($"Line {line} cannot be an {(isOutput ? "output" : "input")}: {fault.Message}", fault);
        }
    }

    /// <inheritdoc />
    public IoStatus Read(out bool isHigh)
    {
        try
        {
            Span<PinValuePair> level = [new PinValuePair(_line, PinValue.Low)];
            _lines.Read(level);
            isHigh = level[0].PinValue == PinValue.High;
            return IoStatus.Ok;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Failures++;
            isHigh = false;
            return IoStatus.TransferFailed;
        }
    }

    /// <inheritdoc />
    public IoStatus Write(bool isHigh)
    {
        if (!IsOutput)
        {
            return IoStatus.NotEnabled;
        }

        try
        {
            _lines.Write([new PinValuePair(_line, isHigh ? PinValue.High : PinValue.Low)]);
            return IoStatus.Ok;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Failures++;
            return IoStatus.TransferFailed;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _ = Write(false);
        try
        {
            _lines.ClosePin(_line);
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException)
        {
            // the controller was closed before its line, which was lowered then
        }
    }
}
