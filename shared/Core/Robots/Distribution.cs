namespace MbRlRobot.Robots;

/// <summary>Where a value at the start of an episode is drawn from; exactly one of the four kinds is given.</summary>
/// <param name="Constant">This value always.</param>
/// <param name="Uniform">Uniformly between two values.</param>
/// <param name="Normal">From a normal distribution, cut at the limits.</param>
/// <param name="Annulus">
/// Together with the parameter <paramref name="With"/>, uniformly over the area of a ring about the origin of which this is
/// the first coordinate and that the second: <c>[inner radius, outer radius]</c>.
/// </param>
/// <param name="With">The second coordinate of <paramref name="Annulus"/>; only there.</param>
public sealed record Distribution(
    double? Constant = null,
    Interval? Uniform = null,
    NormalMoments? Normal = null,
    Interval? Annulus = null,
    string? With = null);
