using System.Runtime.InteropServices;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Ports;

namespace MbRlRobot.Mosquitto;

/// <summary>What goes wrong on a connection, in words that say what to do.</summary>
internal static unsafe class ConnectionFault
{
    private const int Protocol = 2;
    private const int ConnectionLost = 7;
    private const int Tls = 8;
    private const int SystemError = 14;
    private const int NameNotFound = 15;
    private const int KeepAlive = 19;
    private const int Lookup = 20;
    private const int TlsHandshake = 23;

    /// <summary>Why a connection was not made.</summary>
    /// <param name="functions">The library.</param>
    /// <param name="options">Where to.</param>
    /// <param name="code">The library's code.</param>
    /// <param name="systemError">The system's error number at that time.</param>
    /// <param name="log">What the library wrote as errors.</param>
    /// <returns>The exception.</returns>
    public static MessageBusException Opening(MosquittoFunctions functions, MessageBusOptions options, int code, int systemError, string log)
    {
        bool isTls = options.Broker.Scheme == "mqtts";
        string why = code switch
        {
            SystemError => $"{Marshal.GetPInvokeErrorMessage(systemError)}; check the address, and that a broker runs there",
            NameNotFound or Lookup => "there is no host of that name; check the address",
            Tls or TlsHandshake => $"TLS failed{Quote(log)}; check the authority's file, the host's name and the client's certificate",
            Protocol or ConnectionLost when isTls => "the broker closed the connection without an answer; "
                + $"it may want a client's certificate, or another{Quote(log)}",
            Protocol or ConnectionLost => "the broker closed the connection without an answer; "
                + "it may want TLS (mqtts://), or be none of MQTT 5",
            _ => Text(functions, code) + Quote(log),
        };
        return new MessageBusException($"{options.Broker}: {why}.");
    }

    /// <summary>Why the broker refused the client.</summary>
    /// <param name="options">Where to, and who.</param>
    /// <param name="code">The reason code of MQTT 5.</param>
    /// <returns>The exception.</returns>
    public static MessageBusException Refused(MessageBusOptions options, int code) =>
        new($"{options.Broker} refused '{options.ClientId}': {ReasonCodes.Describe(code)}.");

    /// <summary>Why an open connection was lost.</summary>
    /// <param name="functions">The library.</param>
    /// <param name="options">Where to.</param>
    /// <param name="code">The library's code, or the reason code of MQTT 5 that the broker sent.</param>
    /// <returns>One sentence.</returns>
    public static string Lost(MosquittoFunctions functions, MessageBusOptions options, int code)
    {
        string why = code switch
        {
            >= ReasonCodes.FirstRefusal => ReasonCodes.Describe(code),
            KeepAlive => "the broker did not answer for too long",
            0 => "the broker closed it",
            _ => Text(functions, code),
        };
        return $"The connection to {options.Broker} was lost: {why}.";
    }

    /// <summary>The library's own text of a code.</summary>
    /// <param name="functions">The library.</param>
    /// <param name="code">The code.</param>
    /// <returns>Its text, without the stop.</returns>
    public static string Text(MosquittoFunctions functions, int code) =>
        (Marshal.PtrToStringUTF8((nint)functions.ErrorText(code)) ?? string.Empty).TrimEnd('.');

    private static string Quote(string log) => log.Length == 0 ? string.Empty : $" ({log.TrimEnd(' ', '.')})";
}
