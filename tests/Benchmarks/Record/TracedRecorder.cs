using System.IO;

namespace MbRlRobot.Benchmarks.Record;

/// <summary>A child that records between two marks, so that a tracer sees which system calls lie between them.</summary>
internal static class TracedRecorder
{
    /// <summary>The child's word.</summary>
    public const string Word = "record";

    /// <summary>A file that is asked for before the first record.</summary>
    public const string BeginMark = "/mbrl-benchmark-begin";

    /// <summary>A file that is asked for after the last record.</summary>
    public const string EndMark = "/mbrl-benchmark-end";

    /// <summary>Control periods between the marks.</summary>
    public const int Periods = 100_000;

    private const int WarmUps = 10_000;

    /// <summary>Records.</summary>
    /// <param name="arguments">The folder for the ring.</param>
    public static void Work(string[] arguments)
    {
        using RecordedLoop loop = new(states: 10, arguments[0]);
        Record(loop, WarmUps);
        _ = File.Exists(BeginMark);
        Record(loop, Periods);
        _ = File.Exists(EndMark);
    }

    private static void Record(RecordedLoop loop, int periods)
    {
        for (int period = 0; period < periods; period++)
        {
            loop.Period();
        }
    }
}
