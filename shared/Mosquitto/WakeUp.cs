using System.Threading;
using MbRlRobot.Ports;

namespace MbRlRobot.Mosquitto;

/// <summary>A pipe by which other threads wake the loop out of its wait; it holds one byte at most.</summary>
internal sealed unsafe class WakeUp
{
    private readonly int _read;
    private readonly int _write;
    private int _isSet;
    private int _isClosed;

    /// <summary>Makes the pipe.</summary>
    /// <exception cref="MessageBusException">The process has too many files open.</exception>
    public WakeUp()
    {
        int* ends = stackalloc int[2];
        if (Libc.Pipe(ends) != 0)
        {
            throw new MessageBusException("The process has too many files open to make another connection.");
        }

        (_read, _write) = (ends[0], ends[1]);
    }

    /// <summary>Wakes the loop.</summary>
    public void Set()
    {
        byte one = 1;
        if (Interlocked.Exchange(ref _isSet, 1) == 0)
        {
            Libc.Write(_write, &one, 1);
        }
    }

    /// <summary>Waits until the socket is ready or the loop is woken, for a second at most.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="wantsToWrite">Whether something waits to be written.</param>
    /// <returns>Whether there is something to read, or a fault to be found by reading.</returns>
    public bool Wait(int socket, bool wantsToWrite)
    {
        PollEntry* entries = stackalloc PollEntry[2];
        entries[0] = new PollEntry
        {
            Descriptor = socket,
            Wanted = (short)(PollEntry.Readable | (wantsToWrite ? PollEntry.Writable : 0)),
        };
        entries[1] = new PollEntry { Descriptor = _read, Wanted = PollEntry.Readable };
        if (Libc.Poll(entries, 2, 1000) > 0 && entries[1].Happened != 0)
        {
            byte one;
            Libc.Read(_read, &one, 1);
            Interlocked.Exchange(ref _isSet, 0);
        }

        return (entries[0].Happened & ~PollEntry.Writable) != 0;
    }

    /// <summary>Closes the pipe; nobody may set it any more. May be called again.</summary>
    public void Close()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            _ = Libc.Close(_read);
            _ = Libc.Close(_write);
        }
    }
}
