using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using MbRlRobot.Loop;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Numerics;
using MbRlRobot.Recording;

namespace MbRlRobot.Mailbox;

/// <summary>
/// The other end of the mailbox: the command line's and the link's. Senders of several processes take turns by a lock on a
/// file beside it, which the control process never touches and the system lets go of when its holder dies.
/// </summary>
public sealed class MailboxSender : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(2);

    private static readonly MonotonicLoopClock Clock = new();

    private readonly MappedFile _memory;
    private readonly string _lockPath;

    private MailboxSender(MappedFile memory, string lockPath) => (_memory, _lockPath) = (memory, lockPath);

    /// <summary>Opens the mailbox of a control process that runs, or ran.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The sender.</returns>
    /// <exception cref="IOException">There is none, or it is of another version.</exception>
    public static MailboxSender Open(string path) => new(MailboxFormat.Open(path), path + ".lock");

    /// <summary>Puts a command into the mailbox.</summary>
    /// <param name="kind">What to do.</param>
    /// <param name="origin">Who says so.</param>
    /// <param name="nonce">Its name, which nobody used before; null draws one.</param>
    /// <param name="settings">For <see cref="CommandKind.Set"/>: the new values; else empty.</param>
    /// <param name="lifetime">After which it is too old to be done.</param>
    /// <returns>Its sequence: <see cref="TryReadReply"/> asks for the reply by it.</returns>
    /// <exception cref="ArgumentException">There are more settings than a command takes.</exception>
    /// <exception cref="IOException">The mailbox is full: the control process takes nothing. Or another sender holds it.</exception>
    public ulong Send(
        CommandKind kind, CommandOrigin origin, UInt128? nonce, ReadOnlySpan<ParameterSetting> settings, TimeSpan lifetime)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.Length, MailboxFormat.MaximumSettings, nameof(settings));
        byte[] bytes = new byte[MailboxFormat.CommandBytes(settings.Length)];
        bytes.Put(MailboxFormat.KindAt, (int)kind);
        bytes.Put(MailboxFormat.OriginAt, (int)origin);
        bytes.Put(MailboxFormat.CountAt, settings.Length);
        bytes.Put(MailboxFormat.NonceAt, nonce ?? DrawNonce());
        MemoryMarshal.AsBytes(settings).CopyTo(bytes.AsSpan(MailboxFormat.SettingsAt));
        using FileStream turn = TakeTurn();
        ulong sequence = FirstFree();
        if (sequence - Volatile.Read(ref _memory.Word(MailboxFormat.TakenAt)) >= MailboxFormat.Slots)
        {
            throw new IOException("The mailbox is full: the control process takes no commands.");
        }

        bytes.Put(MailboxFormat.ExpiryAt, Clock.NowNanoseconds + (long)lifetime.TotalNanoseconds);
        bytes.Put(MailboxFormat.AddresseeAt, Volatile.Read(ref _memory.Word(MailboxFormat.EpochAt)));
        MailboxFormat.Put(_memory, MailboxFormat.CommandAt(sequence), sequence, bytes);
        Volatile.Write(ref _memory.Word(MailboxFormat.WrittenAt), sequence + 1);
        return sequence;
    }

    /// <summary>Asks for the reply to a command.</summary>
    /// <param name="sequence">What <see cref="Send"/> gave.</param>
    /// <returns>The reply; null where there is none yet, or it was overwritten by those of later commands.</returns>
    public MailReply? TryReadReply(ulong sequence)
    {
        int at = MailboxFormat.ReplyAt(sequence);
        if (Volatile.Read(ref _memory.Word(at)) != sequence + 1)
        {
            return null;
        }

        ReadOnlySpan<byte> bytes = _memory.Bytes(at, MailboxFormat.TextAt + MailboxFormat.LongestText).ToArray();
        int length = bytes.Get<int>(MailboxFormat.TextLengthAt);
        bool isWhole = (uint)length <= MailboxFormat.LongestText && bytes.Get<uint>(MailboxFormat.ChecksumAt)
            == Crc32C.Of(bytes[MailboxFormat.KindAt..(MailboxFormat.TextAt + length)]);
        return !isWhole ? null : new MailReply(
            (CommandOutcome)bytes.Get<int>(MailboxFormat.OutcomeAt),
            Encoding.UTF8.GetString(bytes.Slice(MailboxFormat.TextAt, length)));
    }

    /// <summary>Waits for the reply to a command.</summary>
    /// <param name="sequence">What <see cref="Send"/> gave.</param>
    /// <param name="patience">How long.</param>
    /// <returns>The reply; null where none came.</returns>
    public MailReply? WaitForReply(ulong sequence, TimeSpan patience)
    {
        long start = Stopwatch.GetTimestamp();
        MailReply? reply = TryReadReply(sequence);
        while (reply is null && Stopwatch.GetElapsedTime(start) < patience)
        {
            Thread.Sleep(Pause);
            reply = TryReadReply(sequence);
        }

        return reply;
    }

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    private static UInt128 DrawNonce() => new(
        BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))),
        BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))));

    /// <summary>Behind what was counted, and behind a command whose sender died before it counted it.</summary>
    private ulong FirstFree()
    {
        ulong sequence = Volatile.Read(ref _memory.Word(MailboxFormat.WrittenAt));
        while (Volatile.Read(ref _memory.Word(MailboxFormat.CommandAt(sequence))) == sequence + 1)
        {
            sequence++;
        }

        return sequence;
    }

    private FileStream TakeTurn()
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(_lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(start) < LockPatience)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
