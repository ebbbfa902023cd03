using System.Text.Json;

namespace MbRlRobot.Robots.Rules;

/// <summary>Values as robot.json writes them, for messages.</summary>
internal static class JsonText
{
    /// <summary>The JSON of a value, by the contract itself: an enumeration's name in quotes.</summary>
    public static string Of<T>(T value) =>
        JsonSerializer.Serialize(value, RobotJsonContext.Default.GetTypeInfo(typeof(T))!);
}
