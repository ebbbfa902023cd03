using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Recording;
using MbRlRobot.Recording.Segments;

namespace MbRlRobot.Replay;

/// <summary>A log that is read back: a folder of segments, or one of them. Nothing in it is changed.</summary>
public sealed class RecordedLog
{
    private readonly string[] _files;
    private readonly List<string> _damage = [];

    /// <summary>Finds a log.</summary>
    /// <param name="path">A folder with <c>*.segment</c> files, or one such file.</param>
    /// <exception cref="InvalidDataException">The folder has none.</exception>
    /// <exception cref="IOException">There is nothing.</exception>
    public RecordedLog(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _files = Directory.Exists(path)
            ? [.. Directory.GetFiles(path, "*" + Extension).Order(StringComparer.Ordinal)]
            : File.Exists(path) ? [path] : throw new FileNotFoundException($"{path}: there is no such file or folder.", path);
        if (_files.Length == 0)
        {
            throw new InvalidDataException($"{path}: the folder has no *{Extension} file.");
        }
    }

    /// <summary>The end of a segment's name.</summary>
    public static string Extension => SegmentHeader.Extension;

    /// <summary>The segments.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>What could not be read, with file and byte; complete once everything else was read.</summary>
    public IReadOnlyList<string> Damage => _damage;

    /// <summary>Reads everything, each record once.</summary>
    /// <returns>The records, in the order in which they were made.</returns>
    /// <exception cref="InvalidDataException">A file is no segment, of another version, or of another robot than the first.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public IEnumerable<LogRecord> Read()
    {
        _damage.Clear();
        string? robotId = null;
        Dictionary<ulong, ulong> next = [];
        foreach (string file in _files)
        {
            using SegmentReader reader = new(file);
            ThrowIfOther(reader.Source, file, ref robotId);
            foreach (LogRecord record in reader.Read())
            {
                ulong expected = next.GetValueOrDefault(record.Source.Epoch);
                bool isByLink = record is LoggedEvent { IsByLink: true };
                next[record.Source.Epoch] = Math.Max(expected, record.Index + 1);
                if (isByLink || record.Index >= expected)
                {
                    yield return record;
                }
            }

            if (reader.Damage is { } damage)
            {
                _damage.Add(damage);
            }
        }
    }

    /// <summary>Reads episode by episode; holds one at a time.</summary>
    /// <returns>The episodes, in their order, with what was recorded before the first where there is something.</returns>
    /// <exception cref="InvalidDataException">As for <see cref="Read"/>.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public IEnumerable<RecordedEpisode> Episodes()
    {
        List<LogRecord> records = [];
        foreach (LogRecord record in Read())
        {
            if (records.Count > 0 && BeginsAnother(records[^1], record))
            {
                yield return Close(records);
                records = [];
            }

            records.Add(record);
        }

        if (records.Count > 0)
        {
            yield return Close(records);
        }
    }

    private static bool BeginsAnother(LogRecord before, LogRecord record) =>
        record.Source.Epoch != before.Source.Epoch
        || (record is not LoggedEvent { IsByLink: true } && record.Episode != NumberOf(before, record))
        || record is LoggedStart;

    /// <summary>What the link wrote belongs to the episode that it stands in.</summary>
    private static int NumberOf(LogRecord before, LogRecord record) =>
        before is LoggedEvent { IsByLink: true } ? record.Episode : before.Episode;

    private static RecordedEpisode Close(List<LogRecord> records)
    {
        LogRecord? own = records.Find(record => record is not LoggedEvent { IsByLink: true });
        return new RecordedEpisode(records[0].Source, own?.Episode ?? -1, records);
    }

    private static void ThrowIfOther(RecordSource? source, string file, ref string? robotId)
    {
        robotId ??= source?.RobotId;
        if (source is not null && source.RobotId != robotId)
        {
            throw new InvalidDataException($"{file}: it is of the robot '{source.RobotId}'; the segments before are of '{robotId}'.");
        }
    }
}
