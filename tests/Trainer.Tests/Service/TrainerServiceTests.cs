using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using MbRlRobot.Gates;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Models;
using MbRlRobot.Onnx;
using MbRlRobot.Registry;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Service;

public sealed class TrainerServiceTests
{
    [Fact]
    public async Task Learns_from_episodes_and_offers_models_that_the_robot_can_verify_and_run()
    {
        await using ServiceBench bench = await ServiceBench.Start();
        await using ScriptedRobot robot = await ScriptedRobot.Connect(bench, "r1");
        await robot.Born();
        await robot.Drive(0);
        ModelManifest first = robot.Offered();
        OnnxModel model = await robot.Fetch(first);
        Assert.Equal((1UL, 0UL, 1UL), (first.Version, first.ParentVersion, model.Ensemble.Version));
        Assert.Equal([new("r1", 1, LinearMotion.Steps - 1)], first.TrainedOn);

        await robot.Drive(1);
        ModelManifest second = robot.Offered();
        Assert.Equal((2UL, 1UL), (second.Version, second.ParentVersion));
        Assert.Equal([(40, false), (80, true)], bench.Fitter.Requests.Select(each => (each.Rows, each.IsWarm)));
        Assert.True((await robot.Fetch(first)).Ensemble.Version == 1, "a robot may still be fetching the one before");
        Assert.Equal((2L, 40.0, 2UL), (bench.Robot("r1").Episodes, bench.Robot("r1").LastReturn!.Value, bench.Robot("r1").Offered));
    }

    [Fact]
    public async Task Goes_on_after_a_restart_with_nothing_lost_and_nothing_twice()
    {
        await using ServiceBench bench = await ServiceBench.Start();
        await using ScriptedRobot robot = await ScriptedRobot.Connect(bench, "r1");
        await robot.Born();
        await robot.Drive(0);
        Assert.Equal(1UL, robot.Offered().Version);
        bench.Fitter.Hold();
        await robot.Drive(1);
        ServiceBench.Await(() => bench.Fitter.Requests.Count == 2);
        await bench.Stop();
        bench.Fitter.Release();
        Assert.Equal([1UL], bench.Registry().Versions);

        await bench.Start();
        Assert.Equal(2UL, robot.Offered().Version);
        (int Rows, bool IsWarm, ulong Seed)[] requests = [.. bench.Fitter.Requests];
        Assert.Equal(requests[1], requests[2]);
        await bench.Stop();
        await bench.Start();
        await robot.Drive(2);
        Assert.Equal(3UL, robot.Offered().Version);
        Assert.Equal([40, 80, 80, 120], bench.Fitter.Requests.Select(each => each.Rows));
        Assert.False(robot.IsOfferedMore());
    }

    [Fact]
    public async Task Makes_one_fit_of_all_that_came_while_it_fitted_and_stores_meanwhile()
    {
        await using ServiceBench bench = await ServiceBench.Start();
        await using ScriptedRobot robot = await ScriptedRobot.Connect(bench, "r1");
        await robot.Born();
        bench.Fitter.Hold();
        await robot.Drive(0);
        ServiceBench.Await(() => bench.Fitter.Requests.Count == 1);
        await robot.Drive(1);
        await robot.Drive(2);
        bench.Fitter.Release();
        robot.Offered();
        Assert.Equal(2UL, robot.Offered().Version);
        Assert.Equal([40, 120], bench.Fitter.Requests.Select(each => each.Rows));
    }

    [Fact]
    public async Task Offers_only_versions_above_those_that_a_robot_took()
    {
        await using ServiceBench bench = await ServiceBench.Start();
        await using ScriptedRobot robot = await ScriptedRobot.Connect(bench, "r1");
        await robot.Born(running: 12, highest: 17);
        await robot.Drive(0);
        Assert.Equal(18UL, robot.Offered().Version);
        await robot.Answer(new ModelResult(18, ModelStage.Running, ModelRefusal.None, 18, 30));
        Assert.Equal(31UL, robot.Offered().Version);
        Assert.Equal(18UL, bench.Registry().Record(31).ReissueOf);
    }

    [Fact]
    public async Task Does_not_believe_a_version_that_would_use_the_numbers_up()
    {
        await using ServiceBench bench = await ServiceBench.Start();
        await using ScriptedRobot robot = await ScriptedRobot.Connect(bench, "r1");
        await robot.Born(highest: long.MaxValue);
        await robot.Drive(0);
        Assert.Equal(1UL, robot.Offered().Version);
        Assert.Contains(bench.Log, line => line.Contains("is not believed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keeps_the_champion_and_the_reason_where_a_gate_refuses()
    {
        await using ServiceBench bench = await ServiceBench.Start();
        await using ScriptedRobot robot = await ScriptedRobot.Connect(bench, "r1");
        await robot.Born();
        await robot.Drive(0);
        Assert.Equal(1UL, robot.Offered().Version);
        bench.Verdict = new GateResult("closed loop", Passed: false, Measured: 3, Threshold: 9, "return on the plant");
        await robot.Drive(1);
        ServiceBench.Await(() => bench.Service.View.Types[0].LastFit?.Version == 2);
        Assert.Contains("closed loop", bench.Service.View.Types[0].LastFit!.Refusal, StringComparison.Ordinal);
        Assert.Equal((1UL, 2UL), (bench.Registry().Find(RegistryAlias.Champion), bench.Registry().Find(RegistryAlias.Candidate)));
        Assert.Equal(bench.Verdict, bench.Registry().Record(2).Gates[^1]);
        bench.Verdict = null;
        await robot.Drive(2);
        ModelManifest next = robot.Offered();
        Assert.Equal((3UL, 1UL), (next.Version, next.ParentVersion));
    }

    [Fact]
    public async Task Serves_two_types_side_by_side()
    {
        await using ServiceBench bench = await ServiceBench.Start(true, LinearMotion.Robot(), LinearMotion.OtherRobot());
        await using ScriptedRobot one = await ScriptedRobot.Connect(bench, "r1");
        await using ScriptedRobot other = await ScriptedRobot.Connect(bench, "r2", LinearMotion.OtherRobot());
        bench.Fitter.Hold();
        await one.Born();
        await other.Born();
        await one.Drive(0);
        await other.Drive(0);
        Assert.Equal(("other", 1UL), (other.Offered().Type, bench.Registry("other").Find(RegistryAlias.Champion)));
        bench.Fitter.Release();
        Assert.Equal("sample", one.Offered().Type);
        Assert.False(other.IsOfferedMore());
    }

    [Fact]
    public async Task Offers_one_model_to_all_robots_of_a_type_and_to_those_that_come_later()
    {
        await using ServiceBench bench = await ServiceBench.Start();
        await using ScriptedRobot one = await ScriptedRobot.Connect(bench, "r1");
        await one.Born();
        await one.Drive(0);
        ModelManifest first = one.Offered();
        await using ScriptedRobot two = await ScriptedRobot.Connect(bench, "r2");
        await two.Born();
        Assert.Equal(first.Onnx, two.Offered().Onnx);
        Assert.False(one.IsOfferedMore());
    }

    [Fact]
    public async Task Offers_at_once_what_another_process_rolled_back_to()
    {
        await using ServiceBench bench = await ServiceBench.Start();
        await using ScriptedRobot robot = await ScriptedRobot.Connect(bench, "r1");
        await robot.Born();
        await robot.Drive(0);
        robot.Offered();
        await robot.Drive(1);
        robot.Offered();
        Reissue.Rollback(bench.Registry(), robot.Robot, DateTime.UtcNow);
        ModelManifest offered = robot.Offered();
        Assert.Equal((3UL, 1UL), (offered.Version, offered.ParentVersion));
    }

    [Fact]
    public async Task Replaces_a_retained_manifest_that_is_not_the_champions()
    {
        await using ServiceBench bench = await ServiceBench.Start();
        await using ScriptedRobot robot = await ScriptedRobot.Connect(bench, "r1");
        await robot.Born();
        await robot.Drive(0);
        ModelManifest offered = robot.Offered();
        await bench.Stop();
        await robot.Send(TopicKind.ModelManifest, new byte[] { 1, 2, 3 });
        Assert.Throws<Xunit.Sdk.TrueException>(() => robot.Offered());
        await bench.Start();
        Assert.Equal(offered.Onnx, robot.Offered().Onnx);
    }

    [Fact]
    public async Task Does_not_serve_a_robot_of_another_type_or_schema_and_says_so()
    {
        await using ServiceBench bench = await ServiceBench.Start();
        await using ScriptedRobot foreign = await ScriptedRobot.Connect(bench, "r2", LinearMotion.OtherRobot());
        await using ScriptedRobot changed = await ScriptedRobot.Connect(
            bench, "r3", LinearMotion.Robot(("$.state[2].unit", "\"cm/s\"")));
        await foreign.Born();
        await changed.Born();
        ServiceBench.Await(() => bench.Service.View.Robots.Count(robot => robot.Problem is not null) == 2);
        Assert.Contains("is not served", bench.Robot("r2").Problem, StringComparison.Ordinal);
        Assert.Contains("another schema", bench.Robot("r3").Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_what_became_of_a_model_and_outlives_malformed_messages()
    {
        await using ServiceBench bench = await ServiceBench.Start();
        await using ScriptedRobot robot = await ScriptedRobot.Connect(bench, "r1");
        foreach (TopicKind kind in new[] { TopicKind.Birth, TopicKind.Status, TopicKind.ModelRequest, TopicKind.ModelResult })
        {
            await robot.Send(kind, new byte[] { (byte)'{' });
        }

        await robot.Born();
        await robot.Answer(new ModelResult(9, ModelStage.Refused, ModelRefusal.Latency, 0, 0, "too slow"));
        ServiceBench.Await(() => bench.Service.View.Robots.Any(each => each.LastResult is { Refusal: ModelRefusal.Latency }));
        Assert.Equal(4, bench.Log.Count(line => line.Contains("not well-formed", StringComparison.Ordinal)));
        await robot.Drive(0);
        Assert.Equal(1UL, robot.Offered().Version);
    }

    [Fact]
    public async Task Refuses_types_whose_rows_could_not_be_told_apart()
    {
        RobotDescription twin = LinearMotion.Robot(("$.type", "\"twin\""));
        await using ServiceBench bench = await ServiceBench.Start(false, LinearMotion.Robot(), twin);
        string fault = (await Assert.ThrowsAsync<ArgumentException>(bench.Start)).Message;
        Assert.Contains("'twin' and 'sample'", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_alone_on_its_data()
    {
        await using ServiceBench bench = await ServiceBench.Start();
        string fault = (await Assert.ThrowsAsync<IOException>(bench.Start)).Message;
        Assert.Contains("another mbrl-trainer serve", fault, StringComparison.Ordinal);
    }
}
