using System.IO;
using MbRlRobot.Ports;

namespace MbRlRobot.Gpio.Transports;

/// <summary>Turns a status into what System.Device.Gpio throws on Linux.</summary>
internal static class BusFault
{
    /// <summary>Throws with the error numbers ETIMEDOUT and EREMOTEIO.</summary>
    /// <exception cref="IOException">The status is not <see cref="IoStatus.Ok"/>.</exception>
    public static void ThrowUnlessOk(IoStatus status)
    {
        if (status != IoStatus.Ok)
        {
            string error = status == IoStatus.TimedOut ? "110 (Connection timed out)" : "121 (Remote I/O error)";
            throw new IOException($"Error {error} performing data transfer.");
        }
    }
}
