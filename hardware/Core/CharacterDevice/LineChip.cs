using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Win32.SafeHandles;

namespace MbRlRobot.CharacterDevice;

/// <summary>A chip with digital lines, as the kernel has it. It is found by its label: numbers change from boot to boot.</summary>
public sealed class LineChip : IDisposable
{
    /// <summary>Where Linux has its devices.</summary>
    public const string DefaultFolder = "/dev";

    private const string Pattern = "gpiochip*";

    private readonly SafeFileHandle _chip;

    private LineChip(SafeFileHandle chip, in ChipInfo info) => (_chip, Label, LineCount) = (chip, info.LabelText, (int)info.LineCount);

    /// <summary>Its label.</summary>
    public string Label { get; }

    /// <summary>How many lines it has.</summary>
    public int LineCount { get; }

    /// <summary>Opens a chip.</summary>
    /// <param name="label">Its label; null for the first chip.</param>
    /// <param name="folder">The folder of devices; tests have one of their own.</param>
    /// <returns>The chip.</returns>
    /// <exception cref="IOException">There is no such chip, and the message says which there are; or one cannot be asked.</exception>
    public static LineChip Open(string? label, string folder = DefaultFolder)
    {
        List<string> there = [];
        foreach (string path in Directory.EnumerateFileSystemEntries(folder, Pattern).Order(StringComparer.Ordinal))
        {
            LineChip chip = Ask(path);
            if (label is null || chip.Label == label)
            {
                return chip;
            }

            chip.Dispose();
            there.Add($"{path} ({chip.Label})");
        }

        string list = there.Count == 0 ? "there is none" : $"there are {string.Join(", ", there)}";
        throw new IOException($"No chip {folder}/{Pattern} is {(label is null ? "there" : $"\"{label}\"")}; {list}.");
    }

    /// <summary>Takes a line, in one step with its direction; an output is low from the beginning.</summary>
    /// <param name="line">Its number on the chip.</param>
    /// <param name="isOutput">Whether it is driven.</param>
    /// <returns>The line.</returns>
    /// <exception cref="IOException">There is no such line, or somebody else has it.</exception>
    public LineHandle Request(int line, bool isOutput)
    {
        LineRequest request = LineRequest.Of(line, isOutput);
        GpioDevice.Call(_chip, GpioDevice.GetLine, ref request);
        return new LineHandle(new SafeFileHandle(request.Descriptor, ownsHandle: true), isOutput);
    }

    /// <inheritdoc />
    public void Dispose() => _chip.Dispose();

    private static LineChip Ask(string path)
    {
        SafeFileHandle chip = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        try
        {
            ChipInfo info = default;
            GpioDevice.Call(chip, GpioDevice.GetChipInfo, ref info);
            return new LineChip(chip, info);
        }
        catch (IOException fault)
        {
            chip.Dispose();
            throw new IOException($"{path}: {fault.Message}", fault);
        }
    }
}
