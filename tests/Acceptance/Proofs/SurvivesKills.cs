using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Children;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Acceptance.Running;
using MbRlRobot.Recording;
using MbRlRobot.Recording.Segments;

namespace MbRlRobot.Acceptance.Proofs;

/// <summary>Control process and link in processes of their own, killed again and again at random moments.</summary>
public sealed class SurvivesKills : IProof
{
    private const int ControlLives = 6;
    private const int LinkLives = 4;

    /// <inheritdoc />
    public string Name => nameof(SurvivesKills);

    /// <inheritdoc />
    public string Shows => "SIGKILL of control process or link loses no record but one that was being written, and repeats none";

    /// <inheritdoc />
    public async Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation)
    {
        Criteria criteria = new(progress);
        using TemporaryFolder folder = new();
        Random random = new(17);
        for (int life = 1; life <= ControlLives; life++)
        {
            using Process control = await Start(cancellation, RecordingChild.Writer, folder.Path, life.ToString(CultureInfo.InvariantCulture));
            for (int link = 0; link < LinkLives; link++)
            {
                using Process copier = await Start(cancellation, RecordingChild.Link, folder.Path);
                await Kill(copier, random.Next(20, 200), cancellation);
            }

            await Kill(control, random.Next(1, 50), cancellation);
        }

        return Check(criteria, folder.Path);
    }

    private static Verdict Check(Criteria criteria, string folder)
    {
        using SegmentLog log = RecordingChild.OpenLog(folder);
        using RingCopier copier = new(RecordingChild.Rings(folder), log, _ => { });
        copier.Copy();
        int records = 0;
        int torn = 0;
        foreach (LoggedEpoch epoch in log.Epochs)
        {
            LogRecord[] all = [.. log.ReadFrom(epoch.Epoch, 0)];
            ulong[] sequences = [.. all.OfType<LoggedStep>().Select(step => step.Sequence)];
            LoggedEvent[] losses = [.. all.OfType<LoggedEvent>()];
            ulong lost = losses.Aggregate(0UL, (sum, loss) => sum + loss.First);
            bool isWhole = sequences.SequenceEqual(Enumerable.Range(0, sequences.Length).Select(each => (ulong)each))
                && losses.Length <= 1 && losses.All(loss => loss.Text.StartsWith("torn", StringComparison.Ordinal));
            criteria.Check($"epoch {epoch.Epoch}: {sequences.Length} records, each once; {lost} torn by the kill and announced", isWhole);
            records += sequences.Length;
            torn += losses.Length;
        }

        criteria.Check($"{log.Epochs.Count} of {ControlLives} epochs", log.Epochs.Count == ControlLives);
        criteria.Check("the rings of the dead are gone", RecordingChild.Rings(folder).Rings().Count == 0);
        return criteria.Verdict($"{records} records over {ControlLives} control processes and {ControlLives * LinkLives} links; {torn} torn");
    }

    private static async Task<Process> Start(CancellationToken cancellation, params string[] arguments)
    {
        List<string> all = [typeof(SurvivesKills).Assembly.Location, ChildCommands.Word, RecordingChild.Word, .. arguments];
        Process child = Process.Start(new ProcessStartInfo(IsolatedEnvironment.Dotnet, all) { RedirectStandardOutput = true })!;
        string? line = await child.StandardOutput.ReadLineAsync(cancellation);
        return line is not null ? child : throw new ProofFailedException($"the {arguments[0]} ended with {child.ExitCode}");
    }

    private static async Task Kill(Process child, int milliseconds, CancellationToken cancellation)
    {
        await Task.Delay(milliseconds, cancellation);
        child.Kill();
        await child.WaitForExitAsync(cancellation);
    }
}
