using System;
using System.Collections.Generic;
using System.IO;
using MbRlRobot.Dynamics;
using MbRlRobot.Gates;
using MbRlRobot.Models;
using MbRlRobot.Publishing;
using MbRlRobot.Registry;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;

namespace MbRlRobot.Trainer.Tests.Registry;

/// <summary>A registry that lives as long as a test, of models with random weights.</summary>
internal sealed class SampleRegistry : IDisposable
{
    public static readonly DateTime Now = new(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new();

    public SampleRegistry() => Registry = Open();

    public RobotDescription Robot { get; } = ModelRobots.Read("tanh");

    public ModelRegistry Registry { get; }

    public string Root => Path.Combine(_folder.Path, "registry", "sample");

    /// <summary>The registry as another process sees it.</summary>
    public ModelRegistry Open() => new(_folder.Path, "sample");

    public string At(string name) => Path.Combine(Root, name);

    public ulong Add(ulong seed = 4, bool isPassed = true) =>
        Registry.Add((folder, version) => Write(folder, version, seed, isPassed)).Version;

    public ulong AddChampion(ulong seed = 4)
    {
        ulong version = Add(seed);
        Registry.Promote(version);
        return version;
    }

    public VersionRecord Write(string folder, ulong version, ulong seed, bool isPassed)
    {
        EnsembleModel random = RandomEnsemble.Of(Robot, seed);
        EnsembleModel model = new(random.Type, random.SchemaHash, version, random.Members, random.ResidualLogVariance.ToArray());
        ModelFolderWriter.Write(folder, new ModelRelease(Robot, model, new ModelMetrics(10, 0, null, null), 0, [], Now, "a test"));
        IReadOnlyList<GateResult> gates = [new("finite", isPassed, null, null, "by the test's word")];
        return new VersionRecord(version, 0, Now, "a test", 0, gates);
    }

    public EnsembleModel Model(ulong version) => ModelFolder.Read(Registry.Folder(version), Robot).Model.Ensemble;

    public void Dispose() => _folder.Dispose();
}
