namespace MbRlRobot.Installation;

/// <summary>A model on this robot's disk.</summary>
/// <param name="Version">Its version, the name of its folder.</param>
/// <param name="Sha256">SHA-256 of its file: what it is, whatever its version says.</param>
/// <param name="Crashes">How often the robot ended without a word while the model was on trial.</param>
public sealed record InstalledModel(ulong Version, string Sha256, int Crashes = 0);
