using System;
using MbRlRobot.Hil;

namespace MbRlRobot.PlantApp.Serve;

/// <summary>The last line of <c>serve --json</c>: what became of the datagrams.</summary>
/// <param name="Kind">Always <c>counts</c>.</param>
/// <param name="Time">When, UTC.</param>
/// <param name="Counts">How many of each.</param>
internal sealed record ServeCounts(string Kind, DateTime Time, PlantCounts Counts);
