using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using MbRlRobot.Transitions;

namespace MbRlRobot.Recording.Segments;

/// <summary>How far the trainer has stored each epoch, on the disk beside the segments.</summary>
internal sealed class AcknowledgedSequences
{
    /// <summary>The file.</summary>
    public const string Name = "acknowledged.json";

    private readonly ISegmentStorage _storage;
    private readonly string _robotId;
    private readonly Dictionary<ulong, ulong> _last = [];

    public AcknowledgedSequences(ISegmentStorage storage, string robotId)
    {
        (_storage, _robotId) = (storage, robotId);
        foreach (HighWaterMark mark in Parse().Where(mark => mark.RobotId == robotId))
        {
            _last[mark.Epoch] = mark.Sequence;
        }
    }

    /// <summary>Why the file was not understood; nothing counts as acknowledged then. Null where it was.</summary>
    public string? Fault { get; private set; }

    /// <summary>The last acknowledged transition of an epoch; null for none.</summary>
    public ulong? Last(ulong epoch) => _last.TryGetValue(epoch, out ulong sequence) ? sequence : null;

    /// <summary>Moves an epoch on; it never goes back.</summary>
    /// <returns>Whether it moved.</returns>
    public bool Advance(ulong epoch, ulong sequence)
    {
        bool isNews = !(Last(epoch) >= sequence);
        _last[epoch] = isNews ? sequence : _last[epoch];
        return isNews;
    }

    /// <summary>Writes the file, without the epochs of which nothing is kept any more.</summary>
    /// <exception cref="IOException">The disk is full or gone.</exception>
    public void Save(IReadOnlySet<ulong> kept)
    {
        foreach (ulong epoch in _last.Keys.Where(epoch => !kept.Contains(epoch)).ToArray())
        {
            _last.Remove(epoch);
        }

        HighWaterMark[] marks = [.. _last.OrderBy(pair => pair.Key).Select(pair => new HighWaterMark(_robotId, pair.Key, pair.Value))];
        _storage.WriteSmall(Name, JsonSerializer.SerializeToUtf8Bytes(marks, SegmentJsonContext.Default.HighWaterMarkArray));
    }

    private HighWaterMark[] Parse()
    {
        try
        {
            return _storage.ReadSmall(Name) is { } bytes
                ? JsonSerializer.Deserialize(bytes, SegmentJsonContext.Default.HighWaterMarkArray) ?? []
                : [];
        }
        catch (JsonException fault)
        {
            Fault = $"{Path.Combine(_storage.Folder, Name)}: {fault.Message} Nothing counts as acknowledged.";
            return [];
        }
    }
}
