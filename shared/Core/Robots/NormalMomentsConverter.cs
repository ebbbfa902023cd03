using MbRlRobot.Configuration;

namespace MbRlRobot.Robots;

/// <summary>Reads and writes <see cref="NormalMoments"/> as <c>[mean, std]</c>.</summary>
public sealed class NormalMomentsConverter() : PairConverter<NormalMoments>("mean, std")
{
    /// <inheritdoc />
    protected override NormalMoments Join(double first, double second) => new(first, second);

    /// <inheritdoc />
    protected override (double First, double Second) Split(NormalMoments pair) => (pair.Mean, pair.Std);
}
