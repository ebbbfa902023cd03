using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Controller.Tests.Installation;
using MbRlRobot.Installation;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Models;
using MbRlRobot.Ports;
using MbRlRobot.Signing;
using Xunit;

namespace MbRlRobot.Controller.Tests.Link.Reception;

/// <summary>From a trainer's message to the robot's disk.</summary>
public sealed class ModelReceptionTests
{
    private static readonly Dictionary<string, (ModelRefusal Refusal, ulong Version, Func<Release> Make)> Bad = new()
    {
        ["stranger's key"] = (ModelRefusal.UnknownKey, 0,
            () => Release.Of(5) with { Message = SignedEnvelope.Sign(Release.Of(5).Json, SigningKey.New()) }),
        ["flipped"] = (ModelRefusal.Signature, 0, () => Release.Of(5) with { Message = Flipped(Release.Of(5).Message) }),
        ["other robot"] = (ModelRefusal.Robot, 5, () => Release.Of(5, each => each with { RobotIds = ["other"] })),
        ["expired"] = (ModelRefusal.Expired, 5, () => Release.Of(5, each => each with { NotAfterUtc = each.CreatedUtc.AddSeconds(1) })),
        ["file flipped"] = (ModelRefusal.Hash, 5, () => Release.Of(5) with { Onnx = Flipped(Release.Of(5).Onnx) }),
        ["NaN weight"] = (ModelRefusal.Weights, 5, () => Release.Of(5, null, FileEdit.WithNaN)),
    };

    public static TheoryData<string> Names => [.. Bad.Keys];

    [Fact]
    public void Fetches_checks_and_stages_a_model_and_offers_it_to_the_robot()
    {
        using ModelRig rig = new();
        Release release = Release.Of(5);
        ModelResult result = rig.Push(release);
        Assert.Equal((5UL, ModelStage.Staged, 5UL), (result.Version, result.Stage, result.HighestVersion));
        ModelRequest request = Assert.Single(rig.Requests);
        Assert.Equal((release.Manifest.Onnx.Sha256, 0, release.Manifest.Onnx.ChunkCount), (request.Sha256, request.First, request.Count));
        rig.PumpUntil(() => rig.Offered == 5);
        Assert.Equal(release.Model, rig.Record.Trial);
        Assert.Equal(5UL, rig.Rig.Last<RobotBirth>(TopicKind.Birth).HighestModelVersion);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Refuses_with_its_code_and_offers_nothing(string name)
    {
        (ModelRefusal refusal, ulong version, Func<Release> make) = Bad[name];
        using ModelRig rig = new();
        rig.Crown(Release.Of(3));
        ModelResult result = rig.Push(make());
        Assert.Equal((refusal, version, 3UL, 3UL), (result.Refusal, result.Version, result.RunningVersion, result.HighestVersion));
        Assert.Equal(3UL, rig.Offered);
        Assert.Contains(rig.Rig.Lines, line => line.Contains($"is refused: {refusal}", StringComparison.Ordinal));
    }

    [Fact]
    public void Remembers_the_time_though_no_model_comes_so_that_an_old_one_is_refused_without_a_clock()
    {
        using ModelRig rig = new();
        Release release = Release.Of(5, each => each with { NotAfterUtc = each.CreatedUtc.AddDays(1) });
        rig.Rig.Clock = rig.Rig.Clock with { UtcNow = release.Manifest.CreatedUtc.AddDays(2) };
        rig.Rig.Pump(seconds: 3600);
        rig.Rig.Clock = new WallClock(DateTime.UnixEpoch, IsSynchronized: false);
        Assert.Equal(ModelRefusal.Expired, rig.Push(release).Refusal);
    }

    [Fact]
    public void Asks_again_for_a_chunk_that_did_not_come()
    {
        using ModelRig rig = new();
        Release release = Release.Of(5, each => each with { Onnx = each.Onnx with { ChunkBytes = 16384 } });
        int chunks = release.Manifest.Onnx.ChunkCount;
        Assert.True(chunks > 4);
        rig.Offer(release);
        rig.Rig.Pump();
        for (int index = 0; index < chunks; index++)
        {
            if (index != 2)
            {
                rig.SendChunk(release, index);
            }
        }

        rig.Rig.Pump();
        Assert.Single(rig.Requests);
        rig.Rig.Pump(6);
        Assert.Equal((2, 1), (rig.Requests[^1].First, rig.Requests[^1].Count));
        rig.SendChunk(release, 2);
        rig.PumpUntil(() => rig.Results.Count > 0);
        Assert.Equal(ModelStage.Staged, rig.Results[0].Stage);
    }

    [Fact]
    public void Goes_on_after_a_restart_with_the_chunks_that_came()
    {
        using InstallationFolder folder = new();
        Release release = Release.Of(5, each => each with { Onnx = each.Onnx with { ChunkBytes = 16384 } });
        using (ModelRig first = new(folder))
        {
            first.Offer(release);
            first.Rig.Pump();
            first.SendChunk(release, 0);
            first.SendChunk(release, 1);
            first.Rig.Pump();
        }

        using ModelRig second = new(folder);
        second.Offer(release, retain: true);
        second.Rig.Pump();
        Assert.Equal(2, second.Requests[0].First);
    }

    [Fact]
    public void A_kept_manifest_of_a_model_that_is_there_is_no_news()
    {
        using InstallationFolder folder = new();
        using (ModelRig first = new(folder))
        {
            first.Crown(Release.Of(5));
        }

        using ModelRig second = new(folder);
        second.Offer(Release.Of(5), retain: true);
        second.Rig.Pump();
        second.Rig.Pump();
        Assert.Empty(second.Results);
        Assert.Empty(second.Requests);
    }

    [Fact]
    public void A_manifest_that_comes_during_the_checks_has_its_turn()
    {
        using ModelRig rig = new();
        Release first = Release.Of(5);
        rig.Offer(first);
        rig.Rig.Pump();
        rig.SendChunk(first, 0);
        rig.Rig.Pump();
        Release second = Release.Of(6);
        rig.Offer(second);
        rig.PumpUntil(() => rig.Requests.Any(request => request.Sha256 == second.Manifest.Onnx.Sha256));
        rig.SendChunk(second, 0);
        rig.PumpUntil(() => rig.Record.HighestVersion == 6);
    }

    [Fact]
    public void A_damaged_record_ends_the_taking_of_models_and_nothing_else()
    {
        using InstallationFolder folder = new();
        folder.Installation.Start();
        File.WriteAllText(folder.RecordPath, "nonsense");
        using ModelRig rig = new(folder);
        ModelResult result = rig.Push(Release.Of(5));
        Assert.Equal(ModelRefusal.Record, result.Refusal);
        Assert.Contains(rig.Rig.Lines, line => line.Contains("no models are taken", StringComparison.Ordinal));
        Assert.Equal(BusState.Connected, rig.Rig.Bus.State);
    }

    private static byte[] Flipped(byte[] bytes)
    {
        byte[] other = [.. bytes];
        other[other.Length / 2] ^= 1;
        return other;
    }
}
