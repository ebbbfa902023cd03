using MbRlRobot.Numerics;

namespace MbRlRobot.Expressions.Evaluation;

/// <summary>An operation on two bundles; a type of its own, so that each gets a loop of its own.</summary>
/// <typeparam name="T">The lanes.</typeparam>
internal interface IBinaryOperation<T>
    where T : struct, ILanes<T>
{
    static abstract T Apply(T left, T right);
}
