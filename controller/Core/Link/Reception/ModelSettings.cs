using MbRlRobot.Installation;

namespace MbRlRobot.Link.Reception;

/// <summary>What a link needs to take models.</summary>
/// <param name="Installer">Checks and stages them.</param>
/// <param name="Installation">The models on the robot's disk; nothing else changes them.</param>
/// <param name="Cache">Keeps chunks over a restart.</param>
/// <param name="Shadow">When a candidate counts as no worse than the champion.</param>
public sealed record ModelSettings(
    ModelInstaller Installer,
    ModelInstallation Installation,
    ChunkCache Cache,
    ShadowSettings Shadow);
