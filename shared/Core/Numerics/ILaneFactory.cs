namespace MbRlRobot.Numerics;

/// <summary>Makes something for a width of lanes.</summary>
/// <typeparam name="TProduct">What is made.</typeparam>
public interface ILaneFactory<out TProduct>
{
    /// <summary>Makes it.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <returns>What was made.</returns>
    TProduct Create<TLanes>()
        where TLanes : struct, ILanes<TLanes>;
}
