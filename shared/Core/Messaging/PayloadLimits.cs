namespace MbRlRobot.Messaging;

/// <summary>Largest payloads in bytes. A receiver refuses a longer payload before it parses a byte of it.</summary>
public static class PayloadLimits
{
    /// <summary>A batch of transitions: 64 KiB.</summary>
    public const int TransitionsBytes = 64 * 1024;

    /// <summary>A signed model manifest, its envelope included: 8 KiB.</summary>
    public const int ManifestBytes = 8 * 1024;

    /// <summary>One chunk of a model file: 256 KiB (brokers cap a packet at 2,000,000 bytes).</summary>
    public const int ChunkBytes = 256 * 1024;

    /// <summary>A birth message, with every state, action and parameter declared: 64 KiB.</summary>
    public const int BirthBytes = 64 * 1024;

    /// <summary>An acknowledgement, with one mark per epoch: 16 KiB.</summary>
    public const int AcknowledgementBytes = 16 * 1024;

    /// <summary>Telemetry: 8 KiB.</summary>
    public const int TelemetryBytes = 8 * 1024;

    /// <summary>Status, commands, requests, results and a trainer's state: 4 KiB.</summary>
    public const int ShortBytes = 4 * 1024;
}
