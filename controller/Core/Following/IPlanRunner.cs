using System;

namespace MbRlRobot.Following;

/// <summary>Carries decisions out, one at a time. What the loop calls allocates, waits for and throws nothing of its own.</summary>
public interface IPlanRunner : IDisposable
{
    /// <summary>Whether there is a decision that was begun and not yet taken back.</summary>
    bool IsBusy { get; }

    /// <summary>Begins a decision; only where none is under way.</summary>
    /// <param name="job">What is asked; the runner's until it is taken back.</param>
    void Begin(PlanJob job);

    /// <summary>Takes a decision back that has been made.</summary>
    /// <returns>Whether there is one: the job is the caller's again.</returns>
    /// <remarks>What planning threw is thrown here: a fault of the program.</remarks>
    bool TryEnd();

    /// <summary>Gives up the decision under way, if there is one: what comes of it is lost.</summary>
    /// <returns>Whether none is under way now; where it is false, ask again later.</returns>
    bool TryAbandon();
}
