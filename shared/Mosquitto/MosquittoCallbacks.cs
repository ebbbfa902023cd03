using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Ports;

namespace MbRlRobot.Mosquitto;

/// <summary>
/// What libmosquitto calls. An exception that left one of them would end the process: they only note things down, and what
/// a message's copy may throw (no memory) loses the connection.
/// </summary>
internal static unsafe class MosquittoCallbacks
{
    private const int Errors = 8;

    /// <summary>Given where a key's password may be asked for: there is none. Without it OpenSSL would ask the terminal.</summary>
    public static void* NoPassword => (delegate* unmanaged[Cdecl]<byte*, int, int, nint, int>)&OnPassword;

    /// <summary>Makes the library call them.</summary>
    /// <param name="functions">The library.</param>
    /// <param name="client">The client, made with the connection's handle.</param>
    public static void Install(MosquittoFunctions functions, nint client)
    {
        functions.OnConnect(client, &OnConnect);
        functions.OnDisconnect(client, &OnDisconnect);
        functions.OnPublish(client, &OnPublish);
        functions.OnSubscribe(client, &OnSubscribe);
        functions.OnMessage(client, &OnMessage);
        functions.OnLog(client, &OnLog);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnPassword(byte* buffer, int size, int isForWriting, nint client) => -1;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnConnect(nint client, nint self, int code, int flags, nint properties)
    {
        if (Find(self) is { } connection)
        {
            connection.Answered(code, new ReceivedProperties(connection.Functions, properties).Limits);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnDisconnect(nint client, nint self, int code, nint properties) => Find(self)?.Disconnected(code);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnPublish(nint client, nint self, int packet, int code, nint properties) =>
        Find(self)?.Replies.Put(packet, code);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnSubscribe(nint client, nint self, int packet, int count, int* granted, nint properties) =>
        Find(self)?.Replies.Put(packet, count > 0 ? *granted : ReasonCodes.FirstRefusal);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnMessage(nint client, nint self, NativeMessage* message, nint properties)
    {
        MosquittoConnection? connection = Find(self);
        try
        {
            connection?.Incoming.Take(Read(message, new ReceivedProperties(connection.Functions, properties)));
        }
        catch (Exception fault)
        {
            connection!.Fail($"A message could not be taken: {fault.Message}");
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnLog(nint client, nint self, int level, byte* text)
    {
        if (level == Errors)
        {
            Find(self)?.Logged(Marshal.PtrToStringUTF8((nint)text) ?? string.Empty);
        }
    }

    /// <summary>Copies a message: the one copy on its way to the handlers.</summary>
    private static IncomingMessage Read(NativeMessage* message, ReceivedProperties properties)
    {
        byte[] payload = new ReadOnlySpan<byte>(message->Payload, message->PayloadLength).ToArray();
        string topic = Marshal.PtrToStringUTF8((nint)message->Topic) ?? string.Empty;
        QualityOfService quality = message->Quality == 0 ? QualityOfService.AtMostOnce : QualityOfService.AtLeastOnce;
        BusMessage copy = new(topic, payload, quality, message->Retain != 0, properties.MessageExpiry);
        return new IncomingMessage(copy, properties.Subscriptions());
    }

    private static MosquittoConnection? Find(nint self) => GCHandle.FromIntPtr(self).Target as MosquittoConnection;
}
