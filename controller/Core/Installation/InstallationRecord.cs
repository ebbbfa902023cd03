using System;
using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Installation;

/// <summary>
/// What a robot remembers of the models it took. One file holds all of it, so that each step from one state to the next is
/// one rename: after a kill the robot is in the one state or in the other.
/// </summary>
/// <param name="FormatVersion">Layout of the file: 1.</param>
/// <param name="HighestVersion">
/// The highest version ever taken. It never goes down, whatever is rolled back: what is not above it is old or a replay.
/// </param>
/// <param name="LastSeenUtc">
/// The latest time that a synchronised clock ever showed: what the robot knows of the time when its clock is not set.
/// </param>
/// <param name="Champion">The model that proved itself; null before the first did.</param>
/// <param name="Previous">The champion before it.</param>
/// <param name="Trial">The model that runs on trial, in the champion's place.</param>
/// <param name="Candidate">The newest model, verified and waiting.</param>
/// <param name="IsShadowed">Whether the candidate has passed, or needs no, test in the shadow of the champion.</param>
/// <param name="RolledBack">SHA-256 of the files that failed here, the oldest first.</param>
public sealed record InstallationRecord(
    int FormatVersion,
    ulong HighestVersion,
    DateTime LastSeenUtc,
    InstalledModel? Champion,
    InstalledModel? Previous,
    InstalledModel? Trial,
    InstalledModel? Candidate,
    bool IsShadowed,
    IReadOnlyList<string> RolledBack)
{
    /// <summary>The layout that is read and written.</summary>
    public const int Format = 1;

    /// <summary>Crashes on trial after which a file is never taken again.</summary>
    public const int MostCrashes = 2;

    /// <summary>Number of failed files remembered; the oldest is forgotten first.</summary>
    public const int MostRolledBack = 256;

    /// <summary>The model to run: the one on trial, or the champion; null where there is none.</summary>
    public InstalledModel? Running => Trial ?? Champion;

    /// <summary>Every model that is still needed.</summary>
    public IEnumerable<InstalledModel> All => new[] { Champion, Previous, Trial, Candidate }.OfType<InstalledModel>();

    /// <summary>The record of a robot that has taken nothing yet, or is to start anew.</summary>
    /// <param name="highestVersion">The highest version that it is to count as taken.</param>
    /// <returns>The record.</returns>
    public static InstallationRecord New(ulong highestVersion) =>
        new(Format, highestVersion, DateTime.UnixEpoch, null, null, null, null, false, []);

    /// <summary>The time to hold dates against.</summary>
    /// <param name="clock">The robot's clock.</param>
    /// <returns>
    /// The clock's time where it is synchronised, but never before <see cref="LastSeenUtc"/>; that alone where it is not.
    /// </returns>
    public DateTime Now(WallClock clock) =>
        clock.IsSynchronized && clock.UtcNow > LastSeenUtc ? clock.UtcNow : LastSeenUtc;
}
