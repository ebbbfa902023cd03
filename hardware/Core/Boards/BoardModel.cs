using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MbRlRobot.Boards;

/// <summary>A board that this adapter knows: how the machine says that it is one, and which chip has the header's lines.</summary>
/// <param name="Name">Its name in <c>io.gpio.board</c>.</param>
/// <param name="Models">What the device tree's model contains, one of these.</param>
/// <param name="LineChip">The label of the kernel's chip with the header's lines.</param>
public sealed record BoardModel(string Name, IReadOnlyList<string> Models, string LineChip)
{
    /// <summary>Where Linux says what the machine is.</summary>
    public const string DeviceTreeModel = "/proc/device-tree/model";

    private static readonly BoardModel[] Known =
    [
        new("rpi4", ["Raspberry Pi 4", "Raspberry Pi Compute Module 4"], "pinctrl-bcm2711"),
        new("rpi5", ["Raspberry Pi 5", "Raspberry Pi Compute Module 5"], "pinctrl-rp1"),
        new("jetson-orin", ["Orin"], "tegra234-gpio"),
    ];

    /// <summary>Looks whether this machine is a board.</summary>
    /// <param name="name">The board's name; of one that is not known, nothing is required.</param>
    /// <param name="modelFile">Where the machine says what it is; tests have a file of their own.</param>
    /// <returns>The board; null where it is not known.</returns>
    /// <exception cref="IOException">The machine says that it is another.</exception>
    public static BoardModel? Require(string name, string modelFile = DeviceTreeModel)
    {
        if (Known.FirstOrDefault(board => board.Name == name) is not { } board)
        {
            return null;
        }

        string model = File.Exists(modelFile) ? File.ReadAllText(modelFile).TrimEnd('\0', '\n') : string.Empty;
        if (!board.Models.Any(each => model.Contains(each, StringComparison.Ordinal)))
        {
            string said = model.Length == 0 ? $"has no {modelFile}" : $"says \"{model}\"";
            throw new IOException(
                $"io.gpio.board is \"{name}\", but this machine {said}; expected a model with {string.Join(" or ", board.Models)}. "
                + "On any other machine the robot runs with --io simulated-board.");
        }

        return board;
    }
}
