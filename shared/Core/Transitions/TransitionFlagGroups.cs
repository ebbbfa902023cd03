namespace MbRlRobot.Transitions;

/// <summary>Groups of <see cref="TransitionFlags"/>.</summary>
public static class TransitionFlagGroups
{
    /// <summary>Flags of rows whose action on record is not what the motors did for the time on record.</summary>
    public const TransitionFlags LeftOutOfFit =
        TransitionFlags.Estop | TransitionFlags.StopPolicy | TransitionFlags.Overrun;

    /// <summary>Flags of the last row of an episode.</summary>
    public const TransitionFlags EpisodeEnd = TransitionFlags.Done | TransitionFlags.Truncated;

    /// <summary>Every flag there is; a stored row with another bit was written by a newer version.</summary>
    public const TransitionFlags All = LeftOutOfFit | EpisodeEnd
        | TransitionFlags.Saturated | TransitionFlags.Fallback | TransitionFlags.Exploring;

    /// <summary>Whether any of some flags is set.</summary>
    /// <param name="flags">The flags of a row.</param>
    /// <param name="wanted">The flags to look for.</param>
    /// <returns>True when the two have a flag in common.</returns>
    public static bool HasAny(this TransitionFlags flags, TransitionFlags wanted) => (flags & wanted) != 0;
}
