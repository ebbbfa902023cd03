using System;
using MbRlRobot.Installation;
using MbRlRobot.Onnx;
using MbRlRobot.Ports;
using MbRlRobot.Rollouts;
using MbRlRobot.Signing;

namespace MbRlRobot.Controller.Tests.Installation;

/// <summary>A robot that runs version 3, and an installer whose plans take the time that a test says.</summary>
internal sealed class InstallerBench : IDisposable
{
    private readonly InstallationFolder _folder = new();
    private readonly ManualTime _time = new();

    public InstallerBench()
    {
        Installation.Start();
        Release running = Release.Of(3);
        Installation.Stage(running.Json, running.Onnx, running.Model, Release.Clock.UtcNow);
        Installation.Change(record => record.OnTrial());
        Installation.Change(record => record.MarkedGood());
    }

    public InstallationFolder Folder => _folder;

    public ModelInstallation Installation => _folder.Installation;

    public TimeSpan PlanTime { get; set; } = TimeSpan.FromMilliseconds(1);

    public InstallerSettings Settings { get; set; } = new(Release.Robot, "cartpole-1", new Version(0, 1, 0), LatencyPlans: 5, FuzzPoints: 8);

    public TrustStore Trust { get; set; } = new([Release.Key.Public]);

    public Func<IRolloutEngine, IRolloutEngine> Wrap { get; set; } = engine => engine;

    public ModelInstaller Installer => new(Settings, Trust, Installation, Build, _time);

    public void Dispose() => _folder.Dispose();

    private CandidateEngine Build(ReadOnlyMemory<byte> onnx) => new(
        Wrap(new BuiltInRolloutEngine(Release.Robot, OnnxModelReader.Read(onnx, "candidate").Ensemble, 1, 1)),
        () => _time.Pass(PlanTime));
}
