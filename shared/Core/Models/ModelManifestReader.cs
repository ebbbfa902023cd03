using System;
using System.Text.Json;

namespace MbRlRobot.Models;

/// <summary>
/// Reads manifests from bytes that nobody vouches for. Total: any bytes whatever give a manifest that keeps every rule,
/// or problems. (A robot still checks the signature first: what is not parsed cannot be attacked.)
/// </summary>
public static class ModelManifestReader
{
    /// <summary>Reads a manifest: size, then strict JSON, then every value.</summary>
    /// <param name="utf8">The bytes of a <c>manifest.json</c>.</param>
    /// <returns>The manifest, or everything that is wrong.</returns>
    public static ManifestReading Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > ModelFormat.MaximumManifestBytes)
        {
            return Refusal("$", $"{utf8.Length} bytes long", $"at most {ModelFormat.MaximumManifestBytes} bytes");
        }

        try
        {
            return Checked(JsonSerializer.Deserialize(utf8, ModelManifestJsonContext.Default.ModelManifest));
        }
        catch (JsonException fault)
        {
            return Refusal(fault.Path ?? "$", $"bad at byte {fault.BytePositionInLine} of line {fault.LineNumber + 1}",
                Reason(fault.Message));
        }
    }

    private static ManifestReading Checked(ModelManifest? manifest)
    {
        if (manifest is null)
        {
            return Refusal("$", "null", "an object");
        }

        var problems = ModelManifestValidator.Validate(manifest);
        return new ManifestReading(problems.Count == 0 ? manifest : null, problems);
    }

    private static ManifestReading Refusal(string path, string value, string allowed)
    {
        var problems = new ManifestProblems();
        problems.Require(false, path, value, allowed);
        return new ManifestReading(null, problems.Found);
    }

    /// <summary>The parser's message without the position, which stands elsewhere.</summary>
    private static string Reason(string message)
    {
        int end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        return "valid JSON of the manifest format: " + (end < 0 ? message : message[..end]);
    }
}
