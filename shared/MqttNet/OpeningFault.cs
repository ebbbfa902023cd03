using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Ports;

namespace MbRlRobot.MqttNet;

/// <summary>What MQTTnet's and .NET's exceptions mean for a connection that was not made.</summary>
internal static class OpeningFault
{
    /// <summary>Why a connection was not made.</summary>
    /// <param name="options">Where to.</param>
    /// <param name="fault">What was thrown.</param>
    /// <returns>The exception for the user.</returns>
    public static MessageBusException Of(MessageBusOptions options, Exception fault)
    {
        Exception[] causes = [.. Causes(fault)];
        Exception deepest = causes[^1];
        if (causes.Any(cause => cause is AuthenticationException or CryptographicException))
        {
            return ConnectionFaults.TlsFailed(options, deepest.Message);
        }

        return causes.OfType<SocketException>().FirstOrDefault() switch
        {
            { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => ConnectionFaults.NoSuchHost(options),
            { SocketErrorCode: SocketError.ConnectionReset or SocketError.Shutdown } => ConnectionFaults.NoAnswer(options, string.Empty),
            { } socket => ConnectionFaults.NotReachable(options, socket.Message),
            null => ConnectionFaults.NoAnswer(options, deepest.Message),
        };
    }

    private static IEnumerable<Exception> Causes(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            yield return fault;
        }
    }
}
