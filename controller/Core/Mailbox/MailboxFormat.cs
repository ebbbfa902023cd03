using System;
using System.IO;
using System.Threading;
using MbRlRobot.Numerics;
using MbRlRobot.Recording;

namespace MbRlRobot.Mailbox;

/// <summary>
/// Where things are in a mailbox: a page of words, a ring of commands, a ring of replies. Little-endian. A slot counts once
/// its commit word, written last, is its sequence + 1.
/// </summary>
internal static class MailboxFormat
{
    /// <summary>"MBRLMAIL", as a little-endian number.</summary>
    public const ulong Magic = 0x4C49414D4C52424D;

    public const uint Version = 1;
    public const int Slots = 16;
    public const int MaximumSettings = 64;

    public const int MagicAt = 0;
    public const int VersionAt = 8;

    /// <summary>Written by the control process alone: the epoch that takes commands.</summary>
    public const int EpochAt = 64;

    /// <summary>Written by the control process alone: the commands taken.</summary>
    public const int TakenAt = 128;

    /// <summary>Written by senders, who take turns by a lock among them: the commands written.</summary>
    public const int WrittenAt = 192;

    /// <summary>Of a slot.</summary>
    public const int CommitAt = 0;

    /// <summary>Of a slot: CRC-32C of what follows.</summary>
    public const int ChecksumAt = 8;

    public const int KindAt = 12;
    public const int OriginAt = 16;
    public const int CountAt = 20;
    public const int ExpiryAt = 24;
    public const int NonceAt = 32;
    public const int AddresseeAt = 48;
    public const int SettingsAt = 64;
    public const int OutcomeAt = 12;
    public const int TextLengthAt = 16;
    public const int TextAt = 24;

    /// <summary>The longest message of a reply, in bytes of UTF-8.</summary>
    public const int LongestText = ReplyLength - TextAt;

    public const int Length = RepliesAt + (Slots * ReplyLength);

    private const int CommandsAt = 4096;
    private const int CommandLength = 2048;
    private const int RepliesAt = CommandsAt + (Slots * CommandLength);
    private const int ReplyLength = 512;

    /// <summary>The bytes of a command with some settings.</summary>
    public static int CommandBytes(int settings) => SettingsAt + (settings * (sizeof(long) + sizeof(double)));

    public static int CommandAt(ulong sequence) => CommandsAt + ((int)(sequence % Slots) * CommandLength);

    public static int ReplyAt(ulong sequence) => RepliesAt + ((int)(sequence % Slots) * ReplyLength);

    /// <summary>Writes a slot: its contents, then its checksum, then its commit word.</summary>
    /// <param name="memory">The mailbox.</param>
    /// <param name="at">Where the slot is.</param>
    /// <param name="sequence">Its sequence.</param>
    /// <param name="bytes">The slot as it is to be; what is before <see cref="KindAt"/> is filled in.</param>
    public static void Put(MappedFile memory, int at, ulong sequence, Span<byte> bytes)
    {
        Volatile.Write(ref memory.Word(at + CommitAt), 0);
        Volatile.WriteBarrier();
        bytes.Put(ChecksumAt, Crc32C.Of(bytes[KindAt..]));
        bytes[ChecksumAt..].CopyTo(memory.Bytes(at + ChecksumAt, bytes.Length - ChecksumAt));
        Volatile.Write(ref memory.Word(at + CommitAt), sequence + 1);
    }

    /// <summary>Whether a file is a mailbox of this version; nothing is said of its contents.</summary>
    public static bool IsMailbox(MappedFile memory) => memory.Length == Length
        && Volatile.Read(ref memory.Word(MagicAt)) == Magic
        && ((ReadOnlySpan<byte>)memory.Bytes(0, CommandsAt)).Get<uint>(VersionAt) == Version;

    /// <summary>Opens a mailbox that is there.</summary>
    /// <exception cref="IOException">There is none, or it is of another version.</exception>
    public static MappedFile Open(string path)
    {
        MappedFile memory = MappedFile.Open(path, Length);
        if (IsMailbox(memory))
        {
            return memory;
        }

        memory.Dispose();
        throw new IOException($"{path} is no mailbox of this version: is the control process of another release?");
    }
}
