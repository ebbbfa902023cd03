using System;
using System.IO;
using MbRlRobot.Ports;

namespace MbRlRobot.Gpio.Transports;

/// <summary>
/// Turns what System.Device.Gpio throws into a status. The error number is in the message alone: "Error 110 (Connection timed
/// out) performing I2C data transfer."
/// </summary>
internal static class TransferFault
{
    /// <summary>ETIMEDOUT of Linux: the bus was held for longer than the kernel waits.</summary>
    private const string TimedOut = "Error 110 ";

    /// <summary>The status that stands for an exception.</summary>
    public static IoStatus StatusOf(Exception fault) =>
        fault is IOException && fault.Message.StartsWith(TimedOut, StringComparison.Ordinal) ? IoStatus.TimedOut : IoStatus.TransferFailed;
}
