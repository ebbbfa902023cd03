using System;

namespace MbRlRobot.Plants;

/// <summary>The classical Runge-Kutta method of fourth order (Kutta 1901).</summary>
public static class RungeKutta4
{
    /// <summary>The longest state that a step takes.</summary>
    public const int LongestState = 64;

    /// <summary>Moves a state on by one step; allocates nothing.</summary>
    /// <typeparam name="TDynamics">The equation's type: a struct is not boxed.</typeparam>
    /// <param name="dynamics">The equation.</param>
    /// <param name="state">The state, [channels] of at most <see cref="LongestState"/>.</param>
    /// <param name="action">The action held meanwhile, [actions].</param>
    /// <param name="seconds">The step's length, s.</param>
    public static void Step<TDynamics>(TDynamics dynamics, Span<double> state, ReadOnlySpan<double> action, double seconds)
        where TDynamics : IDynamics
    {
        Span<double> at = (stackalloc double[LongestState])[..state.Length];
        Span<double> slope = (stackalloc double[LongestState])[..state.Length];
        Span<double> sum = (stackalloc double[LongestState])[..state.Length];
        slope.Clear();
        sum.Clear();
        ReadOnlySpan<double> weights = [1, 2, 2, 1];
        ReadOnlySpan<double> reach = [0, 0.5, 0.5, 1];
        for (int stage = 0; stage < weights.Length; stage++)
        {
            Combine(state, reach[stage] * seconds, slope, at);
            dynamics.Derivative(at, action, slope);
            Combine(sum, weights[stage], slope, sum);
        }

        Combine(state, seconds / 6, sum, state);
    }

    /// <summary>a + factor * b.</summary>
    private static void Combine(ReadOnlySpan<double> a, double factor, ReadOnlySpan<double> b, Span<double> result)
    {
        for (int index = 0; index < result.Length; index++)
        {
            result[index] = a[index] + (factor * b[index]);
        }
    }
}
