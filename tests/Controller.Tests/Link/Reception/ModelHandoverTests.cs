using System;
using System.Linq;
using MbRlRobot.Controller.Tests.Installation;
using MbRlRobot.Dynamics;
using MbRlRobot.Lifecycle;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Models;
using MbRlRobot.Onnx;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Controller.Tests.Link.Reception;

/// <summary>From the robot's disk to the motors, and back.</summary>
public sealed class ModelHandoverTests
{
    [Fact]
    public void A_model_that_drives_well_becomes_the_champion()
    {
        using ModelRig rig = new();
        rig.Crown(Release.Of(5));
        Assert.Equal((null, 5UL), (rig.Record.Trial, rig.Results[^1].RunningVersion));
        Assert.Equal(
            [ModelStage.Staged, ModelStage.Running, ModelStage.Running], rig.Results.Select(each => each.Stage));
    }

    [Fact]
    public void A_short_episode_decides_nothing()
    {
        using ModelRig rig = new();
        rig.Push(Release.Of(5));
        rig.PumpUntil(() => rig.Offered == 5);
        rig.Drive(5, steps: 20);
        Assert.NotNull(rig.Record.Trial);
        rig.Drive(5, steps: 40);
        Assert.Null(rig.Record.Trial);
    }

    [Fact]
    public void The_next_model_passes_the_shadow_and_goes_on_trial()
    {
        using ModelRig rig = new();
        rig.Crown(Release.Of(5));
        rig.Push(Release.Of(6));
        rig.PumpUntil(() => rig.Offered == 6);
        rig.Drive(6);
        Assert.Equal((6UL, 5UL), (rig.Record.Champion!.Version, rig.Record.Previous!.Version));
    }

    [Fact]
    public void A_model_that_predicts_worse_in_the_shadow_never_drives()
    {
        using ModelRig rig = new();
        rig.Crown(Release.Of(5));
        rig.Push(Worse(6));
        rig.PumpUntil(() => rig.Results[^1].Refusal == ModelRefusal.Shadow);
        Assert.Equal((5UL, null, null), (rig.Offered!.Value, rig.Record.Trial, rig.Record.Candidate));
        Assert.Equal(5UL, rig.Results[^1].RunningVersion);
    }

    [Theory]
    [InlineData("fault")]
    [InlineData("estop")]
    [InlineData("late")]
    [InlineData("limited")]
    [InlineData("disagreement")]
    [InlineData("return")]
    public void A_model_that_fails_on_trial_gives_way_to_the_champion(string what)
    {
        using ModelRig rig = OnTrial();
        Fail(rig, what);
        Assert.Equal((5UL, null, 5UL), (rig.Offered!.Value, rig.Record.Trial, rig.Record.Champion!.Version));
        Assert.Contains(Release.Of(6).Manifest.Onnx.Sha256, rig.Record.RolledBack);
        Assert.Equal(ModelStage.RolledBack, rig.Results[^1].Stage);
        Assert.Equal(ModelRefusal.Version, rig.Push(Release.Of(6, each => each with { Metrics = each.Metrics })).Refusal);
    }

    [Theory]
    [InlineData(TransitionFlags.None, 1e6f, 6)]
    [InlineData(TransitionFlags.Saturated, 0, 6)]
    [InlineData(TransitionFlags.None, 1e6f, 0)]
    public void A_doubt_waits_for_the_return_and_is_settled_by_the_best(TransitionFlags flags, float disagreement, int episodes)
    {
        using ModelRig rig = OnTrial(episodes);
        rig.Drive(6, end: null, flags: flags, disagreement: disagreement);
        Assert.Equal(6UL, rig.Record.Trial!.Version);
        rig.Drive(6, episodeReturn: 105.5, flags: flags, disagreement: disagreement);
        Assert.Equal((6UL, null, 6UL), (rig.Offered!.Value, rig.Record.Trial, rig.Record.Champion!.Version));
    }

    [Theory]
    [InlineData("limited")]
    [InlineData("disagreement")]
    public void A_robot_that_can_swap_at_once_does_not_wait_for_the_return(string what)
    {
        using ModelRig rig = OnTrial(allowHotSwap: true);
        rig.Drive(
            6, end: null, flags: what == "limited" ? TransitionFlags.Saturated : TransitionFlags.None,
            disagreement: what == "disagreement" ? 1e6f : 0);
        Assert.Equal((5UL, null, 5UL), (rig.Offered!.Value, rig.Record.Trial, rig.Record.Champion!.Version));
    }

    [Fact]
    public void A_fault_does_not_wait_for_a_return_that_would_settle_doubts()
    {
        using ModelRig rig = OnTrial();
        rig.Drive(6, end: null, disagreement: 1e6f);
        Fail(rig, "estop");
        Assert.Equal((5UL, null), (rig.Offered!.Value, rig.Record.Trial));
    }

    [Fact]
    public void The_first_model_has_only_exploration_to_go_back_to()
    {
        using ModelRig rig = new();
        rig.Push(Release.Of(5));
        rig.PumpUntil(() => rig.Offered == 5);
        rig.Drive(5, end: null, disagreement: 1e6f);
        Assert.NotNull(rig.Record.Trial);
        rig.Tell(5, LifecycleState.Fault, LoopFault.SensorStale);
        rig.Rig.Pump();
        Assert.Equal((null, null, null), (rig.Offered, rig.Record.Trial, rig.Record.Champion));
    }

    [Fact]
    public void A_model_whose_trial_the_process_died_in_has_one_more_chance()
    {
        using InstallationFolder folder = new();
        using (ModelRig first = new(folder))
        {
            first.Crown(Release.Of(5));
            first.Push(Release.Of(6));
            first.PumpUntil(() => first.Offered == 6);
            Die(first, 6);
            Assert.Equal((6UL, 1, 5UL), (first.Record.Candidate!.Version, first.Record.Candidate.Crashes, first.Offered));
        }

        using ModelRig second = new(folder);
        second.PumpUntil(() => second.Offered == 6);
        Die(second, 6);
        Assert.Equal((null, null), (second.Record.Candidate, second.Record.Trial));
        Assert.Contains(Release.Of(6).Manifest.Onnx.Sha256, second.Record.RolledBack);
    }

    [Fact]
    public void A_process_that_ends_cleanly_says_nothing_against_a_model()
    {
        using ModelRig rig = new();
        rig.Crown(Release.Of(5));
        rig.Push(Release.Of(6));
        rig.PumpUntil(() => rig.Offered == 6);
        rig.Drive(6, steps: 10, end: null);
        rig.Tell(6, LifecycleState.Inactive);
        rig.Rig.EndControl();
        rig.Rig.Pump(1);
        Assert.Equal((6UL, 0), (rig.Record.Candidate!.Version, rig.Record.Candidate.Crashes));
    }

    [Fact]
    public void A_newer_model_takes_the_place_of_one_that_was_never_used()
    {
        using ModelRig rig = new();
        rig.Push(Release.Of(5));
        rig.PumpUntil(() => rig.Offered == 5);
        rig.Push(Release.Of(6));
        rig.PumpUntil(() => rig.Offered == 6);
        Assert.Equal((6UL, null), (rig.Record.Trial!.Version, rig.Record.Candidate));
    }

    [Fact]
    public void A_robot_that_starts_again_is_given_its_champion()
    {
        using InstallationFolder folder = new();
        using (ModelRig first = new(folder))
        {
            first.Crown(Release.Of(5));
        }

        using ModelRig second = new(folder);
        second.PumpUntil(() => second.Offered == 5);
        Assert.Null(second.Record.Trial);
    }

    private static void Fail(ModelRig rig, string what)
    {
        switch (what)
        {
            case "fault":
                rig.Drive(6, steps: 10, end: null);
                rig.Tell(6, LifecycleState.Fault, LoopFault.SensorStale);
                rig.Rig.Pump();
                break;
            case "estop":
                rig.Drive(6, steps: 1, end: null, flags: TransitionFlags.Estop);
                break;
            case "late":
                rig.Drive(6, steps: 20, end: null, flags: TransitionFlags.Overrun);
                break;
            case "limited":
                rig.Drive(6, episodeReturn: 104, flags: TransitionFlags.Saturated);
                break;
            case "disagreement":
                rig.Drive(6, episodeReturn: 104, disagreement: 1e6f);
                break;
            default:
                rig.Drive(6, episodeReturn: 50);
                break;
        }
    }

    /// <summary>Model 5, whose returns were 100 on its trial and 100 to 105 since, is the champion, and model 6 on trial.</summary>
    private static ModelRig OnTrial(int episodes = 6, bool allowHotSwap = false)
    {
        ModelRig rig = new(allowHotSwap: allowHotSwap);
        rig.Crown(Release.Of(5));
        for (int episode = 0; episode < episodes; episode++)
        {
            rig.Drive(5, episodeReturn: 100 + episode);
        }

        rig.Push(Release.Of(6));
        rig.PumpUntil(() => rig.Offered == 6);
        return rig;
    }

    private static void Die(ModelRig rig, ulong version)
    {
        rig.Drive(version, steps: 10, end: null);
        rig.Rig.EndControl();
        rig.Rig.Pump(1);
    }

    /// <summary>Sound in every way, but of another world: its normaliser is off.</summary>
    private static Release Worse(ulong version)
    {
        EnsembleModel model = Release.Ensemble(version);
        EnsembleCheckpoint members = model.Members;
        Normalizer normalizer = new(
            members.Normalizer.InputMean, members.Normalizer.InputScale,
            [.. members.Normalizer.TargetMean.Select(mean => mean + 0.5f)], members.Normalizer.TargetScale);
        EnsembleModel other = new(model.Type, model.SchemaHash, version, new EnsembleCheckpoint(
            members.Architecture, normalizer, members.Layers, members.MinimumLogVariance.ToArray(),
            members.MaximumLogVariance.ToArray(), members.HoldoutError.ToArray()), model.ResidualLogVariance.ToArray());
        return Release.Of(version, Golden(other), _ => OnnxModelWriter.Write(other, Release.Robot));
    }

    /// <summary>The golden outputs are its own.</summary>
    private static Func<ModelManifest, ModelManifest> Golden(EnsembleModel model) => manifest => manifest with
    {
        Golden = manifest.Golden with { Rows = [.. manifest.Golden.Rows.Select(row => Row(model, row))] },
    };

    private static GoldenRow Row(EnsembleModel model, GoldenRow row)
    {
        ReferenceEnsemble ensemble = new(model, DynamicsLayout.Of(Release.Robot));
        (float[] state, float[] action) = ([.. row.State], [.. row.Action]);
        (float[] next, float[] logVar) = (new float[row.NextMean.Count], new float[row.LogVar.Count]);
        for (int member = 0; member < next.Length / state.Length; member++)
        {
            Range own = (member * state.Length)..((member + 1) * state.Length);
            ensemble.Predict(member, state, action, next.AsSpan(own), logVar.AsSpan(own));
        }

        return row with { NextMean = next, LogVar = logVar };
    }
}
