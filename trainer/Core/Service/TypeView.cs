namespace MbRlRobot.Service;

/// <summary>How the models of one type of robots go.</summary>
/// <param name="Type">The type.</param>
/// <param name="Rows">The rows that a fit may use.</param>
/// <param name="IsFitting">Whether a fit, or its gates, are under way.</param>
/// <param name="FitShare">How far the fit is, from 0 to 1.</param>
/// <param name="Champion">The version that robots are offered; 0 for none.</param>
/// <param name="LastFit">What the last fit came to; null before the first since the start.</param>
/// <param name="Fault">Why the last try failed; null where it did not.</param>
public sealed record TypeView(
    string Type, long Rows, bool IsFitting = false, double FitShare = 0, ulong Champion = 0, FitView? LastFit = null, string? Fault = null);
