using System;
using System.IO;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Models;
using MbRlRobot.Registry;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Registry;

public sealed class ReissueTests : IDisposable
{
    private readonly SampleRegistry _sample = new();

    public void Dispose() => _sample.Dispose();

    [Fact]
    public void Rolls_back_to_the_same_weights_under_a_higher_version()
    {
        _sample.AddChampion(seed: 1);
        _sample.AddChampion(seed: 2);
        File.WriteAllText(_sample.At("1/checkpoint.safetensors"), "all members");
        ulong version = Reissue.Rollback(_sample.Registry, _sample.Robot, SampleRegistry.Now);

        Assert.Equal((3UL, 3UL, 2UL), (
            version, _sample.Registry.Find(RegistryAlias.Champion), _sample.Registry.Find(RegistryAlias.Previous)));
        Assert.Equal(Weights(_sample.Model(1)), Weights(_sample.Model(3)));
        Assert.NotEqual(Weights(_sample.Model(2)), Weights(_sample.Model(3)));
        Assert.Equal("all members", File.ReadAllText(_sample.At("3/checkpoint.safetensors")));
        Assert.Equal((1UL, 1UL), (_sample.Registry.Record(3).ReissueOf, _sample.Registry.Record(3).ParentVersion));
        ModelManifest manifest = ModelFolder.Read(_sample.Registry.Folder(3)).Manifest!;
        Assert.Equal((3UL, 1UL, SampleRegistry.Now), (manifest.Version, manifest.ParentVersion, manifest.CreatedUtc));
    }

    [Fact]
    public void Rolling_back_twice_is_back_where_it_began()
    {
        _sample.AddChampion(seed: 1);
        _sample.AddChampion(seed: 2);
        Reissue.Rollback(_sample.Registry, _sample.Robot, SampleRegistry.Now);
        ulong version = Reissue.Rollback(_sample.Registry, _sample.Robot, SampleRegistry.Now);
        Assert.Equal(4UL, version);
        Assert.Equal(Weights(_sample.Model(2)), Weights(_sample.Model(4)));
    }

    [Fact]
    public void Promotes_under_its_own_number_only_what_robots_would_take()
    {
        _sample.AddChampion(seed: 1);
        ulong candidate = _sample.Add(seed: 2, isPassed: false);
        Assert.Equal(2UL, Reissue.Promote(_sample.Registry, _sample.Robot, candidate, SampleRegistry.Now));
        Assert.Equal(3UL, Reissue.Promote(_sample.Registry, _sample.Robot, 1, SampleRegistry.Now));
        ulong next = _sample.Add(seed: 3);
        Assert.True(_sample.Registry.TryReport(10));
        Assert.Equal(11UL, Reissue.Promote(_sample.Registry, _sample.Robot, next, SampleRegistry.Now));
    }

    [Fact]
    public void Has_nothing_to_go_back_to_before_the_second_champion()
    {
        _sample.AddChampion();
        Assert.Throws<InvalidDataException>(() => Reissue.Rollback(_sample.Registry, _sample.Robot, SampleRegistry.Now));
    }

    [Fact]
    public void Refuses_a_version_that_is_not_there_or_not_for_the_robot()
    {
        _sample.AddChampion();
        Assert.Throws<InvalidDataException>(() => Reissue.Promote(_sample.Registry, _sample.Robot, 5, SampleRegistry.Now));
        Assert.Throws<InvalidDataException>(
            () => Reissue.Promote(_sample.Registry, ModelRobots.Read("one state"), 1, SampleRegistry.Now));
        Assert.Equal([1UL], _sample.Registry.Versions);
    }

    private static float[] Weights(EnsembleModel model) => [.. model.Members.Layers.SelectMany(layer => layer.Weights)];
}
