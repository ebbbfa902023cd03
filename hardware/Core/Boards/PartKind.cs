using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MbRlRobot.Boards;

/// <summary>A kind of part, as the catalogue lists it.</summary>
/// <param name="Name">Its name in <c>part</c>.</param>
/// <param name="IsActuator">Whether it stands among the actuators, not among the sensors.</param>
/// <param name="Settings">The contract of its settings.</param>
internal sealed record PartKind(string Name, bool IsActuator, JsonTypeInfo Settings)
{
    /// <summary>Reads settings of the right shape.</summary>
    public IPartSettings Read(JsonElement settings) => (IPartSettings)settings.Deserialize(Settings)!;
}
