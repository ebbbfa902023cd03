using MbRlRobot.Configuration;

namespace MbRlRobot.Robots;

/// <summary>Reads and writes a <see cref="StateSource"/> as its text.</summary>
public sealed class StateSourceConverter() : TextConverter<StateSource>(StateSource.Allowed)
{
    /// <inheritdoc />
    protected override bool TryParse(string? text, out StateSource value) => StateSource.TryParse(text, out value);
}
