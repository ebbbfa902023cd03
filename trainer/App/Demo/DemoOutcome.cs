using System;
using System.Collections.Generic;
using MbRlRobot.Reports;

namespace MbRlRobot.TrainerApp.Demo;

/// <summary>What came of a run.</summary>
/// <param name="Report">Its report.</param>
/// <param name="Files">What is in its folder: paths, and what each holds.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="IsStopped">Whether the user ended it before its last episode.</param>
internal sealed record DemoOutcome(
    RunReport Report, IReadOnlyList<(string Path, string Holds)> Files, TimeSpan Elapsed, bool IsStopped);
