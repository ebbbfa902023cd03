using System;

namespace MbRlRobot.Processes;

/// <summary>How long is waited before a link that died is started again.</summary>
/// <param name="First">The first time.</param>
/// <param name="Longest">The longest; each time is twice the one before.</param>
/// <param name="Steady">A link that ran as long as this was well: the next pause is the first again.</param>
public sealed record RestartPauses(TimeSpan First, TimeSpan Longest, TimeSpan Steady)
{
    /// <summary>A second, up to half a minute.</summary>
    public static RestartPauses Usual { get; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1));

    /// <summary>The pause after this one.</summary>
    /// <param name="pause">This one.</param>
    /// <param name="ran">How long the link ran before it.</param>
    /// <returns>The next one.</returns>
    public TimeSpan After(TimeSpan pause, TimeSpan ran) =>
        ran >= Steady ? First : TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, Longest.Ticks));
}
