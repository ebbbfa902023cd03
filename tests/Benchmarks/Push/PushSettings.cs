namespace MbRlRobot.Benchmarks.Push;

/// <summary>What a robot is put to.</summary>
/// <param name="Pushes">How many models are pushed to it, one after the other.</param>
/// <param name="Bus">The message bus of robot and trainer.</param>
internal sealed record PushSettings(int Pushes, string Bus);
