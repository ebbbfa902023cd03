namespace MbRlRobot.Ports;

/// <summary>Builds a rollout engine; slow, off the loop.</summary>
/// <param name="setup">What it is built for.</param>
/// <returns>The engine, warmed up: its first decision allocates nothing.</returns>
/// <exception cref="System.IO.InvalidDataException">The model file is not one it can run; the message says why.</exception>
public delegate IRolloutEngine RolloutEngineFactory(RolloutSetup setup);
