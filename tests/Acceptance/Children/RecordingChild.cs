using System;
using System.Globalization;
using System.IO;
using MbRlRobot.Recording;
using MbRlRobot.Recording.Segments;
using MbRlRobot.Transitions;

namespace MbRlRobot.Acceptance.Children;

/// <summary>A control process that records, or a link that copies, until it is killed.</summary>
public static class RecordingChild
{
    /// <summary>The command.</summary>
    public const string Word = "recording";

    /// <summary>The argument of the one that records.</summary>
    public const string Writer = "writer";

    /// <summary>The argument of the one that copies.</summary>
    public const string Link = "link";

    /// <summary>The robot.</summary>
    public const string RobotId = "killed-1";

    private static readonly TransitionSchema Schema = new(new string('a', 64), 4, 1, 0);

    /// <summary>Runs it.</summary>
    /// <param name="arguments">Which, the folder, and of a writer the epoch.</param>
    /// <param name="output">Receives a line once it is at work.</param>
    /// <returns>Never: it is killed.</returns>
    public static int Run(string[] arguments, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(output);
        return arguments[0] == Writer
            ? Record(arguments[1], ulong.Parse(arguments[2], CultureInfo.InvariantCulture), output)
            : Copy(arguments[1], output);
    }

    /// <summary>The rings of a run.</summary>
    /// <param name="folder">Its folder.</param>
    /// <returns>Where they are.</returns>
    public static RingFolder Rings(string folder) => new(RobotId, Path.Combine(folder, "rings"));

    /// <summary>Opens the log of a run.</summary>
    /// <param name="folder">Its folder.</param>
    /// <returns>The log.</returns>
    public static SegmentLog OpenLog(string folder) => SegmentLog.Open(
        Path.Combine(folder, "log"),
        RobotId,
        new SegmentLogOptions(TimeSpan.FromSeconds(1), 1L << 32, TimeSpan.FromDays(1)),
        Console.Error.WriteLine);

    private static int Record(string folder, ulong epoch, TextWriter output)
    {
        using RecordRing ring = Rings(folder).Create(new RecordSource(RobotId, epoch, Schema, ["x"], 1), 1 << 16);
        TransitionRecorder recorder = new(ring, 0);
        output.WriteLine("recording");
        output.Flush();
        while (true)
        {
            RecordOne(recorder);
            System.Threading.Thread.SpinWait(500);
        }
    }

    private static void RecordOne(TransitionRecorder recorder)
    {
        float sequence = recorder.NextSequence;
        recorder.Read([sequence], (long)sequence);
        recorder.Record(new StepRecord
        {
            Step = 0,
            TimeNanoseconds = 0,
            DtSeconds = 1,
            State = [sequence, 0, 0, 0],
            Action = [0],
            NextState = [0, 0, 0, sequence],
            Parameters = [],
            Reward = 0,
            Flags = TransitionFlags.None,
        });
    }

    private static int Copy(string folder, TextWriter output)
    {
        using SegmentLog log = OpenLog(folder);
        using RingCopier copier = new(Rings(folder), log, Console.Error.WriteLine);
        output.WriteLine("copying");
        output.Flush();
        while (true)
        {
            copier.Copy();
        }
    }
}
