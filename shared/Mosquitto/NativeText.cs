using System.Text;

namespace MbRlRobot.Mosquitto;

/// <summary>Text for C: UTF-8, ended by a NUL.</summary>
internal static class NativeText
{
    /// <summary>Encodes a text.</summary>
    /// <param name="text">The text, without a NUL; null for none.</param>
    /// <returns>Its bytes and a NUL; null, which pins as 0, for none.</returns>
    public static byte[]? Of(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text + '\0');
}
