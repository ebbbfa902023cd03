using System;
using System.IO;
using System.Linq;
using System.Text;
using MbRlRobot.Configuration;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Ingest;

/// <summary>
/// The transitions of a run's folder: every table of transitions among its <c>*.csv</c> files, by name. Rows are read one
/// at a time; of those with the same id the first counts.
/// </summary>
public static class DataFolder
{
    /// <summary>The table that a run writes into its folder.</summary>
    public const string TransitionsFile = "transitions.csv";

    /// <summary>Reads all rows.</summary>
    /// <param name="path">A folder, or one table.</param>
    /// <param name="robot">Whose transitions they are.</param>
    /// <param name="row">Takes each row, in the order of the files and their rows.</param>
    /// <returns>What the reading came to.</returns>
    /// <exception cref="ConfigurationException">There is no table, or one is wrong or another robot's.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static DataReading Read(string path, RobotDescription robot, Action<Transition> row)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(row);
        (string[] files, string[] skipped) = Find(path);
        DataReading reading = new(files, skipped, 0, 0, [], []);
        SeenIds seen = new();
        return files.Aggregate(reading, (sum, file) => Add(sum, file, robot, seen, row));
    }

    /// <summary>Reads the rows that a fit uses into a table.</summary>
    /// <param name="path">A folder, or one table.</param>
    /// <param name="robot">Whose transitions they are.</param>
    /// <returns>The table, trimmed, and what was left out.</returns>
    /// <exception cref="ConfigurationException">There is no table, or one is wrong or another robot's.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static FitData ReadForFit(string path, RobotDescription robot)
    {
        UsabilityTally tally = new(robot);
        TransitionTable table = new(RobotSchema.Of(robot));
        HighWaterMarks marks = new();
        DataReading reading = Read(path, robot, row =>
        {
            if (tally.Add(row))
            {
                table.Append(row);
                marks.Add(row.Id);
            }
        });
        table.TrimExcess();
        return new FitData(table, reading, tally.Unusable) { TrainedOn = marks.Marks };
    }

    private static DataReading Add(DataReading sum, string file, RobotDescription robot, SeenIds seen, Action<Transition> row)
    {
        using TransitionCsvReader reader = new(file, robot);
        (long rows, long duplicates) = (sum.Rows, sum.Duplicates);
        while (reader.TryRead(out Transition? transition))
        {
            if (seen.Add(transition.Id))
            {
                row(transition);
                rows++;
            }
            else
            {
                duplicates++;
            }
        }

        return sum with
        {
            Rows = rows,
            Duplicates = duplicates,
            TornFiles = reader.TornBytes > 0 ? [.. sum.TornFiles, file] : sum.TornFiles,
            AbsentParameters = [.. sum.AbsentParameters.Union(reader.AbsentParameters)],
        };
    }

    private static (string[] Tables, string[] Others) Find(string path)
    {
        if (!Directory.Exists(path))
        {
            return ([path], []);
        }

        string[] files = [.. Directory.GetFiles(path, "*.csv").Order(StringComparer.Ordinal)];
        ILookup<bool, string> isTable = files.ToLookup(IsTable);
        return isTable[true].Any()
            ? ([.. isTable[true]], [.. isTable[false]])
            : throw DataFault.Of(
                path, "the folder", $"without a table of transitions ({files.Length} *.csv files)", $"a folder with {TransitionsFile}");
    }

    private static bool IsTable(string file)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] start = new byte[TransitionColumns.Signature.Length];
        int length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return Ascii.Equals(start.AsSpan(0, length), TransitionColumns.Signature);
    }
}
