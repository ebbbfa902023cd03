using MbRlRobot.Messaging;

namespace MbRlRobot.Models;

/// <summary>The version of the model format, and the bounds that a robot puts on what it will look at.</summary>
public static class ModelFormat
{
    /// <summary>Version of the manifest's layout and meaning.</summary>
    public const int Version = 1;

    /// <summary>The ONNX <c>ir_version</c> of a model file.</summary>
    public const int IrVersion = 8;

    /// <summary>The ONNX operator set of a model file.</summary>
    public const int Opset = 17;

    /// <summary>Largest manifest in bytes; a longer one is refused unread.</summary>
    public const int MaximumManifestBytes = PayloadLimits.ManifestBytes;

    /// <summary>
    /// What a writer leaves of <see cref="MaximumManifestBytes"/>: the signed message is a manifest and its envelope
    /// (key id, signature, lengths).
    /// </summary>
    public const int EnvelopeReserveBytes = 256;

    /// <summary>Largest model file: 64 MiB.</summary>
    public const int MaximumOnnxBytes = 64 * 1024 * 1024;

    /// <summary>Largest metadata of a model file, in characters of all its values together.</summary>
    public const int MaximumMetadataCharacters = 256 * 1024;

    /// <summary>Smallest chunk of a model file, in bytes.</summary>
    public const int MinimumChunkBytes = 4 * 1024;

    /// <summary>Largest chunk of a model file, in bytes.</summary>
    public const int MaximumChunkBytes = PayloadLimits.ChunkBytes;

    /// <summary>Largest number of chunks of a model file.</summary>
    public const int MaximumChunks = TopicName.MaximumChunkIndex + 1;

    /// <summary>Largest number of members fitted, of which the active ones are chosen; they are in checkpoints alone.</summary>
    public const int MaximumFittedMembers = 64;

    /// <summary>Largest number of active members E.</summary>
    public const int MaximumMembers = 32;

    /// <summary>Largest number of hidden layers of a member.</summary>
    public const int MaximumHiddenLayers = 8;

    /// <summary>Largest width of a hidden layer.</summary>
    public const int MaximumHiddenWidth = 1024;

    /// <summary>Largest number of golden rows.</summary>
    public const int MaximumGoldenRows = 16;

    /// <summary>
    /// Largest number of entries of <see cref="ModelManifest.RobotIds"/> and of <see cref="ModelManifest.TrainedOn"/>.
    /// </summary>
    public const int MaximumRobots = 32;
}
