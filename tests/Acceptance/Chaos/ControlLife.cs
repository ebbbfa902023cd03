using System.Globalization;
using MbRlRobot.Transitions;

namespace MbRlRobot.Acceptance.Chaos;

/// <summary>One start of a control process.</summary>
/// <param name="RobotId">The robot.</param>
/// <param name="Epoch">The epoch that it told.</param>
/// <param name="Journal">What its plant wrote down.</param>
public sealed record ControlLife(string RobotId, ulong Epoch, PlantJournal Journal)
{
    /// <summary>Gets or sets whether it was killed.</summary>
    public bool IsKilled { get; set; }

    /// <summary>The name of a row of it.</summary>
    /// <param name="sequence">The row's sequence.</param>
    public TransitionId IdOf(int sequence) => new(RobotId, Epoch, (ulong)sequence);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{RobotId} epoch {Epoch:x16}");
}
