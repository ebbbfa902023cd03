using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MbRlRobot.Messaging;

namespace MbRlRobot.Installation;

/// <summary>
/// A record as bytes: a line of JSON, and a line with its SHA-256. The hash tells a damaged file from a sound one, not a
/// forged one: who may write this file may do anything on the robot.
/// </summary>
internal static class RecordText
{
    /// <summary>Longest record in bytes; one with all hashes has some 20,000.</summary>
    public const int MaximumBytes = 64 * 1024;

    private const int TailLength = Sha256Syntax.Length + 2;

    public static byte[] Write(InstallationRecord record)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(record, InstallationJsonContext.Default.InstallationRecord);
        return [.. json, (byte)'\n', .. Encoding.ASCII.GetBytes(Hash(json)), (byte)'\n'];
    }

    /// <summary>Reads a record.</summary>
    /// <exception cref="InvalidDataException">It is damaged; the message says how, not where.</exception>
    public static InstallationRecord Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < TailLength)
        {
            throw new InvalidDataException("it is cut off");
        }

        ReadOnlySpan<byte> json = bytes[..^TailLength];
        string tail = Encoding.ASCII.GetString(bytes[^TailLength..]);
        if (tail != $"\n{Hash(json)}\n")
        {
            throw new InvalidDataException("its SHA-256 is not the one in its last line");
        }

        try
        {
            InstallationRecord? record = JsonSerializer.Deserialize(json, InstallationJsonContext.Default.InstallationRecord);
            return record is not null && IsSound(record)
                ? record
                : throw new InvalidDataException("it has values that no record has, or is of a newer controller");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"it is no record: {fault.Message}", fault);
        }
    }

    private static bool IsSound(InstallationRecord record)
    {
        IEnumerable<string> hashes = record.All.Select(model => model.Sha256).Concat(record.RolledBack);
        return record.FormatVersion == InstallationRecord.Format
            && record.LastSeenUtc.Kind == DateTimeKind.Utc
            && record.All.All(model => model.Version >= 1 && model.Version <= record.HighestVersion)
            && hashes.All(hash => Sha256Syntax.IsValid(hash));
    }

    private static string Hash(ReadOnlySpan<byte> json) => Convert.ToHexStringLower(SHA256.HashData(json));
}
