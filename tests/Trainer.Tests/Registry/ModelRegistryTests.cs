using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using MbRlRobot.Registry;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Registry;

public sealed class ModelRegistryTests : IDisposable
{
    private readonly SampleRegistry _sample = new();

    public void Dispose() => _sample.Dispose();

    [Fact]
    public void Is_empty_at_first()
    {
        Assert.Empty(_sample.Registry.Versions);
        Assert.All(Enum.GetValues<RegistryAlias>(), alias => Assert.Null(_sample.Registry.Find(alias)));
        Assert.Equal(0UL, _sample.Registry.Reported);
    }

    [Fact]
    public void Numbers_versions_and_names_the_newest_the_candidate()
    {
        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(_ => (int)_sample.Add()));
        ModelRegistry other = _sample.Open();
        Assert.Equal([1UL, 2UL, 3UL], other.Versions);
        Assert.Equal((3UL, null), (other.Find(RegistryAlias.Candidate), other.Find(RegistryAlias.Champion)));
        Assert.Equal(_sample.Registry.Record(2).Gates, other.Record(2).Gates);
    }

    [Fact]
    public void Promotes_upwards_and_keeps_the_previous_champion()
    {
        _sample.AddChampion();
        ulong second = _sample.AddChampion();
        Assert.Equal((2UL, 1UL), (_sample.Registry.Find(RegistryAlias.Champion), _sample.Registry.Find(RegistryAlias.Previous)));
        Assert.Throws<InvalidDataException>(() => _sample.Registry.Promote(1));
        Assert.Throws<InvalidDataException>(() => _sample.Registry.Promote(second));
        Assert.Throws<InvalidDataException>(() => _sample.Registry.Promote(7));
        Assert.Equal(2UL, _sample.Registry.Find(RegistryAlias.Champion));
    }

    [Fact]
    public void Goes_above_what_a_robot_reports_after_a_restart_too()
    {
        _sample.Add();
        Assert.True(_sample.Registry.TryReport(41));
        Assert.True(_sample.Registry.TryReport(7));
        Assert.Equal(41UL, _sample.Open().Reported);
        Assert.Equal(42UL, _sample.Add());
    }

    [Fact]
    public void Does_not_believe_a_report_that_would_use_the_numbers_up()
    {
        _sample.Add();
        Assert.False(_sample.Registry.TryReport(long.MaxValue));
        Assert.False(_sample.Registry.TryReport(2 + ModelRegistry.LargestLead));
        Assert.True(_sample.Registry.TryReport(1 + ModelRegistry.LargestLead));
        Assert.Equal(2 + ModelRegistry.LargestLead, _sample.Add());
    }

    [Fact]
    public void Leaves_no_version_where_writing_it_fails()
    {
        _sample.Add();
        Assert.Throws<IOException>(() => _sample.Registry.Add((folder, version) =>
        {
            _sample.Write(folder, version, seed: 1, isPassed: true);
            throw new IOException("the disk is full");
        }));
        Assert.Equal([1UL], _sample.Registry.Versions);
        Assert.Equal(["1"], Directory.GetDirectories(_sample.Root).Select(Path.GetFileName));
        Assert.Equal(2UL, _sample.Add());
    }

    [Fact]
    public void Shows_no_version_that_a_crash_left_half_written_and_removes_it()
    {
        _sample.Add();
        Directory.CreateDirectory(_sample.At(".new-2"));
        File.WriteAllText(_sample.At(".new-2/dynamics.onnx"), "half");
        Assert.Equal([1UL], _sample.Registry.Versions);
        Assert.Throws<InvalidDataException>(() => _sample.Registry.Folder(2));
        _sample.Open().Recover();
        Assert.False(Directory.Exists(_sample.At(".new-2")));
        Assert.Equal(2UL, _sample.Add());
    }

    [Theory]
    [InlineData(true, 1UL)]
    [InlineData(false, null)]
    public void Promotes_after_a_crash_what_had_passed_and_nothing_else(bool isPassed, ulong? champion)
    {
        _sample.Add(isPassed: isPassed);
        _sample.Open().Recover();
        Assert.Equal(champion, _sample.Registry.Find(RegistryAlias.Champion));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("01")]
    [InlineData("-1")]
    [InlineData("9223372036854775808")]
    [InlineData("5")]
    public void Names_a_damaged_alias(string text)
    {
        _sample.Add();
        File.WriteAllText(_sample.At("champion"), text);
        string fault = Assert.Throws<InvalidDataException>(() => _sample.Registry.Find(RegistryAlias.Champion)).Message;
        Assert.Contains(_sample.Root, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_a_damaged_record()
    {
        ulong version = _sample.Add();
        File.WriteAllText(_sample.At("1/record.json"), "{}");
        Assert.Contains("record.json", Assert.Throws<InvalidDataException>(() => _sample.Registry.Record(version)).Message, StringComparison.Ordinal);
        Directory.Move(_sample.At("1"), _sample.At("9"));
        Assert.Throws<InvalidDataException>(() => _sample.Registry.Record(9));
    }

    [Fact]
    public void Gives_every_version_once_when_several_processes_add()
    {
        ulong[] versions = new ulong[12];
        Parallel.For(0, versions.Length, index => versions[index] = _sample.Open().Add(
            (folder, version) => _sample.Write(folder, version, seed: 1, isPassed: true)).Version);
        Assert.Equal(Enumerable.Range(1, 12).Select(version => (ulong)version), versions.Order());
    }

    [Fact]
    public void Ignores_what_is_no_version()
    {
        _sample.Add();
        Directory.CreateDirectory(_sample.At("007"));
        Directory.CreateDirectory(_sample.At("notes"));
        Assert.Equal([1UL], _sample.Registry.Versions);
    }
}
