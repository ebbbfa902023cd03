using System;
using MbRlRobot.Installation;
using Xunit;

namespace MbRlRobot.Controller.Tests.Installation;

public sealed class InstallationStepsTests
{
    private static readonly DateTime Now = new(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_model_goes_from_staged_over_shadow_and_trial_to_champion()
    {
        InstallationRecord record = WithChampion(3).Staged(Model(5), Now);
        Assert.Equal((5UL, Model(5), Model(3), false), (record.HighestVersion, record.Candidate, record.Running, record.IsShadowed));

        record = record.Shadowed().OnTrial();
        Assert.Equal((Model(5), Model(3), null), (record.Running, record.Champion, record.Candidate));

        record = record.MarkedGood();
        Assert.Equal((Model(5), Model(3), null), (record.Champion, record.Previous, record.Trial));
    }

    [Fact]
    public void The_first_model_has_nobody_to_be_the_shadow_of() =>
        Assert.Equal(Model(1), InstallationRecord.New(0).Staged(Model(1), Now).OnTrial().Running);

    [Fact]
    public void A_rollback_is_local_and_never_lowers_the_counter()
    {
        InstallationRecord record = OnTrial().RolledBackNow();
        Assert.Equal((Model(3), null, 5UL), (record.Running, record.Trial, record.HighestVersion));
        Assert.Equal([Model(5).Sha256], record.RolledBack);

        InstallationRecord champion = OnTrial().MarkedGood().RolledBackNow();
        Assert.Equal((Model(3), null, 5UL), (champion.Champion, champion.Previous, champion.HighestVersion));
        Assert.Throws<InvalidOperationException>(() => champion.Staged(Model(4), Now));
        Assert.Null(champion.RolledBackNow().Running);
        Assert.Throws<InvalidOperationException>(() => champion.RolledBackNow().RolledBackNow());
    }

    [Fact]
    public void A_start_without_a_mark_brings_back_the_champion_and_a_second_one_bars_the_file()
    {
        InstallationRecord once = OnTrial().Started();
        Assert.Equal((Model(3), Model(5) with { Crashes = 1 }, true), (once.Running, once.Candidate, once.IsShadowed));
        Assert.Empty(once.RolledBack);

        InstallationRecord twice = once.OnTrial().Started();
        Assert.Equal((Model(3), null), (twice.Running, twice.Candidate));
        Assert.Equal([Model(5).Sha256], twice.RolledBack);
        Assert.Same(twice, twice.Started());
    }

    [Fact]
    public void An_end_that_is_announced_is_no_crash()
    {
        InstallationRecord record = OnTrial().Suspended();
        Assert.Equal((Model(3), Model(5)), (record.Running, record.Candidate));
        Assert.Same(record, record.Started());
    }

    [Fact]
    public void A_mark_forgets_crashes() =>
        Assert.Equal(Model(5), OnTrial().Started().OnTrial().MarkedGood().Champion);

    [Fact]
    public void A_newer_candidate_waits_for_the_end_of_a_trial_and_goes_before_one_that_failed()
    {
        InstallationRecord record = OnTrial().Staged(Model(6), Now).Shadowed();
        Assert.Throws<InvalidOperationException>(() => record.OnTrial());
        Assert.Equal(Model(6), record.Started().Candidate);
        Assert.Equal(Model(6), record.MarkedGood().OnTrial().Running);
    }

    [Fact]
    public void A_newer_candidate_takes_the_place_of_one_that_waits()
    {
        InstallationRecord record = WithChampion(3).Staged(Model(5), Now).Shadowed().Staged(Model(6), Now);
        Assert.Equal((Model(6), false), (record.Candidate, record.IsShadowed));
        Assert.Throws<InvalidOperationException>(() => record.OnTrial());
        Assert.Null(record.Dropped().Candidate);
    }

    [Fact]
    public void Steps_that_are_not_possible_are_refused()
    {
        InstallationRecord record = InstallationRecord.New(7);
        Assert.Throws<InvalidOperationException>(() => record.OnTrial());
        Assert.Throws<InvalidOperationException>(() => record.MarkedGood());
        Assert.Throws<InvalidOperationException>(() => record.RolledBackNow());
        Assert.Throws<InvalidOperationException>(() => record.Shadowed());
        Assert.Throws<InvalidOperationException>(() => record.Staged(Model(7), Now));
    }

    [Fact]
    public void Only_the_latest_failed_files_are_remembered()
    {
        InstallationRecord record = InstallationRecord.New(0);
        for (ulong version = 1; version <= InstallationRecord.MostRolledBack + 2; version++)
        {
            record = record.Staged(Model(version), Now).OnTrial().RolledBackNow();
        }

        Assert.Equal(InstallationRecord.MostRolledBack, record.RolledBack.Count);
        Assert.Equal((Model(3).Sha256, Model(258).Sha256), (record.RolledBack[0], record.RolledBack[^1]));
    }

    [Theory]
    [InlineData(true, 10, 10)]
    [InlineData(true, -10, 0)]
    [InlineData(false, 10, 0)]
    public void Time_is_that_of_a_clock_that_is_set_and_never_goes_back(bool isSynchronized, int days, int expected)
    {
        InstallationRecord record = InstallationRecord.New(0) with { LastSeenUtc = Now };
        Assert.Equal(Now.AddDays(expected), record.Now(new WallClock(Now.AddDays(days), isSynchronized)));
    }

    private static InstalledModel Model(ulong version) => new(version, version.ToString("x64", null));

    private static InstallationRecord WithChampion(ulong version) =>
        InstallationRecord.New(0).Staged(Model(version), Now).OnTrial().MarkedGood();

    private static InstallationRecord OnTrial() => WithChampion(3).Staged(Model(5), Now).Shadowed().OnTrial();
}
