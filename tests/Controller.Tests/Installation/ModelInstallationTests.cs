using System;
using System.IO;
using System.Linq;
using MbRlRobot.Installation;
using Xunit;

namespace MbRlRobot.Controller.Tests.Installation;

public sealed class ModelInstallationTests : IDisposable
{
    private static readonly Release First = Release.Of(1);

    private readonly InstallationFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_robot_gets_a_record_and_keeps_it()
    {
        Assert.Equal(0UL, _folder.Installation.Start().HighestVersion);
        byte[] record = File.ReadAllBytes(_folder.RecordPath);
        _folder.Installation.Start();
        Assert.Equal(record, File.ReadAllBytes(_folder.RecordPath));
    }

    [Fact]
    public void No_byte_of_the_record_can_change_unseen()
    {
        StageFirst();
        byte[] record = File.ReadAllBytes(_folder.RecordPath);
        for (int at = 0; at < record.Length; at++)
        {
            byte[] damaged = [.. record];
            damaged[at] ^= 4;
            File.WriteAllBytes(_folder.RecordPath, damaged);
            Assert.Throws<InvalidDataException>(() => _folder.Installation.Read());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(66)]
    [InlineData(100_000)]
    public void A_record_of_another_length_is_refused_with_what_to_do_and_stays(int length)
    {
        StageFirst();
        byte[] record = File.ReadAllBytes(_folder.RecordPath);
        byte[] damaged = [.. record.Concat(new byte[100_000]).Take(length)];
        File.WriteAllBytes(_folder.RecordPath, damaged);

        string fault = Assert.Throws<InvalidDataException>(() => _folder.Installation.Start()).Message;

        Assert.StartsWith(_folder.RecordPath, fault, StringComparison.Ordinal);
        Assert.Contains("Restore it from a backup, or start a new one", fault, StringComparison.Ordinal);
        Assert.Equal(damaged, File.ReadAllBytes(_folder.RecordPath));
    }

    [Fact]
    public void A_record_that_is_gone_is_not_begun_again_by_itself()
    {
        StageFirst();
        File.Delete(_folder.RecordPath);
        Assert.Contains("it is missing", Assert.Throws<InvalidDataException>(() => _folder.Installation.Start()).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.RecordPath));
    }

    [Fact]
    public void An_operator_may_start_anew_above_what_the_registry_has()
    {
        StageFirst();
        File.WriteAllText(_folder.RecordPath, "damaged");
        _folder.Installation.StartAnew(41);
        Assert.Equal((41UL, 0), (_folder.Installation.Read().HighestVersion, _folder.Installation.Read().All.Count()));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_folder.Path, "models")));
    }

    [Fact]
    public void A_step_that_is_not_possible_changes_nothing()
    {
        StageFirst();
        byte[] record = File.ReadAllBytes(_folder.RecordPath);
        Assert.Throws<InvalidOperationException>(() => _folder.Installation.Change(each => each.MarkedGood()));
        Assert.Throws<InvalidOperationException>(
            () => _folder.Installation.Stage(First.Json, First.Onnx, First.Model, Release.Clock.UtcNow));
        Assert.Equal(record, File.ReadAllBytes(_folder.RecordPath));
    }

    [Fact]
    public void Refuses_to_load_a_file_that_was_changed_on_disk()
    {
        StageFirst();
        string onnx = Path.Combine(_folder.Path, "models", "1", "dynamics.onnx");
        byte[] bytes = File.ReadAllBytes(onnx);
        bytes[^100] ^= 1;
        File.WriteAllBytes(onnx, bytes);
        Assert.Throws<InvalidDataException>(() => _folder.Installation.Load(First.Model, Release.Robot));
    }

    [Fact]
    public void Refuses_to_load_another_model_in_the_place_of_the_one_it_names()
    {
        StageFirst();
        InstalledModel named = First.Model with { Sha256 = new string('0', 64) };
        string fault = Assert.Throws<InvalidDataException>(() => _folder.Installation.Load(named, Release.Robot)).Message;
        Assert.Contains("not the model that the record names", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Remembers_the_time_at_most_once_an_hour_and_only_of_a_clock_that_is_set()
    {
        _folder.Installation.Start();
        DateTime now = Release.Clock.UtcNow;
        _folder.Installation.SawTime(new WallClock(now, IsSynchronized: true));
        byte[] record = File.ReadAllBytes(_folder.RecordPath);
        _folder.Installation.SawTime(new WallClock(now.AddMinutes(59), IsSynchronized: true));
        _folder.Installation.SawTime(new WallClock(now.AddYears(50), IsSynchronized: false));
        _folder.Installation.SawTime(new WallClock(now.AddYears(-1), IsSynchronized: true));
        Assert.Equal(record, File.ReadAllBytes(_folder.RecordPath));
        Assert.Equal(now, _folder.Installation.Read().LastSeenUtc);
    }

    private void StageFirst()
    {
        _folder.Installation.Start();
        _folder.Installation.Stage(First.Json, First.Onnx, First.Model, Release.Clock.UtcNow);
    }
}
