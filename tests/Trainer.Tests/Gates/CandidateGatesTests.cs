using System;
using System.IO;
using System.Linq;
using System.Threading;
using MbRlRobot.Dynamics;
using MbRlRobot.Gates;
using MbRlRobot.Models;
using MbRlRobot.Ports;
using MbRlRobot.Publishing;
using MbRlRobot.Robots;
using MbRlRobot.Trainer.Tests.Fitting;
using MbRlRobot.Trainer.Tests.Service;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Gates;

public sealed class CandidateGatesTests : IDisposable
{
    private static readonly RobotDescription Robot = LinearMotion.Robot(("$.training.steps", "150"));
    private static readonly Transition[] Rows = [.. Enumerable.Range(0, 6).SelectMany(episode => LinearMotion.Episode("r1", episode))];
    private static readonly FitRequest Request = new(
        Robot, LinearSystem.Table(Robot, Rows.Length, row => Rows[row]), null, Seed: 3, Threads: 1);

    private readonly TemporaryFolder _folder = new();
    private readonly GateThresholds _thresholds = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_good_fit_passes_with_numbers_and_no_champion()
    {
        GateResult[] results = Check(Good());
        Assert.Equal(["finite", "parity", "holdout", "drift"], results.Select(gate => gate.Name));
        Assert.All(results, gate => Assert.True(gate is { Passed: true, Measured: not null }, gate.ToString()));
    }

    [Fact]
    public void A_fit_that_goes_on_from_the_champion_passes_against_it()
    {
        EnsembleCheckpoint champion = FitTesting.Fit(Request).Checkpoint;
        Candidate candidate = Good(Model(champion), Request with { WarmStart = champion });
        Assert.All(Check(candidate), gate => Assert.True(gate.Passed, gate.ToString()));
    }

    [Fact]
    public void Refuses_one_that_predicts_the_holdout_worse_than_the_champion()
    {
        EnsembleModel champion = Model(FitTesting.Fit(Request).Checkpoint);
        GateResult refusal = Check(Bad(champion))[^1];
        Assert.Equal(("holdout", false, _thresholds.NllMargin), (refusal.Name, refusal.Passed, refusal.Threshold));
        Assert.True(refusal.Measured > _thresholds.NllMargin);
    }

    [Fact]
    public void Refuses_one_that_drifts_more_than_the_champion()
    {
        EnsembleModel champion = Model(FitTesting.Fit(Request).Checkpoint);
        CandidateGates gates = new(_thresholds with { NllMargin = double.PositiveInfinity });
        GateResult refusal = gates.Check(Bad(champion), CancellationToken.None)[^1];
        Assert.Equal(("drift", false), (refusal.Name, refusal.Passed));
        Assert.True(refusal.Measured > _thresholds.DriftMargin);
    }

    [Fact]
    public void Refuses_a_file_that_predicts_something_else_than_the_fit()
    {
        Candidate candidate = Good();
        ModelManifest manifest = ModelFolder.Read(candidate.Folder).Manifest!;
        GoldenRow row = manifest.Golden.Rows[0];
        GoldenRow other = row with { NextMean = [.. row.NextMean.Select(value => value + 1)] };
        ModelManifest changed = manifest with { Golden = manifest.Golden with { Rows = [other] } };
        File.WriteAllBytes(_folder.File(ModelFolder.ManifestName), ModelManifestWriter.Write(changed));
        GateResult refusal = Check(candidate)[^1];
        Assert.Equal(("parity", false), (refusal.Name, refusal.Passed));
        Assert.True(refusal.Measured > 1);
    }

    [Fact]
    public void Refuses_a_file_that_cannot_be_read_back()
    {
        Candidate candidate = Good();
        File.WriteAllBytes(_folder.File(ModelFolder.OnnxName), [1, 2, 3]);
        Assert.Equal(("parity", false, null), (Check(candidate)[^1].Name, Check(candidate)[^1].Passed, Check(candidate)[^1].Measured));
    }

    [Fact]
    public void Refuses_weights_that_are_not_finite_before_anything_else()
    {
        EnsembleModel model = Model(FitTesting.Fit(Request).Checkpoint);
        model.Members.Layers[0].Weights[3] = float.NaN;
        GateResult refusal = Assert.Single(Check(Candidate(model, null)));
        Assert.Equal(("finite", false, 1.0), (refusal.Name, refusal.Passed, refusal.Measured));
    }

    [Fact]
    public void Does_not_compare_on_a_handful_of_rows_and_says_so()
    {
        CandidateGates gates = new(_thresholds with { MinimumHoldout = 1000 });
        GateResult holdout = gates.Check(Bad(Model(FitTesting.Fit(Request).Checkpoint)), CancellationToken.None)[2];
        Assert.Equal((true, null), (holdout.Passed, holdout.Measured));
        Assert.Contains("not compared", holdout.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Asks_for_a_drive_last_and_only_where_all_else_is_passed()
    {
        int drives = 0;
        CandidateGates gates = new(_thresholds, (_, _) => new GateResult("closed loop", ++drives > 0, 7, 5, "a return"));
        Assert.Equal("closed loop", gates.Check(Good(), CancellationToken.None)[^1].Name);
        gates.Check(Bad(Model(FitTesting.Fit(Request).Checkpoint)), CancellationToken.None);
        Assert.Equal(1, drives);
    }

    [Fact]
    public void Writes_what_they_measured_into_the_card()
    {
        Candidate candidate = Good();
        GateCard.Append(candidate.Folder, [new GateResult("drift", false, 0.25, 0.1, "far | off")]);
        string card = File.ReadAllText(_folder.File(ModelFolder.CardName));
        Assert.StartsWith("# Dynamics of", card, StringComparison.Ordinal);
        Assert.Contains("| drift | no | 0.25 | 0.1 | far / off |", card, StringComparison.Ordinal);
    }

    private static EnsembleModel Model(EnsembleCheckpoint checkpoint) => new(
        Robot.Type, RobotSchema.Hash(Robot), 2, ActiveMembers.Choose(checkpoint, Robot.Model.Active), []);

    private GateResult[] Check(Candidate candidate) => [.. new CandidateGates(_thresholds).Check(candidate, CancellationToken.None)];

    private Candidate Good(EnsembleModel? champion = null, FitRequest? request = null)
    {
        FitResult fit = FitTesting.Fit(request ?? Request);
        ModelFolderWriter.Write(_folder.Path, FittedRelease.Of(
            Robot, fit, Request.Data, [], 2, 1, new DateTime(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc), "a test"));
        return Candidate(Model(fit.Checkpoint), champion);
    }

    /// <summary>One whose normaliser thinks that everything rises, and is sure of it.</summary>
    private Candidate Bad(EnsembleModel champion)
    {
        Candidate good = Good(champion);
        Normalizer normalizer = good.Model.Members.Normalizer;
        for (int target = 0; target < normalizer.TargetMean.Length; target++)
        {
            normalizer.TargetMean[target] += 3 * normalizer.TargetScale[target];
        }

        ModelFolderWriter.Write(_folder.Path, new ModelRelease(
            Robot, good.Model, new ModelMetrics(10, 0, null, null), 1, [], new DateTime(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc), "a test"));
        return good;
    }

    private Candidate Candidate(EnsembleModel model, EnsembleModel? champion) =>
        new(Robot, model, _folder.Path, Request.Data, Rows, champion);
}
