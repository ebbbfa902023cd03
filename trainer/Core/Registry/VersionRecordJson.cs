using System;
using System.IO;
using System.Text.Json;
using MbRlRobot.Storage;

namespace MbRlRobot.Registry;

/// <summary>Reads and writes <c>record.json</c>.</summary>
internal static class VersionRecordJson
{
    internal const string FileName = "record.json";

    internal static void Write(string folder, VersionRecord record) => AtomicFile.Write(
        Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(record, VersionRecordJsonContext.Default.VersionRecord));

    /// <exception cref="InvalidDataException">It is no record, or another version's; the message names the file.</exception>
    internal static VersionRecord Read(string folder, ulong version)
    {
        string path = Path.Combine(folder, FileName);
        VersionRecord? record;
        try
        {
            record = JsonSerializer.Deserialize(File.ReadAllBytes(path), VersionRecordJsonContext.Default.VersionRecord);
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{path}: it is no record of a version ({fault.Message})", fault);
        }

        return record?.Version == version
            ? record
            : throw new InvalidDataException(FormattableString.Invariant(
                $"{path}: $.version is {record?.Version}; allowed: {version}, as the folder is called."));
    }
}
