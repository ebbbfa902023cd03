using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace MbRlRobot.Robots;

/// <summary>
/// What a state is estimated from: a channel of the robot's input (<c>"angle"</c>), or as the velocity of another state
/// (<c>"velocityOf(theta)"</c>).
/// </summary>
/// <param name="Name">The channel's name, or the position state's.</param>
/// <param name="IsVelocity">Whether <paramref name="Name"/> is a position of which this state is the velocity.</param>
[JsonConverter(typeof(StateSourceConverter))]
public readonly partial record struct StateSource(string Name, bool IsVelocity)
{
    /// <summary>What a source may say, in words.</summary>
    public const string Allowed = "a channel's name, or \"velocityOf(state)\"";

    /// <summary>Reads a source as robot.json writes it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">The source, where the text is one.</param>
    /// <returns>Whether it is.</returns>
    public static bool TryParse(string? text, out StateSource source)
    {
        Match match = Pattern.Match(text ?? string.Empty);
        source = new StateSource(match.Groups["name"].Value, match.Groups["velocity"].Success);
        return match.Success;
    }

    /// <inheritdoc />
    public override string ToString() => IsVelocity ? $"velocityOf({Name})" : Name;

    [GeneratedRegex(@"^((?<velocity>velocityOf)\(\s*(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*\)|(?<name>[A-Za-z_][A-Za-z0-9_]*))\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern { get; }
}
