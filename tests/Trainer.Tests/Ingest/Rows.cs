using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Ingest;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Trainer.Tests.Ingest;

/// <summary>Transitions of the sample robot: five states, one action, one parameter.</summary>
internal static class Rows
{
    public static RobotDescription Robot { get; } = SampleRobot.Read();

    /// <summary>A good row whose numbers follow from its sequence.</summary>
    public static Transition Of(ulong sequence, string robotId = "sample", ulong epoch = 0xC0FFEE) => new()
    {
        Id = new TransitionId(robotId, epoch, sequence),
        Episode = (int)(sequence / 50),
        Step = (int)(sequence % 50),
        TimeNanoseconds = 1_000_000_007 + (40_000_000 * (long)sequence),
        DtSeconds = 0.04 + (1e-9 * sequence),
        State = Numbers(sequence, 5),
        Action = Numbers(sequence + 1_000_000, 1),
        NextState = Numbers(sequence + 1, 5),
        Parameters = Numbers(sequence + 2_000_000, 1),
        Reward = Number(sequence, 77),
        Flags = (TransitionFlags)(StableHashes.At(5, sequence) & (ulong)(TransitionFlagGroups.All ^ TransitionFlagGroups.LeftOutOfFit)),
        ModelVersion = sequence / 100,
    };

    public static Transition[] Many(int count) => [.. Enumerable.Range(0, count).Select(sequence => Of((ulong)sequence))];

    public static void Write(string path, IEnumerable<Transition> rows)
    {
        using TransitionCsvWriter writer = TransitionCsvWriter.Append(path, Robot);
        foreach (Transition row in rows)
        {
            writer.Write(row);
        }
    }

    public static List<Transition> Read(string path, RobotDescription? robot = null)
    {
        using TransitionCsvReader reader = new(path, robot ?? Robot);
        List<Transition> rows = [];
        while (reader.TryRead(out Transition? row))
        {
            rows.Add(row);
        }

        return rows;
    }

    private static float[] Numbers(ulong key, int count) => [.. Enumerable.Range(0, count).Select(index => Number(key, (ulong)index))];

    private static float Number(ulong key, ulong salt) => (StableHashes.Salted(key, salt) / (float)ulong.MaxValue) - 0.5f;
}
