using System.Runtime.InteropServices;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Ports;

namespace MbRlRobot.Mosquitto;

/// <summary>What libmosquitto's codes mean for a connection.</summary>
internal static unsafe class ConnectionFault
{
    /// <summary>The library's code for a client that has no connection.</summary>
    public const int NoConnection = 4;

    private const int Protocol = 2;
    private const int ConnectionLost = 7;
    private const int Tls = 8;
    private const int SystemError = 14;
    private const int NameNotFound = 15;
    private const int KeepAlive = 19;
    private const int Lookup = 20;
    private const int TlsHandshake = 23;

    /// <summary>Why there is no TCP connection, or no TLS on it.</summary>
    /// <param name="functions">The library.</param>
    /// <param name="options">Where to.</param>
    /// <param name="code">The library's code.</param>
    /// <param name="systemError">The system's error number at that time.</param>
    /// <param name="log">What the library wrote as errors.</param>
    /// <returns>The exception.</returns>
    public static MessageBusException NotConnected(
        MosquittoFunctions functions, MessageBusOptions options, int code, int systemError, string log) => code switch
        {
            SystemError => ConnectionFaults.NotReachable(options, Marshal.GetPInvokeErrorMessage(systemError)),
            NameNotFound or Lookup => ConnectionFaults.NoSuchHost(options),
            Tls or TlsHandshake => ConnectionFaults.TlsFailed(options, log),
            _ => ConnectionFaults.NotReachable(options, $"{Text(functions, code)} {log}".TrimEnd()),
        };

    /// <summary>Why a TCP connection ended before the broker had answered.</summary>
    /// <param name="functions">The library.</param>
    /// <param name="options">Where to.</param>
    /// <param name="code">The library's code.</param>
    /// <param name="log">What the library wrote as errors.</param>
    /// <returns>The exception.</returns>
    public static MessageBusException NoAnswer(MosquittoFunctions functions, MessageBusOptions options, int code, string log) => code switch
    {
        Tls or TlsHandshake => ConnectionFaults.TlsFailed(options, log),
        0 or Protocol or ConnectionLost or SystemError => ConnectionFaults.NoAnswer(options, log),
        _ => ConnectionFaults.NoAnswer(options, $"{Text(functions, code)} {log}".TrimEnd()),
    };

    /// <summary>Why an open connection was lost.</summary>
    /// <param name="functions">The library.</param>
    /// <param name="options">Where to.</param>
    /// <param name="code">The library's code, or the reason code of MQTT 5 that the broker sent.</param>
    /// <returns>One sentence.</returns>
    public static string Lost(MosquittoFunctions functions, MessageBusOptions options, int code) =>
        ConnectionFaults.Lost(options, code switch
        {
            >= ReasonCodes.FirstRefusal => ReasonCodes.Describe(code),
            KeepAlive => "the broker did not answer for too long",
            0 or ConnectionLost => ConnectionFaults.Closed,
            _ => Text(functions, code),
        });

    /// <summary>The library's own text of a code.</summary>
    /// <param name="functions">The library.</param>
    /// <param name="code">The code.</param>
    /// <returns>Its text, without the stop.</returns>
    public static string Text(MosquittoFunctions functions, int code) =>
        (Marshal.PtrToStringUTF8((nint)functions.ErrorText(code)) ?? string.Empty).TrimEnd('.');
}
