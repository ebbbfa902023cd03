using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Installation;
using MbRlRobot.Models;
using MbRlRobot.Robots;
using MbRlRobot.Signing;
using Xunit;

namespace MbRlRobot.Controller.Tests.Installation;

/// <summary>Every code, each with something wrong that nothing before it sees; the robot is the same afterwards, byte for byte.</summary>
public sealed class RefusalTests
{
    private const string FarPast = "2020-06-01T00:00:00Z";

    private static readonly SigningKey Stranger = SigningKey.New();

    private static readonly Dictionary<string, (ModelRefusal Refusal, string Reason, Func<InstallerBench, ModelVerdict> Try)> Cases = new()
    {
        ["too long"] = (ModelRefusal.Size, "8193 bytes", bench => Message(bench, new byte[8193])),
        ["empty"] = (ModelRefusal.Envelope, "no envelope", bench => Message(bench, [])),
        ["bare manifest"] = (ModelRefusal.Envelope, "no envelope",
            bench => Message(bench, ModelManifestWriter.Write(Release.Of(5).Manifest))),
        ["stranger's key"] = (ModelRefusal.UnknownKey, $"trusted: {Release.Key.Public.Id}",
            bench => Message(bench, SignedEnvelope.Sign("{}"u8, Stranger))),
        ["no key"] = (ModelRefusal.UnknownKey, "trusted: none", bench =>
        {
            bench.Trust = new TrustStore([]);
            return Try(bench, Release.Of(5));
        }
        ),
        ["old key"] = (ModelRefusal.UnknownKey, "was over", OldKey),
        ["signature flipped"] = (ModelRefusal.Signature, "has not signed", bench => Flipped(bench, 20)),
        ["manifest flipped"] = (ModelRefusal.Signature, "has not signed", bench => Flipped(bench, 200)),
        ["signed nonsense"] = (ModelRefusal.Manifest, "$", bench => Message(bench, SignedEnvelope.Sign("{}"u8, Release.Key))),
        ["claim of 1 GB"] = (ModelRefusal.Manifest, "$.onnx.sizeBytes is 1073741824", bench => Message(bench, Claim("1073741824"))),
        ["other type"] = (ModelRefusal.Robot, "type 'pendulum'", bench => Try(bench, Release.Of(5, each => each with { Type = "pendulum" }))),
        ["other robot"] = (ModelRefusal.Robot, "cartpole-2",
            bench => Try(bench, Release.Of(5, each => each with { RobotIds = ["cartpole-2"] }))),
        ["record damaged"] = (ModelRefusal.Record, "start a new one", bench =>
        {
            File.WriteAllText(bench.Folder.RecordPath, File.ReadAllText(bench.Folder.RecordPath).Replace(":3,", ":1,", StringComparison.Ordinal));
            return Try(bench, Release.Of(5));
        }
        ),
        ["record gone"] = (ModelRefusal.Record, "it is missing", bench =>
        {
            File.Delete(bench.Folder.RecordPath);
            return Try(bench, Release.Of(5));
        }
        ),
        ["same version"] = (ModelRefusal.Version, "version 3; allowed: above 3", bench => Try(bench, Release.Of(3))),
        ["older version"] = (ModelRefusal.Version, "version 2; allowed: above 3", bench => Try(bench, Release.Of(2))),
        ["expired"] = (ModelRefusal.Expired, "notAfterUtc", bench => Try(bench, Release.Of(5), Release.Clock with
        {
            UtcNow = Release.Clock.UtcNow.AddYears(2),
        })),
        ["expired by what was seen"] = (ModelRefusal.Expired, "notAfterUtc", ExpiredBySeenTime),
        ["newer runtime"] = (ModelRefusal.Runtime, "needs controller 0.2.0; this is 0.1.0",
            bench => Try(bench, Release.Of(5, each => each with { MinimumRuntime = "0.2.0" }))),
        ["other schema"] = (ModelRefusal.Schema, new string('c', 64),
            bench => Try(bench, Release.Of(5, each => each with { SchemaHash = new string('c', 64) }))),
        ["other period"] = (ModelRefusal.Schema, "0.08 s",
            bench => Try(bench, Release.Of(5, each => each with { ControlPeriod = 0.08 }))),
        ["particles"] = (ModelRefusal.Architecture, "7 particles", bench =>
        {
            RobotDescription robot = Release.Robot with { Planner = Release.Robot.Planner with { Particles = 7 } };
            bench.Settings = bench.Settings with { Robot = robot };
            return Try(bench, Release.Of(5));
        }
        ),
        ["other layers"] = (ModelRefusal.Architecture, "asks for 5 probabilistic members of 32 x 32", bench =>
        {
            RobotDescription robot = Release.Robot with { Model = Release.Robot.Model with { Hidden = [32, 32] } };
            bench.Settings = bench.Settings with { Robot = robot };
            return Try(bench, Release.Of(5));
        }
        ),
        ["rolled back before"] = (ModelRefusal.RolledBack, "failed on this robot before", RolledBackBefore),
        ["file cut off"] = (ModelRefusal.Chunks, "signed:", bench => With(bench, Release.Of(5), file => file[..^1])),
        ["file flipped"] = (ModelRefusal.Hash, "SHA-256", bench => With(bench, Release.Of(5), Flip)),
        ["no ONNX"] = (ModelRefusal.Structure, "ONNX", bench => Try(bench, Release.Of(5, null, _ => new byte[100]))),
        ["other members promised"] = (ModelRefusal.Structure, "the version", bench => Try(bench, Release.Of(5, null, _ => Release.Of(4).Onnx))),
        ["foreign operator"] = (ModelRefusal.Operators, "EvilOp",
            bench => Try(bench, Release.Of(5, null, file => FileEdit.WithOperator(file, "MatMul", "EvilOp")))),
        ["external data"] = (ModelRefusal.ExternalData, "another file", bench => Try(bench, Release.Of(5, null, FileEdit.WithExternalData))),
        ["NaN weight"] = (ModelRefusal.Weights, "NaN", bench => Try(bench, Release.Of(5, null, FileEdit.WithNaN))),
        ["engine fails"] = (ModelRefusal.Engine, "no such library", bench =>
        {
            bench.Wrap = _ => throw new DllNotFoundException("no such library");
            return Try(bench, Release.Of(5));
        }
        ),
        ["golden mean off"] = (ModelRefusal.Golden, "next_mean of member 0",
            bench => Try(bench, Release.Of(5, each => Golden(each, row => row with { NextMean = Nudged(row.NextMean) })))),
        ["golden variance off"] = (ModelRefusal.Golden, "log_var of member 0",
            bench => Try(bench, Release.Of(5, each => Golden(each, row => row with { LogVar = Nudged(row.LogVar) })))),
        ["engine's mean off"] = (ModelRefusal.Golden, "the engine's", bench =>
        {
            bench.Wrap = engine => new SkewedEngine(engine, 0.05f);
            return Try(bench, Release.Of(5));
        }
        ),
        ["not finite at the limits"] = (ModelRefusal.Outputs, "next_mean", WideLimits),
        ["too slow"] = (ModelRefusal.Latency, "or more", bench =>
        {
            bench.PlanTime = bench.Settings.LatencyBudget + TimeSpan.FromTicks(1);
            return Try(bench, Release.Of(5));
        }
        ),
    };

    /// <summary>Cases that begin with a record of their own.</summary>
    private static readonly string[] ChangesTheRecordFirst =
        ["record damaged", "record gone", "expired by what was seen", "rolled back before"];

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Refuses_by_its_own_code_and_changes_nothing(string name)
    {
        using InstallerBench bench = new();
        IReadOnlyList<string> start = bench.Folder.Snapshot();
        (ModelRefusal refusal, string reason, Func<InstallerBench, ModelVerdict> attempt) = Cases[name];

        ModelVerdict verdict = attempt(bench);
        IReadOnlyList<string> before = bench.Folder.Snapshot();
        ModelVerdict again = name.StartsWith("record", StringComparison.Ordinal) ? verdict : attempt(bench);

        Assert.Equal((refusal, refusal), (verdict.Refusal, again.Refusal));
        Assert.Contains(reason, verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(before, bench.Folder.Snapshot());
        Assert.Equal(start.Where(line => !IsRecord(line)), before.Where(line => !IsRecord(line)));
        Assert.True(ChangesTheRecordFirst.Contains(name) || start.SequenceEqual(before), "the record was changed");
    }

    [Fact]
    public void Every_code_that_an_installer_gives_has_a_case()
    {
        ModelRefusal[] elsewhere = [ModelRefusal.None, ModelRefusal.Storage, ModelRefusal.Shadow, ModelRefusal.Trial];
        Assert.Equal(
            Enum.GetValues<ModelRefusal>().Except(elsewhere).Order(), Cases.Values.Select(each => each.Refusal).Distinct().Order());
    }

    [Fact]
    public void A_disk_that_takes_nothing_refuses_the_model()
    {
        using InstallerBench bench = new();
        File.WriteAllText(Path.Combine(bench.Folder.Path, "models", ".incoming"), "in the way");
        ModelVerdict verdict = Try(bench, Release.Of(5));
        Assert.Equal(ModelRefusal.Storage, verdict.Refusal);
        Assert.Equal(3UL, bench.Installation.Read().HighestVersion);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_sound_model_is_staged(bool isAddressed)
    {
        using InstallerBench bench = new();
        Release release = Release.Of(5, each => each with { RobotIds = isAddressed ? ["cartpole-9", "cartpole-1"] : [] });

        Assert.Equal(ModelVerdict.Passed, Try(bench, release));

        InstallationRecord record = bench.Installation.Read();
        Assert.Equal((5UL, release.Model, 3UL), (record.HighestVersion, record.Candidate, record.Running!.Version));
        Assert.Equal(release.Manifest.Onnx, bench.Installation.Load(record.Candidate!, Release.Robot).Manifest!.Onnx);
        Assert.Equal(ModelRefusal.Version, Try(bench, release).Refusal);
    }

    private static ModelVerdict Message(InstallerBench bench, ReadOnlySpan<byte> message) =>
        bench.Installer.Examine(message, Release.Clock).Verdict;

    private static ModelVerdict Try(InstallerBench bench, Release release, WallClock? clock = null)
    {
        ManifestCheck check = bench.Installer.Examine(release.Message, clock ?? Release.Clock);
        return check.Manifest is null ? check.Verdict : bench.Installer.Install(check, release.Onnx, clock ?? Release.Clock);
    }

    private static ModelVerdict With(InstallerBench bench, Release release, Func<byte[], byte[]> editFile) =>
        Try(bench, release with { Onnx = editFile(release.Onnx) });

    private static ModelVerdict Flipped(InstallerBench bench, int at)
    {
        byte[] message = Release.Of(5).Message;
        message[at] ^= 1;
        return Message(bench, message);
    }

    private static byte[] Flip(byte[] file)
    {
        byte[] flipped = [.. file];
        flipped[^100] ^= 1;
        return flipped;
    }

    private static byte[] Claim(string size)
    {
        Release release = Release.Of(5);
        string json = System.Text.Encoding.UTF8.GetString(ModelManifestWriter.Write(release.Manifest));
        string claim = json.Replace($"\"sizeBytes\":{release.Onnx.Length}", $"\"sizeBytes\":{size}", StringComparison.Ordinal);
        return SignedEnvelope.Sign(System.Text.Encoding.UTF8.GetBytes(claim), Release.Key);
    }

    private static ModelVerdict OldKey(InstallerBench bench)
    {
        using SigningKey old = SigningKey.New(DateTime.Parse(FarPast, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime());
        bench.Trust = new TrustStore([old.Public]);
        return Message(bench, SignedEnvelope.Sign("{}"u8, old));
    }

    /// <summary>The clock is not set, but the robot has seen a later day before.</summary>
    private static ModelVerdict ExpiredBySeenTime(InstallerBench bench)
    {
        bench.Installation.SawTime(Release.Clock with { UtcNow = Release.Clock.UtcNow.AddYears(2) });
        return Try(bench, Release.Of(5), new WallClock(DateTime.UnixEpoch, IsSynchronized: false));
    }

    private static ModelVerdict RolledBackBefore(InstallerBench bench)
    {
        Release release = Release.Of(5);
        bench.Installation.Change(record => record.RolledBack.Count > 0
            ? record
            : record with { RolledBack = [release.Manifest.Onnx.Sha256] });
        return Try(bench, release);
    }

    /// <summary>Limits are not part of the schema; far outside the data a network of wide inputs overflows.</summary>
    private static ModelVerdict WideLimits(InstallerBench bench)
    {
        StateDescription[] states = [.. Release.Robot.State.Select(each => each with { Limits = new Interval(-3e38, 3e38) })];
        bench.Settings = bench.Settings with { Robot = Release.Robot with { State = states } };
        return Try(bench, Release.Of(5));
    }

    private static ModelManifest Golden(ModelManifest manifest, Func<GoldenRow, GoldenRow> edit) => manifest with
    {
        Golden = manifest.Golden with { Rows = [.. manifest.Golden.Rows.Select(edit)] },
    };

    private static IReadOnlyList<float> Nudged(IReadOnlyList<float> values) => [values[0] + 0.05f, .. values.Skip(1)];

    private static bool IsRecord(string line) => line.Contains("/record:", StringComparison.Ordinal);
}
