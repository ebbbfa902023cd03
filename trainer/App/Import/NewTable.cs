using System;
using System.IO;
using MbRlRobot.CommandLine;
using MbRlRobot.Ingest;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.TrainerApp.Import;

/// <summary>Writes a new table of transitions from a source that may turn out to be wrong: then nothing is left behind.</summary>
internal static class NewTable
{
    /// <summary>Writes.</summary>
    /// <typeparam name="TSummary">What reading the source comes to.</typeparam>
    /// <param name="file">The file; must not exist. Its folder is made where it is missing.</param>
    /// <param name="robot">Whose transitions it takes.</param>
    /// <param name="read">Reads the source, twice: first to find its faults, then to write.</param>
    /// <returns>What reading came to.</returns>
    /// <exception cref="UsageException">The file exists.</exception>
    public static TSummary Write<TSummary>(string file, RobotDescription robot, Func<Action<Transition>, TSummary> read)
    {
        if (Path.Exists(file))
        {
            throw new UsageException($"{file} is there already; allowed: a file that is not.");
        }

        _ = read(_ => { });
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        using TransitionCsvWriter writer = TransitionCsvWriter.Create(file, robot);
        TSummary summary = read(writer.Write);
        writer.Flush();
        return summary;
    }
}
