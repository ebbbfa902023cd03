using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Robots;
using MbRlRobot.Store.Sqlite;
using MbRlRobot.TrainerApp;
using MbRlRobot.Transitions;

namespace MbRlRobot.Acceptance.Chaos;

/// <summary>A trainer's process, which may be killed and started anew on what it left.</summary>
/// <param name="folder">A folder for its data and its key.</param>
/// <param name="broker">The broker's address.</param>
public sealed class TrainerUnderFire(string folder, string broker) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<RunningProgram> _lives = [];
    private readonly string _keys = Path.Combine(folder, "keys");

    /// <summary>Gets its data folder.</summary>
    public string Data { get; } = Path.Combine(folder, "trainer");

    /// <summary>Gets what each of its lives has written, the first one first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Logs => [.. _lives.Select(life => life.Lines)];

    /// <summary>Starts it, and waits until it serves.</summary>
    /// <param name="cancellation">Gives up waiting.</param>
    public async Task Start(CancellationToken cancellation)
    {
        if (_lives.Count == 0)
        {
            _ = TrainerProgram.Run(["keys", "new", "--out", _keys], TextWriter.Null, Console.Error);
        }

        RunningProgram trainer = RunningProgram.Start(
            "the trainer",
            [
                "mbrl-trainer", "serve", "--robot", "cartpole", "--broker", broker, "--data", Data,
                "--key", Path.Combine(_keys, "trainer.key"), "--threads", "1", "--headless",
            ]);
        _lives.Add(trainer);
        await trainer.WaitForLine("serving at", Patience, cancellation);
    }

    /// <summary>Kills it.</summary>
    /// <param name="cancellation">Gives up waiting for its end.</param>
    public Task Kill(CancellationToken cancellation) => _lives[^1].Kill(cancellation);

    /// <summary>Holds it up: it lives, and does nothing.</summary>
    public void Stop() => _lives[^1].Signal("STOP");

    /// <summary>Lets it go on.</summary>
    public void Continue() => _lives[^1].Signal("CONT");

    /// <summary>Waits until it has fitted a model.</summary>
    /// <param name="cancellation">Gives up waiting.</param>
    public Task<string> WaitForFit(CancellationToken cancellation) => _lives[^1].WaitForLine("fitted on", Patience, cancellation);

    /// <summary>Ends it in order.</summary>
    /// <param name="cancellation">Gives up waiting.</param>
    public Task End(CancellationToken cancellation) => _lives[^1].End(Patience, cancellation);

    /// <summary>Counts the rows stored. Opened for each look: a connection that stays would spare the next trainer its recovery.</summary>
    /// <param name="robot">The robots' description.</param>
    public long CountRows(RobotDescription robot)
    {
        using SqliteTransitionStore store = SqliteTransitionStore.Open(Data);
        return store.Count(RobotSchema.Of(robot));
    }

    /// <summary>Reads how far the store has an epoch without a gap.</summary>
    /// <param name="robotId">The robot.</param>
    /// <param name="epoch">The epoch.</param>
    /// <returns>The last such row; null for none.</returns>
    public ulong? ReadMark(string robotId, ulong epoch)
    {
        using SqliteTransitionStore store = SqliteTransitionStore.Open(Data);
        return store.HighWaterMark(robotId, epoch);
    }

    /// <summary>Reads all rows.</summary>
    public IReadOnlyList<Transition> ReadRows()
    {
        using SqliteTransitionStore store = SqliteTransitionStore.Open(Data);
        return [.. store.Schemas.SelectMany(schema => store.Read(schema))];
    }

    /// <inheritdoc/>
    public void Dispose() => _lives.ForEach(life => life.Dispose());
}
