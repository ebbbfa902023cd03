namespace MbRlRobot.Ports;

/// <summary>How far a fit is.</summary>
/// <param name="Step">The optimiser's steps done.</param>
/// <param name="Steps">The steps there will be.</param>
/// <param name="Loss">The running mean of the loss per member.</param>
public readonly record struct FitProgress(int Step, int Steps, double Loss);
