using System;

namespace MbRlRobot.Dynamics;

/// <summary>What a model file holds: the active members of an ensemble, and which robots they are for.</summary>
public sealed class EnsembleModel
{
    /// <summary>Joins the parts.</summary>
    /// <param name="type">The robot's type.</param>
    /// <param name="schemaHash">The schema of the transitions it was fitted to.</param>
    /// <param name="version">The model's version.</param>
    /// <param name="members">The active members.</param>
    /// <param name="residualLogVariance">
    /// Of a deterministic ensemble, the natural logarithm of the holdout residuals' variance, normalised: [learned
    /// states]; otherwise empty.
    /// </param>
    /// <exception cref="ArgumentException">The residual variances do not fit the shape.</exception>
    public EnsembleModel(string type, string schemaHash, ulong version, EnsembleCheckpoint members, float[] residualLogVariance)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentException.ThrowIfNullOrEmpty(schemaHash);
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(residualLogVariance);
        int expected = members.Architecture.Deterministic ? members.Architecture.OutputDimension : 0;
        if (residualLogVariance.Length != expected)
        {
            throw new ArgumentException(
                $"The residual log-variance has {residualLogVariance.Length} numbers; the architecture needs {expected}.",
                nameof(residualLogVariance));
        }

        (Type, SchemaHash, Version, Members) = (type, schemaHash, version, members);
        ResidualLogVariance = residualLogVariance;
    }

    /// <summary>The robot's type.</summary>
    public string Type { get; }

    /// <summary>The schema of the transitions it was fitted to: 64 lower-case hexadecimal digits.</summary>
    public string SchemaHash { get; }

    /// <summary>The model's version.</summary>
    public ulong Version { get; }

    /// <summary>The active members' weights, bounds and normaliser.</summary>
    public EnsembleCheckpoint Members { get; }

    /// <summary>
    /// Of a deterministic ensemble, the log-variance of the normalised residuals: [learned states]; otherwise empty.
    /// </summary>
    public ReadOnlyMemory<float> ResidualLogVariance { get; }
}
