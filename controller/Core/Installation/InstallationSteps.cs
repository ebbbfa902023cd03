using System;
using System.Linq;

namespace MbRlRobot.Installation;

/// <summary>
/// The steps of a model's way: staged, shadow, trial, champion. Each takes a record to the next one and touches nothing
/// else.
/// </summary>
public static class InstallationSteps
{
    /// <summary>A verified model becomes the candidate; one that waited is dropped.</summary>
    /// <param name="record">The record.</param>
    /// <param name="model">The model, of a version above all others.</param>
    /// <param name="now">The time at which it was verified.</param>
    /// <returns>The next record; without a champion there is no shadow to stand in.</returns>
    /// <exception cref="InvalidOperationException">Its version is not above the highest.</exception>
    public static InstallationRecord Staged(this InstallationRecord record, InstalledModel model, DateTime now) =>
        model.Version > record.HighestVersion
            ? record with
            {
                HighestVersion = model.Version,
                LastSeenUtc = now,
                Candidate = model,
                IsShadowed = record.Champion is null,
            }
            : throw new InvalidOperationException($"version {model.Version} is not above {record.HighestVersion}");

    /// <summary>The candidate predicted no worse than the champion.</summary>
    /// <param name="record">The record.</param>
    /// <returns>The next record.</returns>
    public static InstallationRecord Shadowed(this InstallationRecord record) =>
        record with { IsShadowed = Needed(record.Candidate, "candidate") is not null };

    /// <summary>The candidate is dropped: it predicted worse, or nobody wants it.</summary>
    /// <param name="record">The record.</param>
    /// <returns>The next record.</returns>
    public static InstallationRecord Dropped(this InstallationRecord record) =>
        record with { Candidate = null, IsShadowed = false };

    /// <summary>The candidate runs from now on, on trial.</summary>
    /// <param name="record">The record.</param>
    /// <returns>The next record.</returns>
    /// <exception cref="InvalidOperationException">
    /// There is no candidate, it was not in the shadow, or another is on trial.
    /// </exception>
    public static InstallationRecord OnTrial(this InstallationRecord record)
    {
        InstalledModel candidate = Needed(record.Candidate, "candidate");
        return record.IsShadowed && record.Trial is null
            ? record with { Trial = candidate, Candidate = null, IsShadowed = false }
            : throw new InvalidOperationException(record.Trial is null
                ? $"version {candidate.Version} was not tested in the shadow"
                : $"version {record.Trial.Version} is on trial");
    }

    /// <summary>The model on trial proved itself: it is the champion.</summary>
    /// <param name="record">The record.</param>
    /// <returns>The next record; the champion before stays at hand.</returns>
    public static InstallationRecord MarkedGood(this InstallationRecord record) => record with
    {
        Champion = Needed(record.Trial, "model on trial") with { Crashes = 0 },
        Previous = record.Champion ?? record.Previous,
        Trial = null,
    };

    /// <summary>
    /// The running model failed: the one before it runs again, and this file is never taken again. The highest version
    /// stays.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <returns>The next record. A model on trial gives way to the champion, a champion to the previous one.</returns>
    public static InstallationRecord RolledBackNow(this InstallationRecord record)
    {
        InstalledModel failed = Needed(record.Running, "running model");
        InstallationRecord without = record.Trial is null
            ? record with { Champion = record.Previous, Previous = null }
            : record with { Trial = null };
        return without.Barred(failed);
    }

    /// <summary>
    /// The robot ends while a model is on trial, and says so: the model waits for another trial.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <returns>The next record; the same where none is on trial.</returns>
    public static InstallationRecord Suspended(this InstallationRecord record) =>
        record.Trial is { } trial ? (record with { Trial = null }).Requeued(trial) : record;

    /// <summary>
    /// The robot starts. A model still on trial was not marked good before the end, so the champion runs again; after the
    /// second time its file is barred.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <returns>The next record; the same where none was on trial.</returns>
    public static InstallationRecord Started(this InstallationRecord record)
    {
        if (record.Trial is not { } trial)
        {
            return record;
        }

        InstalledModel crashed = trial with { Crashes = trial.Crashes + 1 };
        InstallationRecord without = record with { Trial = null };
        return crashed.Crashes >= InstallationRecord.MostCrashes ? without.Barred(crashed) : without.Requeued(crashed);
    }

    /// <summary>A newer candidate goes before one that comes back from trial.</summary>
    private static InstallationRecord Requeued(this InstallationRecord record, InstalledModel model) =>
        record.Candidate is null ? record with { Candidate = model, IsShadowed = true } : record;

    private static InstallationRecord Barred(this InstallationRecord record, InstalledModel failed) => record with
    {
        RolledBack =
        [
            .. record.RolledBack.Where(hash => hash != failed.Sha256)
                .TakeLast(InstallationRecord.MostRolledBack - 1),
            failed.Sha256,
        ],
    };

    private static InstalledModel Needed(InstalledModel? model, string what) =>
        model ?? throw new InvalidOperationException($"there is no {what}");
}
