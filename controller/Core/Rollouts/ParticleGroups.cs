namespace MbRlRobot.Rollouts;

/// <summary>The particles of a candidate, in groups that the same member moves.</summary>
/// <param name="Count">P, all of them.</param>
/// <param name="OfMember">P / E, those of a group.</param>
/// <param name="AreSteady">Whether a group stays together after the first step: then its particles can share a register.</param>
internal readonly record struct ParticleGroups(int Count, int OfMember, bool AreSteady)
{
    /// <summary>How many groups there are.</summary>
    public int Groups => Count / OfMember;
}
