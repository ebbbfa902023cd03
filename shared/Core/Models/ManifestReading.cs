using System.Collections.Generic;
using MbRlRobot.Configuration;

namespace MbRlRobot.Models;

/// <summary>What came of reading a manifest: the manifest, or the reasons why there is none.</summary>
/// <param name="Manifest">The manifest; null when there is a problem.</param>
/// <param name="Problems">Everything that is wrong; empty when there is a manifest.</param>
public sealed record ManifestReading(ModelManifest? Manifest, IReadOnlyList<ConfigurationProblem> Problems);
