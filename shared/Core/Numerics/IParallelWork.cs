namespace MbRlRobot.Numerics;

/// <summary>Work that falls into units which do not depend on each other.</summary>
public interface IParallelWork
{
    /// <summary>Does one unit. What it gives may not depend on who does it or on what was done before.</summary>
    /// <param name="unit">Which unit.</param>
    /// <param name="worker">Who does it, from 0: memory of one's own may be chosen by it.</param>
    void Do(int unit, int worker);
}
