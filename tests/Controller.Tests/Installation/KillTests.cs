using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using MbRlRobot.Installation;
using Xunit;

namespace MbRlRobot.Controller.Tests.Installation;

/// <summary>
/// Kills the process at every step of every transition, before it and in the middle of it: the robot that starts again is
/// in the state before or in the state after, with every model of it whole.
/// </summary>
public sealed class KillTests : IDisposable
{
    private static readonly Release[] Releases = [.. new ulong[] { 1, 2, 3, 4 }.Select(version => Release.Of(version))];

    /// <summary>A life: models 1 and 2 become champions, 3 is rolled back, 4 crashes on trial.</summary>
    private static readonly Action<ModelInstallation>[] Life =
    [
        at => at.Start(),
        at => Stage(at, 0),
        at => at.Change(record => record.OnTrial()),
        at => at.Change(record => record.MarkedGood()),
        at => Stage(at, 1),
        at => at.Change(record => record.Shadowed()),
        at => at.Change(record => record.OnTrial()),
        at => at.Change(record => record.MarkedGood()),
        at => at.SawTime(Release.Clock with { UtcNow = Release.Clock.UtcNow.AddDays(3) }),
        at => Stage(at, 2),
        at => at.Change(record => record.Shadowed()),
        at => at.Change(record => record.OnTrial()),
        at => at.Change(record => record.RolledBackNow()),
        at => Stage(at, 3),
        at => at.Change(record => record.Shadowed()),
        at => at.Change(record => record.OnTrial()),
        at => at.Start(),
    ];

    /// <summary>The record before each transition, and after the last.</summary>
    private readonly List<string> _states = [];

    private readonly InstallationFolder _life = new();

    public KillTests()
    {
        foreach (Action<ModelInstallation> transition in Life)
        {
            Remember();
            transition(new ModelInstallation(_life.Path, new UnflushedFiles()));
        }

        Remember();
    }

    public void Dispose() => _life.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_kill_at_any_step_leaves_the_state_before_or_the_one_after(bool isInTheMiddle)
    {
        int kills = 0;
        for (int transition = 0; transition < Life.Length; transition++)
        {
            bool isKilled = true;
            for (int steps = 0; isKilled; steps++)
            {
                isKilled = KillAt(transition, steps, isInTheMiddle);
                kills += isKilled ? 1 : 0;
            }
        }

        Assert.InRange(kills, Life.Length * 3, 1000);
    }

    /// <summary>Lives up to a transition, is killed in it, and looks at what is left.</summary>
    private bool KillAt(int transition, int steps, bool isInTheMiddle)
    {
        using InstallationFolder folder = new();
        Array.ForEach(Life[..transition], each => each(new ModelInstallation(folder.Path, new UnflushedFiles())));
        KilledFiles files = new(steps, isInTheMiddle);
        try
        {
            Life[transition](new ModelInstallation(folder.Path, files));
        }
        catch (ProcessKilledException)
        {
            string place = $"transition {transition}, killed after {steps} steps";
            RequireEitherState(folder, transition, place);
            RequireWhole(folder, place);
        }

        return files.IsKilled;
    }

    private void RequireEitherState(InstallationFolder folder, int transition, string place)
    {
        if (transition == 0)
        {
            Assert.Equal(0UL, folder.Installation.Start().HighestVersion);
            return;
        }

        string found = Text(folder.Installation.Read());
        Assert.True(found == _states[transition] || found == _states[transition + 1], $"{place}: {found}");
    }

    /// <summary>After the next start nothing is left but what the record names, and all of that can be read.</summary>
    private static void RequireWhole(InstallationFolder folder, string place)
    {
        ulong highest = folder.Installation.Read().HighestVersion;
        ModelInstallation installation = new(folder.Path, new UnflushedFiles());
        InstallationRecord record = installation.Start();
        Assert.True(record.HighestVersion == highest, $"{place}: the counter went from {highest} to {record.HighestVersion}");
        foreach (InstalledModel model in record.All)
        {
            Release release = Releases[model.Version - 1];
            string files = Path.Combine(folder.Path, "models", $"{model.Version}");
            Assert.True(File.ReadAllBytes(Path.Combine(files, "dynamics.onnx")).AsSpan().SequenceEqual(release.Onnx), place);
            Assert.Equal(release.Json, File.ReadAllBytes(Path.Combine(files, "manifest.json")));
        }

        IEnumerable<string> folders = Names(Path.Combine(folder.Path, "models"));
        Assert.Equal(record.All.Select(model => $"{model.Version}").Order(StringComparer.Ordinal), folders);
        Stage(installation, Releases.Length - 1);
    }

    private static IEnumerable<string> Names(string path) => Directory.Exists(path)
        ? Directory.EnumerateFileSystemEntries(path).Select(each => Path.GetFileName(each)).Order(StringComparer.Ordinal)
        : [];

    private static void Stage(ModelInstallation at, int index)
    {
        Release release = Releases[index];
        if (at.Read().HighestVersion < release.Manifest.Version)
        {
            at.Stage(release.Json, release.Onnx, release.Model, Release.Clock.UtcNow);
        }
    }

    private void Remember() =>
        _states.Add(File.Exists(_life.RecordPath) ? Text(_life.Installation.Read()) : string.Empty);

    private static string Text(InstallationRecord record) => JsonSerializer.Serialize(record);
}
