using System;
using MbRlRobot.Models;

namespace MbRlRobot.Installation;

/// <summary>What came of a signed manifest.</summary>
/// <param name="Verdict">Passed, or the first check that failed.</param>
/// <param name="Manifest">The manifest, to get the file of; null when it is refused.</param>
/// <param name="Payload">Its bytes as they were signed; empty when it is refused.</param>
public sealed record ManifestCheck(ModelVerdict Verdict, ModelManifest? Manifest, ReadOnlyMemory<byte> Payload);
