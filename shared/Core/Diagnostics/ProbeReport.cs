namespace MbRlRobot.Diagnostics;

/// <summary>What <c>doctor</c> found when it looked at one thing of the machine.</summary>
/// <param name="Name">What it looked at.</param>
/// <param name="State">How that is.</param>
/// <param name="Finding">What was found.</param>
/// <param name="Remedy">What to do about it; null where nothing need be done.</param>
public sealed record ProbeReport(string Name, ProbeState State, string Finding, string? Remedy = null);
