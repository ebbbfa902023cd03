using MbRlRobot.Configuration;

namespace MbRlRobot.Robots;

/// <summary>Reads and writes a <see cref="StateRole"/> as its text.</summary>
public sealed class StateRoleConverter() : TextConverter<StateRole>(StateRole.Allowed)
{
    /// <inheritdoc />
    protected override bool TryParse(string? text, out StateRole value) => StateRole.TryParse(text, out value);
}
