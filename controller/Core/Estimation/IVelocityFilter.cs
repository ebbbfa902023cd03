namespace MbRlRobot.Estimation;

/// <summary>Estimates the velocity of one position. Neither allocates nor throws.</summary>
internal interface IVelocityFilter
{
    /// <summary>Forgets the past: at rest.</summary>
    /// <param name="position">Where it is now, in its unit.</param>
    void Reset(double position);

    /// <summary>Takes a measurement.</summary>
    /// <param name="position">Where it is now, in its unit; of an angle, within [-pi, pi).</param>
    /// <param name="seconds">The time since the last one; above 0.</param>
    /// <returns>The velocity, per second.</returns>
    double Update(double position, double seconds);
}
