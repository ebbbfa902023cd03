using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Ingest;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Service;
using MbRlRobot.Transitions;

namespace MbRlRobot.TrainerApp.Import;

/// <summary>Takes sources in: all of them or, where one is wrong, none.</summary>
/// <param name="robot">The robot.</param>
/// <param name="sources">What is taken in.</param>
internal sealed class ImportJob(RobotDescription robot, IReadOnlyList<IImportSource> sources)
{
    /// <summary>Writes a new table of transitions, each id once.</summary>
    /// <param name="folder">The folder that takes it; made where it is missing.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="CommandLine.UsageException">The folder has a table already.</exception>
    public ImportReport IntoTable(string folder)
    {
        string file = Path.Combine(folder, DataFolder.TransitionsFile);
        return NewTable.Write(file, robot, row =>
        {
            SeenIds seen = new();
            long written = 0;
            IReadOnlyList<ImportedSource> read = Read(transition =>
            {
                if (seen.Add(transition.Id))
                {
                    row(transition);
                    written++;
                }
            });
            return Report(file, written, read);
        });
    }

    /// <summary>Adds to a trainer's store what it does not have.</summary>
    /// <param name="folder">The trainer's folder; made where it is missing.</param>
    /// <param name="open">Opens its store.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="IOException">A running <c>serve</c> has the folder.</exception>
    public ImportReport IntoStore(string folder, TransitionStoreFactory open)
    {
        _ = Read(_ => { });
        using DataFolderClaim claim = DataFolderClaim.Take(folder);
        using ITransitionStore store = open(folder);
        StoreWriter writer = new(store, RobotSchema.Of(robot));
        IReadOnlyList<ImportedSource> read = Read(writer.Add);
        writer.Flush();
        return Report(folder, writer.NewRows, read);
    }

    private ImportedSource[] Read(Action<Transition> row) => [.. sources.Select(source => source.Read(row))];

    private static ImportReport Report(string target, long written, IReadOnlyList<ImportedSource> read) =>
        new(target, written, read.Sum(each => each.Transitions) - written, read);
}
