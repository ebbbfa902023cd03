using System;
using System.Diagnostics;

namespace MbRlRobot.Mosquitto;

/// <summary>
/// Ends a connection so that the broker surely reads the good-bye. The library closes the socket as soon as it has written
/// DISCONNECT; with unread data waiting, the system then resets the connection, and a broker that is about to write to it
/// takes that for a loss and publishes the will. So a second descriptor keeps the socket open until the broker has closed it.
/// </summary>
internal static unsafe class Farewell
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Sends all that waits, then DISCONNECT, and waits until the broker has closed the connection.</summary>
    /// <param name="functions">The library.</param>
    /// <param name="client">The client. Nothing is read from it any more: in this state the library would take any answer for a fault.</param>
    public static void Say(MosquittoFunctions functions, nint client)
    {
        int socket = functions.Socket(client);
        int kept = Libc.Duplicate(socket);
        long since = Stopwatch.GetTimestamp();
        functions.Disconnect(client, 0, 0);
        while (functions.Socket(client) >= 0 && Left(since) > 0)
        {
            Await(socket, PollEntry.Writable, Left(since));
            functions.Write(client, 1);
        }

        Drain(kept, since);
        _ = Libc.Close(kept);
    }

    private static void Drain(int socket, long since)
    {
        const int Length = 16 * 1024;
        byte* bytes = stackalloc byte[Length];
        _ = Libc.Shutdown(socket, Libc.WriteSide);
        while (Left(since) > 0 && Await(socket, PollEntry.Readable, Left(since)) && Libc.Read(socket, bytes, Length) > 0)
        {
        }
    }

    private static bool Await(int descriptor, short what, int milliseconds)
    {
        PollEntry entry = new() { Descriptor = descriptor, Wanted = what };
        return Libc.Poll(&entry, 1, milliseconds) > 0;
    }

    private static int Left(long since) => (int)(Patience - Stopwatch.GetElapsedTime(since)).TotalMilliseconds;
}
