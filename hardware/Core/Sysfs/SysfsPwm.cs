using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using MbRlRobot.Ports;

namespace MbRlRobot.Sysfs;

/// <summary>
/// An output of a PWM controller through sysfs: period and pulse in whole nanoseconds. The files stay open; what a tick calls is
/// one write without allocation.
/// </summary>
internal sealed class SysfsPwm : IPwm
{
    private const double NanosecondsPerSecond = 1e9;

    /// <summary>How long the kernel and udev may take to make the files of an exported channel this user's, ms.</summary>
    private const int ExportMilliseconds = 2000;
    private const int PollMilliseconds = 10;

    private readonly PwmController _controller;
    private readonly int _channel;
    private readonly long _period;
    private readonly SysfsNumber _dutyCycle;
    private readonly SysfsNumber _enable;
    private bool _isDisposed;

    private SysfsPwm(PwmController controller, int channel, long periodNanoseconds, SysfsNumber dutyCycle, SysfsNumber enable) =>
        (_controller, _channel, _period, _dutyCycle, _enable) = (controller, channel, periodNanoseconds, dutyCycle, enable);

    /// <inheritdoc />
    public double FrequencyHertz => NanosecondsPerSecond / _period;

    /// <summary>Exports a channel and sets it up: no pulses, the period, normal polarity.</summary>
    /// <exception cref="IOException">The kernel refuses; the message says what.</exception>
    public static SysfsPwm Open(PwmController controller, int channel, double frequencyHertz)
    {
        string folder = Path.Combine(controller.Folder, string.Create(CultureInfo.InvariantCulture, $"pwm{channel}"));
        long period = (long)Math.Round(NanosecondsPerSecond / frequencyHertz);
        try
        {
            if (!Directory.Exists(folder))
            {
                WriteChannel(controller, "export", channel);
            }

            (SysfsNumber dutyCycle, SysfsNumber enable) = OpenPatiently(folder);
            return new SysfsPwm(controller, channel, period, dutyCycle, enable).Configure(folder);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or ArgumentException)
        {
            throw new IOException($"{folder}: {fault.Message} (the group of /sys/class/pwm's files is mostly gpio)", fault);
        }
    }

    /// <inheritdoc />
    public IoStatus SetDutyCycle(double dutyCycle) =>
        _dutyCycle.Write(dutyCycle is >= 0 and <= 1 ? (long)(dutyCycle * _period) : 0);

    /// <inheritdoc />
    public IoStatus Start() => _enable.Write(1);

    /// <inheritdoc />
    public IoStatus Stop()
    {
        // pulses end even where a controller keeps its pin as it is when it is disabled
        IoStatus status = _dutyCycle.Write(0);
        IoStatus disabled = _enable.Write(0);
        return status == IoStatus.Ok ? disabled : status;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _ = Stop();
        _dutyCycle.Dispose();
        _enable.Dispose();
        try
        {
            WriteChannel(_controller, "unexport", _channel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // the output is low and nobody's: a channel that stays exported is taken over when it is opened again
        }
    }

    /// <summary>
    /// Only what changes is written, in an order that the kernel takes: it refuses any state without a period, and pulses that
    /// are longer than the period.
    /// </summary>
    private SysfsPwm Configure(string folder)
    {
        try
        {
            using SysfsNumber period = new(Path.Combine(folder, "period"));
            Require(_enable.Read() == 0 ? IoStatus.Ok : _enable.Write(0), folder, "enable", 0);
            Require(_dutyCycle.Read() == 0 ? IoStatus.Ok : _dutyCycle.Write(0), folder, "duty_cycle", 0);
            Require(period.Write(_period), folder, "period", _period);
            string polarity = Path.Combine(folder, "polarity");
            if (File.Exists(polarity) && File.ReadAllText(polarity).Trim() != "normal")
            {
                File.WriteAllText(polarity, "normal\n");
            }

            Require(_dutyCycle.Write(0), folder, "duty_cycle", 0);
            return this;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private static void Require(IoStatus status, string folder, string file, long value)
    {
        if (status != IoStatus.Ok)
        {
            throw new IOException($"{folder}/{file}: the kernel refuses {value}.");
        }
    }

    /// <summary>Opens the files of a channel as soon as they are there and this user's.</summary>
    private static (SysfsNumber DutyCycle, SysfsNumber Enable) OpenPatiently(string folder)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            SysfsNumber? dutyCycle = null;
            try
            {
                dutyCycle = new SysfsNumber(Path.Combine(folder, "duty_cycle"));
                return (dutyCycle, new SysfsNumber(Path.Combine(folder, "enable")));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                dutyCycle?.Dispose();
                if (Stopwatch.GetElapsedTime(start).TotalMilliseconds >= ExportMilliseconds)
                {
                    throw;
                }

                Thread.Sleep(PollMilliseconds);
            }
        }
    }

    private static void WriteChannel(PwmController controller, string file, int channel)
    {
        using SysfsNumber number = new(Path.Combine(controller.Folder, file), FileAccess.Write);
        if (number.Write(channel) != IoStatus.Ok)
        {
            throw new IOException($"{controller.Folder}/{file}: the kernel refuses {channel}; is the channel another driver's?");
        }
    }
}
