using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;
using MbRlRobot.Storage;

namespace MbRlRobot.Store;

/// <summary>
/// All members of an ensemble on disk, for the next fit to take up: a safetensors file, so that anybody can open it from
/// Python (this folder's README has its tensors). The same checkpoint always gives the same bytes.
/// </summary>
public static class CheckpointFile
{
    /// <summary>Writes a checkpoint, as a whole or not at all.</summary>
    /// <param name="path">The file; replaced where it exists.</param>
    /// <param name="checkpoint">The checkpoint; all numbers finite, holdout errors apart.</param>
    /// <param name="robot">The robot that it was fitted for.</param>
    /// <exception cref="ConfigurationException">A number is not finite, or the checkpoint is larger than a file may be.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, EnsembleCheckpoint checkpoint, RobotDescription robot)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(robot);
        CheckpointFaults faults = new(path);
        CheckpointTensor[] tensors = CheckpointTensor.Of(checkpoint.Architecture);
        ReadOnlyMemory<float>[] values = CheckpointTensor.ValuesOf(checkpoint);
        byte[] header = SafetensorsHeader.Write(
            CheckpointMetadata.Of(robot.Type, RobotSchema.Hash(robot), checkpoint.Architecture), tensors);
        long length = SafetensorsHeader.LengthBytes + header.Length + tensors.Sum(tensor => tensor.Bytes);
        if (length > CheckpointLimits.FileBytes)
        {
            throw faults.File("the file", $"{length} bytes long", $"at most {CheckpointLimits.FileBytes} bytes");
        }

        byte[] file = new byte[length];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)header.Length);
        header.CopyTo(file, SafetensorsHeader.LengthBytes);
        int position = SafetensorsHeader.LengthBytes + header.Length;
        foreach ((CheckpointTensor tensor, ReadOnlyMemory<float> numbers) in tensors.Zip(values))
        {
            tensor.Check(faults, numbers.Span);
            WriteNumbers(numbers.Span, file.AsSpan(position, (int)tensor.Bytes));
            position += (int)tensor.Bytes;
        }

        AtomicFile.Write(path, file);
    }

    /// <summary>Reads a checkpoint of any robot.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The checkpoint, and what it was fitted for.</returns>
    /// <exception cref="ConfigurationException">The file is no whole, well-formed checkpoint; the message names the tensor.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static StoredCheckpoint Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        CheckpointFaults faults = new(path);
        return CheckpointReader.Read(Load(path, faults), faults);
    }

    /// <summary>Reads a checkpoint of one robot.</summary>
    /// <param name="path">The file.</param>
    /// <param name="robot">The robot.</param>
    /// <returns>The checkpoint.</returns>
    /// <exception cref="ConfigurationException">
    /// The file is no whole, well-formed checkpoint, or one of another type or schema.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static EnsembleCheckpoint Read(string path, RobotDescription robot)
    {
        ArgumentNullException.ThrowIfNull(robot);
        StoredCheckpoint stored = Read(path);
        CheckpointFaults faults = new(path);
        string schema = RobotSchema.Hash(robot);
        return (stored.Type == robot.Type, stored.SchemaHash == schema) switch
        {
            (false, _) => throw faults.Metadata("type", stored.Type, $"\"{robot.Type}\", as the robot description has it"),
            (_, false) => throw faults.Metadata("schema", stored.SchemaHash, $"\"{schema}\", as the robot description has it"),
            _ => stored.Checkpoint,
        };
    }

    private static byte[] Load(string path, CheckpointFaults faults)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (stream.Length > CheckpointLimits.FileBytes)
        {
            throw faults.File("the file", $"{stream.Length} bytes long", $"at most {CheckpointLimits.FileBytes} bytes");
        }

        byte[] file = new byte[stream.Length];
        stream.ReadExactly(file);
        return file;
    }

    private static void WriteNumbers(ReadOnlySpan<float> values, Span<byte> bytes)
    {
        for (int index = 0; index < values.Length; index++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes[(index * sizeof(float))..], values[index]);
        }
    }
}
