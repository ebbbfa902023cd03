using System;
using System.Threading;
using System.Threading.Tasks;

namespace MbRlRobot.Acceptance.Running;

/// <summary>Something that the product promises and that takes too long, or too much of a machine, for a unit test.</summary>
public interface IProof
{
    /// <summary>Gets the name to call it by.</summary>
    string Name { get; }

    /// <summary>Gets what it shows, in one line.</summary>
    string Shows { get; }

    /// <summary>Runs the proof.</summary>
    /// <param name="progress">Is told each step.</param>
    /// <param name="cancellation">Stops the proof.</param>
    /// <returns>The verdict; an exception counts as failed, with its message.</returns>
    /// <exception cref="ProofFailedException">What was to be shown does not hold.</exception>
    Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation);
}
