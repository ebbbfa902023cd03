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
public sealed class KillTests
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
    private static bool KillAt(int transition, int steps, bool isInTheMiddle)
    {
        using InstallationFolder folder = new();
        Array.ForEach(Life[..transition], each => each(folder.Installation));
        string before = transition == 0 ? string.Empty : Text(folder.Installation.Read());
        KilledFiles files = new(steps, isInTheMiddle);
        try
        {
            Life[transition](new ModelInstallation(folder.Path, files));
        }
        catch (ProcessKilledException)
        {
            string place = $"transition {transition}, killed after {steps} steps";
            RequireEitherState(folder, transition, before, place);
            RequireWhole(folder, place);
        }

        return files.IsKilled;
    }

    private static void RequireEitherState(InstallationFolder folder, int transition, string before, string place)
    {
        if (transition == 0)
        {
            Assert.Equal(0UL, folder.Installation.Start().HighestVersion);
            return;
        }

        string found = Text(folder.Installation.Read());
        using InstallationFolder other = new();
        Array.ForEach(Life[..(transition + 1)], each => each(other.Installation));
        string after = Text(other.Installation.Read());
        Assert.True(found == before || found == after, $"{place}: {found}");
    }

    /// <summary>After the next start nothing is left but what the record names, and all of that can be read.</summary>
    private static void RequireWhole(InstallationFolder folder, string place)
    {
        ulong highest = folder.Installation.Read().HighestVersion;
        InstallationRecord record = folder.Installation.Start();
        Assert.True(record.HighestVersion == highest, $"{place}: the counter went from {highest} to {record.HighestVersion}");
        foreach (InstalledModel model in record.All)
        {
            Assert.Equal(model.Version, folder.Installation.Load(model, Release.Robot).Manifest!.Version);
        }

        IEnumerable<string> folders = Names(Path.Combine(folder.Path, "models"));
        Assert.Equal(record.All.Select(model => $"{model.Version}").Order(StringComparer.Ordinal), folders);
        Stage(folder.Installation, Releases.Length - 1);
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

    private static string Text(InstallationRecord record) => JsonSerializer.Serialize(record);
}
