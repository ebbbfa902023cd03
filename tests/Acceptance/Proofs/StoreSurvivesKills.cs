using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Children;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Acceptance.Running;
using MbRlRobot.Store.Sqlite;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.Transitions;

namespace MbRlRobot.Acceptance.Proofs;

/// <summary>A trainer that is killed while it stores has everything that it acknowledged, once, to the bit.</summary>
public sealed class StoreSurvivesKills : IProof
{
    private const int Kills = 20;
    private const int MostMilliseconds = 400;

    /// <inheritdoc />
    public string Name => nameof(StoreSurvivesKills);

    /// <inheritdoc />
    public string Shows => $"after {Kills} kills at random moments the store has every acknowledged row, once, to the bit";

    /// <inheritdoc />
    public async Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation)
    {
        Criteria criteria = new(progress);
        using TemporaryFolder folder = new();
        ulong acknowledged = 0;
        for (ulong kill = 0; kill < Kills; kill++)
        {
            int milliseconds = (int)(StableHashes.At(5, kill) % MostMilliseconds);
            acknowledged = await WriteAndKill(folder.Path, milliseconds, cancellation);
            ulong stored = Check(folder.Path, acknowledged, criteria);
            criteria.Tell($"killed after {milliseconds} ms: {acknowledged + 1} rows acknowledged, {stored} stored");
        }

        return criteria.Verdict($"{acknowledged + 1} rows");
    }

    /// <summary>Lets a child write, and kills it some time after its first transaction.</summary>
    /// <returns>The last mark that it told.</returns>
    private static async Task<ulong> WriteAndKill(string folder, int milliseconds, CancellationToken cancellation)
    {
        string program = typeof(StoreSurvivesKills).Assembly.Location;
        ProcessStartInfo info = new(IsolatedEnvironment.Dotnet, [program, ChildCommands.Word, StoreChild.Word, folder])
        {
            RedirectStandardOutput = true,
        };
        using Process child = Process.Start(info)!;
        string last = await child.StandardOutput.ReadLineAsync(cancellation)
            ?? throw new ProofFailedException("the child ended before it stored anything");
        Task killing = Kill(child, milliseconds);
        while (await child.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            last = line;
        }

        await killing;
        return ulong.Parse(last, CultureInfo.InvariantCulture);
    }

    private static async Task Kill(Process child, int milliseconds)
    {
        await Task.Delay(milliseconds, CancellationToken.None);
        child.Kill();
        await child.WaitForExitAsync(CancellationToken.None);
    }

    private static ulong Check(string folder, ulong acknowledged, Criteria criteria)
    {
        using SqliteTransitionStore store = SqliteTransitionStore.Open(folder);
        ulong mark = store.HighWaterMark(StoreChild.Robot, StoreChild.Epoch)!.Value;
        ulong rows = 0;
        bool areSame = store.Read(SampleTransition.Schema).All(row => row.Equals(StoreChild.Row(rows++)));
        criteria.Check($"acknowledged up to {acknowledged}, stored up to {mark}", mark >= acknowledged);
        criteria.Check($"{rows} rows, each once, to the bit", areSame && rows == mark + 1);
        criteria.Check("whole transactions only", rows % (3 * StoreChild.Rows) == 0);
        return rows;
    }
}
