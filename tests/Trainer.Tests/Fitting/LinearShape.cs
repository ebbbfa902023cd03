using MbRlRobot.Dynamics;
using MbRlRobot.Robots;

namespace MbRlRobot.Trainer.Tests.Fitting;

/// <summary>Shapes for tests of parts.</summary>
internal static class LinearShape
{
    /// <summary>Two members, five inputs, three learned states.</summary>
    internal static readonly EnsembleArchitecture Small = new(2, 5, 3, [8, 6], Activation.Silu, Deterministic: false);
}
