using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text.Unicode;
using System.Threading;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Numerics;
using MbRlRobot.Recording;

namespace MbRlRobot.Mailbox;

/// <summary>
/// The control process's end of the mailbox: commands of the command line and of the link, in mapped memory, each answered
/// in its place. Old commands, repeated ones and torn ones are counted and not done.
/// </summary>
/// <remarks>One thread. After construction nothing here allocates, waits, calls the system or throws.</remarks>
public sealed class ControlMailbox : IDisposable
{
    private const int RememberedNonces = 64;

    private readonly MappedFile _memory;
    private readonly ulong _epoch;
    private readonly byte[] _command = new byte[MailboxFormat.CommandBytes(MailboxFormat.MaximumSettings)];
    private readonly byte[] _reply = new byte[MailboxFormat.TextAt + MailboxFormat.LongestText];
    private readonly ParameterSetting[] _settings = new ParameterSetting[MailboxFormat.MaximumSettings];
    private readonly UInt128[] _nonces = new UInt128[RememberedNonces];
    private ulong _taken;
    private int _lastSettings;

    private ControlMailbox(MappedFile memory, ulong epoch)
    {
        (_memory, _epoch) = (memory, epoch);
        ulong written = Volatile.Read(ref memory.Word(MailboxFormat.WrittenAt));
        _taken = Volatile.Read(ref memory.Word(MailboxFormat.TakenAt));
        _taken = written - _taken <= MailboxFormat.Slots ? _taken : written;
        Volatile.Write(ref memory.Word(MailboxFormat.TakenAt), _taken);
        Volatile.Write(ref memory.Word(MailboxFormat.EpochAt), epoch);
    }

    /// <summary>Commands that were too old, or for a control process before this one.</summary>
    public long Expired { get; private set; }

    /// <summary>Commands that came before.</summary>
    public long Repeated { get; private set; }

    /// <summary>Commands that were damaged.</summary>
    public long Torn { get; private set; }

    /// <summary>Commands handed over.</summary>
    public long Handled { get; private set; }

    /// <summary>What the command taken last sets.</summary>
    public ReadOnlySpan<ParameterSetting> Settings => _settings.AsSpan(0, _lastSettings);

    /// <summary>
    /// Opens the mailbox of a control process that starts; makes it where there is none. What was written for the process
    /// before is answered as expired. To be called by whoever holds the robot's claim.
    /// </summary>
    /// <param name="path">The file, in memory.</param>
    /// <param name="epoch">The start of the control process.</param>
    /// <returns>The mailbox.</returns>
    /// <exception cref="IOException">It cannot be made or opened.</exception>
    public static ControlMailbox Open(string path, ulong epoch) => new(
        SharedFile.OpenOrMake(path, MailboxFormat.Length, MailboxFormat.IsMailbox, memory =>
        {
            memory.Bytes(MailboxFormat.VersionAt, sizeof(uint)).Put(0, MailboxFormat.Version);
            Volatile.Write(ref memory.Word(MailboxFormat.MagicAt), MailboxFormat.Magic);
        }),
        epoch);

    /// <summary>Takes the next command that is to be done; answers those that are not.</summary>
    /// <param name="nowNanoseconds">The time on the monotonic clock of the system, whatever the loop's clock is.</param>
    /// <param name="command">Receives it.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryTake(long nowNanoseconds, out MailCommand command)
    {
        for (int seen = 0; seen < MailboxFormat.Slots && TryRead(out MailCommand read, out long expiry, out ulong addressee); seen++)
        {
            if (nowNanoseconds >= expiry || addressee != _epoch)
            {
                Expired++;
                Answer(read.Sequence, CommandOutcome.Expired, "it is too old");
            }
            else if (!Remember(read.Nonce))
            {
                Repeated++;
                Answer(read.Sequence, CommandOutcome.Repeated, "it came before");
            }
            else
            {
                Handled++;
                command = read;
                return true;
            }
        }

        command = default;
        return false;
    }

    /// <summary>Says what became of a command.</summary>
    /// <param name="sequence">Which command.</param>
    /// <param name="outcome">What.</param>
    /// <param name="message">A few words for people; what is longer than the slot is cut.</param>
    public void Answer(ulong sequence, CommandOutcome outcome, ReadOnlySpan<char> message)
    {
        _ = Utf8.FromUtf16(message, _reply.AsSpan(MailboxFormat.TextAt), out _, out int length);
        Span<byte> bytes = _reply.AsSpan(0, MailboxFormat.TextAt + length);
        bytes.Put(MailboxFormat.OutcomeAt, (int)outcome);
        bytes.Put(MailboxFormat.TextLengthAt, length);
        MailboxFormat.Put(_memory, MailboxFormat.ReplyAt(sequence), sequence, bytes);
    }

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    private bool TryRead(out MailCommand command, out long expiry, out ulong addressee)
    {
        (command, expiry, addressee) = (default, 0, 0);
        ulong sequence = _taken;
        int at = MailboxFormat.CommandAt(sequence);
        while (Volatile.Read(ref _memory.Word(at)) == sequence + 1)
        {
            _memory.Bytes(at, _command.Length).CopyTo(_command);
            _taken = sequence + 1;
            Volatile.Write(ref _memory.Word(MailboxFormat.TakenAt), _taken);
            ReadOnlySpan<byte> bytes = _command;
            if (IsWhole(bytes, out int count))
            {
                _lastSettings = count;
                MemoryMarshal.Cast<byte, ParameterSetting>(bytes[MailboxFormat.SettingsAt..])[..count].CopyTo(_settings);
                expiry = bytes.Get<long>(MailboxFormat.ExpiryAt);
                addressee = bytes.Get<ulong>(MailboxFormat.AddresseeAt);
                command = new MailCommand(
                    sequence,
                    (CommandKind)bytes.Get<int>(MailboxFormat.KindAt),
                    (CommandOrigin)bytes.Get<int>(MailboxFormat.OriginAt),
                    bytes.Get<UInt128>(MailboxFormat.NonceAt),
                    count);
                return true;
            }

            Torn++;
            Answer(sequence, CommandOutcome.Failed, "it was damaged on its way");
            sequence = _taken;
            at = MailboxFormat.CommandAt(sequence);
        }

        return false;
    }

    private static bool IsWhole(ReadOnlySpan<byte> bytes, out int count)
    {
        count = bytes.Get<int>(MailboxFormat.CountAt);
        return (uint)count <= MailboxFormat.MaximumSettings
            && bytes.Get<uint>(MailboxFormat.ChecksumAt)
                == Crc32C.Of(bytes[MailboxFormat.KindAt..MailboxFormat.CommandBytes(count)]);
    }

    private bool Remember(UInt128 nonce)
    {
        if (_nonces.AsSpan().Contains(nonce))
        {
            return false;
        }

        _nonces[(int)((ulong)Handled % RememberedNonces)] = nonce;
        return true;
    }
}
