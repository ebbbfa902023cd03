using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Recording;
using MbRlRobot.Recording.Segments;

namespace MbRlRobot.Controller.Tests.Recording.Segments;

/// <summary>A control process with its ring and a link with its log, on a storage in memory; both can be killed.</summary>
internal sealed class LinkBench : IDisposable
{
    private readonly Scratch _scratch = new();
    private RecordRing? _ring;
    private RingCopier? _copier;

    public LinkBench(int capacity = 4096, long maximumBytes = 1L << 30, TimeSpan flushInterval = default)
    {
        Folder = Samples.Rings(_scratch);
        Options = new SegmentLogOptions(flushInterval, maximumBytes, TimeSpan.FromDays(30)) { SegmentBytes = maximumBytes / 16 };
        StartControl(Samples.Epoch, capacity);
        StartLink();
    }

    public MemoryStorage Storage { get; } = new();

    public ManualTime Time { get; } = new();

    public SegmentLogOptions Options { get; }

    public RingFolder Folder { get; }

    public List<string> Warnings { get; } = [];

    public TransitionRecorder Recorder { get; private set; } = null!;

    public SegmentLog Log { get; private set; } = null!;

    public RingCopier Copier => _copier!;

    public RecordRing Ring => _ring!;

    /// <summary>The segments' names, in order.</summary>
    public IEnumerable<string> Segments => Storage.Names().Where(name => name.EndsWith(".segment", StringComparison.Ordinal)).Order();

    /// <summary>Starts a control process in place of the one before, which dies.</summary>
    public void StartControl(ulong epoch, int capacity = 4096)
    {
        _ring?.Dispose();
        _ring = Folder.Create(Samples.Source(epoch), capacity);
        Recorder = new TransitionRecorder(_ring, 1);
    }

    public void StopControl() => _ring?.Dispose();

    /// <summary>Starts a link in place of the one before, which dies: its log is not closed.</summary>
    public void StartLink()
    {
        _copier?.Dispose();
        Log = new SegmentLog(Storage, Samples.RobotId, Options, Warnings.Add, Time);
        _copier = new RingCopier(Folder, Log, Warnings.Add);
    }

    /// <summary>Records steps and copies them.</summary>
    public void Record(int steps)
    {
        Samples.Steps(Recorder, steps);
        Copier.Copy();
    }

    /// <summary>Records steps and copies them, a few at a time.</summary>
    public void RecordSlowly(int steps)
    {
        for (int step = 0; step < steps; step += 20)
        {
            Record(20);
        }
    }

    public ulong[] Sequences(ulong epoch = Samples.Epoch, ulong from = 0) =>
        [.. Log.ReadFrom(epoch, from).OfType<LoggedStep>().Select(step => step.Sequence)];

    /// <summary>0 up to a number.</summary>
    public static ulong[] Range(int from, int count) => [.. Enumerable.Range(from, count).Select(each => (ulong)each)];

    public void Dispose()
    {
        _copier?.Dispose();
        _ring?.Dispose();
        _scratch.Dispose();
    }
}
