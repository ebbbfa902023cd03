using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using MbRlRobot.Configuration;
using MbRlRobot.Messaging;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Ingest;

/// <summary>
/// Takes in a table that was logged elsewhere: one row per control period, columns found by name (this folder's README has
/// the rules). Rows are read one at a time.
/// </summary>
public static class CsvImport
{
    /// <summary>Reads a table.</summary>
    /// <param name="path">The file: UTF-8, or UTF-16 with a byte order mark.</param>
    /// <param name="robot">The robot whose states and actions it has.</param>
    /// <param name="row">Takes each transition, in the order of the rows.</param>
    /// <param name="robotId">Whose transitions they are called; null is the robot's type.</param>
    /// <param name="reward">Computes rewards that the table does not have; null gives 0.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="ConfigurationException">
    /// A column is missing or a cell is wrong; the message has line, column, value and what is allowed.
    /// </exception>
    /// <exception cref="ArgumentException">The robot id is none.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvImportSummary Read(
        string path, RobotDescription robot, Action<Transition> row, string? robotId = null, TransitionReward? reward = null)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(row);
        RobotIdSyntax.ThrowIfInvalid(robotId ?? robot.Type, nameof(robotId));
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        ulong epoch = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(stream));
        char separator = SeparatorOf(stream);
        UsabilityTally tally = new(robot);
        EpisodeAssembler episodes = new(robot, robotId ?? robot.Type, epoch, reward, transition =>
        {
            _ = tally.Add(transition);
            row(transition);
        });

        CsvRecordReader records = new(FromStart(stream), path, separator);
        CsvImportColumns columns = Header(path, records, robot);
        long rows = Assemble(records, new ImportedRowParser(records, columns, robot), episodes);
        return new CsvImportSummary(
            rows, episodes.Transitions, episodes.Episodes, epoch, separator, tally.Unusable, columns.Ignored,
            [.. robot.Parameters.Where((_, index) => columns.Parameters[index] < 0).Select(parameter => parameter.Name)]);
    }

    private static CsvImportColumns Header(string path, CsvRecordReader records, RobotDescription robot)
    {
        if (!records.TryRead() || records.IsBlank)
        {
            throw records.Refuse(-1, "the first line", "empty", "the names of the columns");
        }

        return records.Cells[0].StartsWith(TransitionColumns.Signature, StringComparison.Ordinal)
            ? throw records.Refuse(
                -1, "the file", "a table of transitions already", "a table that was logged elsewhere",
                "There is nothing to take in: --data reads it as it is.")
            : new CsvImportColumns(path, records, robot);
    }

    private static long Assemble(CsvRecordReader records, ImportedRowParser parser, EpisodeAssembler episodes)
    {
        long rows = 0;
        while (records.TryRead() && !records.IsBlank)
        {
            episodes.Add(parser.Parse());
            rows++;
        }

        episodes.End();
        long blank = records.Line;
        while (records.TryRead())
        {
            if (!records.IsBlank)
            {
                throw records.Refuse(
                    -1, "the row", $"behind an empty line ({blank})", "empty lines at the end only; episodes have a column of their own");
            }
        }

        return rows;
    }

    private static char SeparatorOf(FileStream stream) => CsvSeparator.Of(FromStart(stream));

    private static StreamReader FromStart(FileStream stream)
    {
        stream.Position = 0;
        return new StreamReader(stream, leaveOpen: true);
    }
}
