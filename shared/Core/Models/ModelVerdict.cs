using System;

namespace MbRlRobot.Models;

/// <summary>What a check says of a model: passed, or the reason why it is refused.</summary>
/// <param name="Refusal">The code; <see cref="ModelRefusal.None"/> when it passed.</param>
/// <param name="Reason">What is wrong, with value and what is allowed, safe to print; empty when it passed.</param>
public readonly record struct ModelVerdict(ModelRefusal Refusal, string Reason)
{
    /// <summary>Nothing is wrong.</summary>
    public static ModelVerdict Passed { get; } = new(ModelRefusal.None, string.Empty);

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsPassed => Refusal == ModelRefusal.None;

    /// <summary>Refuses a model.</summary>
    /// <param name="refusal">The code; not <see cref="ModelRefusal.None"/>.</param>
    /// <param name="reason">What is wrong.</param>
    /// <returns>The verdict.</returns>
    public static ModelVerdict Refuse(ModelRefusal refusal, string reason)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(refusal, ModelRefusal.None);
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return new ModelVerdict(refusal, reason);
    }

    /// <summary>Code, reason and what to do, in one line.</summary>
    /// <returns>The line.</returns>
    public override string ToString() =>
        IsPassed ? "passed" : $"{Refusal}: {Reason}. {ModelRefusalAdvice.For(Refusal)}";
}
