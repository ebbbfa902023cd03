using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Installation;
using MbRlRobot.Loop;
using MbRlRobot.Models;
using MbRlRobot.Onnx;
using MbRlRobot.Planning;
using MbRlRobot.Publishing;
using MbRlRobot.Robots;
using MbRlRobot.Rollouts;
using MbRlRobot.Signing;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Lab.Tests.Installation;

/// <summary>A model's whole way from a trainer's folder to a robot's disk, with the robot's own engine and planner.</summary>
public sealed class PublishedModelTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("published-").FullName;
    private readonly SigningKey _key = SigningKey.New();

    public static TheoryData<string> Names => [.. ModelRobots.Names];

    public void Dispose()
    {
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_trainer_publishes_a_robot_of_any_kind_takes(string name)
    {
        RobotDescription robot = Small(ModelRobots.Read(name));
        Assert.Equal(ModelVerdict.Passed, Install(robot, Publish(robot), plans: 2));
    }

    /// <summary>Two seconds are the bound on an idle machine; a busy one may take ten times as long.</summary>
    [Fact]
    public void A_model_of_three_megabytes_is_signed_sent_verified_and_staged_in_two_seconds()
    {
        RobotDescription robot = Small(SampleRobot.Read(
            ("$.model", """{ "members": 5, "active": 5, "hidden": [256, 256, 256] }""")));
        RandomRelease(robot);
        long start = Stopwatch.GetTimestamp();
        ModelPublication publication = ModelPublication.Sign(_folder, _key, Now);
        Assert.InRange(publication.Manifest.Onnx.SizeBytes, 2_700_000, 3_500_000);
        Assert.Equal(ModelVerdict.Passed, Install(robot, publication, plans: 10));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 20);
    }

    private static DateTime Now { get; } = new(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>A planner that a test has time for.</summary>
    private static RobotDescription Small(RobotDescription robot) => robot with
    {
        Planner = robot.Planner with { Horizon = 4, Population = 16, Elites = 4, Iterations = 1 },
    };

    private ModelPublication Publish(RobotDescription robot)
    {
        RandomRelease(robot);
        return ModelPublication.Sign(_folder, _key, Now);
    }

    private void RandomRelease(RobotDescription robot)
    {
        EnsembleModel model = RandomEnsemble.Of(robot, seed: 4);
        ModelFolderWriter.Write(_folder, new ModelRelease(
            robot,
            model,
            new ModelMetrics(100, 0, null, null),
            model.Members.Architecture.Members == 1 ? 0 : 0.25,
            [new HighWaterMark("sample-1", 1, 99)],
            Now,
            "a test"));
    }

    private ModelVerdict Install(RobotDescription robot, ModelPublication publication, int plans)
    {
        ModelInstallation installation = new(Path.Combine(_folder, "robot"));
        installation.Start();
        InstallerSettings settings = new(robot, "sample-1", new Version(0, 1, 0), LatencyShare: 1000, LatencyPlans: plans);
        ModelInstaller installer = new(settings, new TrustStore([_key.Public]), installation, onnx => CandidateEngine.WithPlanner(
            robot,
            new BuiltInRolloutEngine(
                robot, OnnxModelReader.Read(onnx, "it").Ensemble, PlannerFactory.MaximumCandidates(robot.Planner), 1),
            new VirtualLoopClock()));
        WallClock clock = new(Now, IsSynchronized: true);
        ManifestCheck check = installer.Examine(publication.Message.Span, clock);
        return check.Manifest is null ? check.Verdict : installer.Install(check, Assembled(publication), clock);
    }

    private static ReadOnlyMemory<byte> Assembled(ModelPublication publication)
    {
        ChunkAssembler assembler = new(publication.Manifest.Onnx, default, TimeSpan.FromSeconds(1));
        foreach (int index in assembler.Missing.ToArray())
        {
            assembler.Take(publication.Manifest.Onnx.Sha256, index, publication.Chunk(index).Span, default);
        }

        Assert.True(assembler.TryFinish(out ReadOnlyMemory<byte> bytes).IsPassed);
        return bytes;
    }
}
