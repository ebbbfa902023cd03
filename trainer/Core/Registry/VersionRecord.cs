using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Gates;

namespace MbRlRobot.Registry;

/// <summary>How a version came to be: <c>record.json</c> in its folder. It stays on the trainer.</summary>
/// <param name="Version">The version.</param>
/// <param name="ParentVersion">The version that its fit started from, or whose weights it has; 0 for none.</param>
/// <param name="CreatedUtc">When it was made.</param>
/// <param name="Origin">How it was made, for people.</param>
/// <param name="StorePosition">The position in the store up to which rows were used; 0 where none were.</param>
/// <param name="Gates">The tests that it went through.</param>
/// <param name="ReissueOf">The version whose weights it has under a new number; 0 where it was fitted.</param>
public sealed record VersionRecord(
    ulong Version,
    ulong ParentVersion,
    DateTime CreatedUtc,
    string Origin,
    long StorePosition,
    IReadOnlyList<GateResult> Gates,
    ulong ReissueOf = 0)
{
    /// <summary>Whether it passed every test.</summary>
    public bool IsPassed() => Gates.All(gate => gate.Passed);
}
