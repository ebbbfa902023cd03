namespace MbRlRobot.Models;

/// <summary>
/// One thing that is wrong with a manifest. The texts are short and printable, whatever was in the bytes.
/// </summary>
/// <param name="Path">JSON path, for example <c>$.onnx.sizeBytes</c>.</param>
/// <param name="Value">What is there.</param>
/// <param name="Allowed">What may be there.</param>
public sealed record ManifestProblem(string Path, string Value, string Allowed)
{
    /// <summary>The problem as one line.</summary>
    /// <returns>For example <c>$.version is 0; allowed: 1 or more</c>.</returns>
    public override string ToString() => $"{Path} is {Value}; allowed: {Allowed}";
}
