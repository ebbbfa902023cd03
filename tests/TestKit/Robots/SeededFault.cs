namespace MbRlRobot.TestKit.Robots;

/// <summary>A fault put into the sample robot, and what its refusal must say.</summary>
/// <param name="Where">The path that is edited.</param>
/// <param name="Json">What is put there; null removes what is there.</param>
/// <param name="Path">The path that the refusal names.</param>
/// <param name="Value">A part of the value that it shows.</param>
/// <param name="Allowed">A part of what it says is allowed.</param>
public sealed record SeededFault(string Where, string? Json, string Path, string Value, string Allowed)
{
    /// <inheritdoc />
    public override string ToString() => $"{Where} = {Json ?? "(removed)"}";
}
