using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace MbRlRobot.Robots;

/// <summary>
/// Who moves a state on: the model (<c>"learned"</c>), or a shift register of actions applied earlier
/// (<c>"laggedAction(1)"</c>, or <c>"laggedAction(name, 1)"</c> where the robot has several actions).
/// </summary>
/// <param name="Lag">Control periods between the action and now; 0 for a learned state.</param>
/// <param name="Action">The action's name; null for a learned state and where the robot has just one action.</param>
[JsonConverter(typeof(StateRoleConverter))]
public readonly partial record struct StateRole(int Lag, string? Action)
{
    /// <summary>What a role may say, in words.</summary>
    public const string Allowed = "\"learned\", \"laggedAction(k)\" or \"laggedAction(action, k)\" with k from 1 to 99";

    /// <summary>A state that the model predicts.</summary>
    public static StateRole Learned => default;

    /// <summary>Whether the model predicts the state.</summary>
    public bool IsLearned => Lag == 0;

    /// <summary>Reads a role as robot.json writes it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="role">The role, where the text is one.</param>
    /// <returns>Whether it is.</returns>
    public static bool TryParse(string? text, out StateRole role)
    {
        Match match = Pattern.Match(text ?? string.Empty);
        role = match.Groups["lag"].Success ? new StateRole(LagOf(match), ActionOf(match)) : Learned;
        return match.Success;
    }

    /// <inheritdoc />
    public override string ToString() => this switch
    {
        { IsLearned: true } => "learned",
        { Action: null } => $"laggedAction({Lag})",
        _ => $"laggedAction({Action}, {Lag})",
    };

    [GeneratedRegex(@"^(learned|laggedAction\(\s*((?<action>[A-Za-z_][A-Za-z0-9_]*)\s*,\s*)?(?<lag>[1-9][0-9]?)\s*\))\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern { get; }

    private static int LagOf(Match match) => int.Parse(match.Groups["lag"].ValueSpan, CultureInfo.InvariantCulture);

    private static string? ActionOf(Match match) => match.Groups["action"].Success ? match.Groups["action"].Value : null;
}
