namespace MbRlRobot.Benchmarks.Push;

/// <summary>How a model fared, s from the moment at which its manifest was published; NaN where it did not come that far.</summary>
/// <param name="Version">The model's version.</param>
/// <param name="Transferred">The broker had the last chunk.</param>
/// <param name="Staged">The robot said that every check passed and that it is on the disk.</param>
/// <param name="Shadowed">The robot said that it predicts no worse than the champion; NaN also where there was none.</param>
/// <param name="Running">The robot said that it plans with it.</param>
/// <param name="Failure">Why it came no further; null where it runs.</param>
internal sealed record ModelPush(
    ulong Version, double Transferred, double Staged, double Shadowed, double Running, string? Failure);
