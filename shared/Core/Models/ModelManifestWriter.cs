using System;
using System.Collections.Generic;
using System.Text.Json;
using MbRlRobot.Configuration;

namespace MbRlRobot.Models;

/// <summary>Writes manifests. What it writes <see cref="ModelManifestReader"/> reads back equal.</summary>
public static class ModelManifestWriter
{
    /// <summary>Largest manifest that is written, in bytes: with its envelope it still fits into one message.</summary>
    public const int MaximumBytes = ModelFormat.MaximumManifestBytes - ModelFormat.EnvelopeReserveBytes;

    /// <summary>Writes a manifest as the bytes to sign, send and keep.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <returns>UTF-8 JSON without white space.</returns>
    /// <exception cref="ArgumentException">
    /// A value is not allowed, or the manifest is longer than <see cref="MaximumBytes"/>.
    /// </exception>
    public static byte[] Write(ModelManifest manifest)
    {
        IReadOnlyList<ConfigurationProblem> problems = ModelManifestValidator.Validate(manifest);
        if (problems.Count > 0)
        {
            throw new ArgumentException($"the manifest is not valid: {string.Join("; ", problems)}", nameof(manifest));
        }

        byte[] utf8 = JsonSerializer.SerializeToUtf8Bytes(manifest, ModelManifestJsonContext.Default.ModelManifest);
        return utf8.Length <= MaximumBytes
            ? utf8
            : throw new ArgumentException($"the manifest takes {utf8.Length} bytes; allowed: {MaximumBytes}. "
                + $"It has {manifest.Golden.Rows.Count} golden rows; fewer make it shorter.", nameof(manifest));
    }
}
