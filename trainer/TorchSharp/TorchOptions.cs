using System;
using System.Collections.Generic;
using System.IO;
using MbRlRobot.Adapters;
using TorchSharp;

namespace MbRlRobot.TorchSharp;

/// <summary>What only this fitter knows.</summary>
/// <param name="Device">Where it computes.</param>
/// <param name="TensorBoard">The folder for TensorBoard's event files; null for none.</param>
internal sealed record TorchOptions(torch.Device Device, string? TensorBoard)
{
    private const string DeviceName = "device";
    private const string TensorBoardName = "tensorboard";

    /// <summary>Reads options.</summary>
    /// <param name="options">Names and values.</param>
    /// <returns>Their meaning; the folder is there.</returns>
    /// <exception cref="ArgumentException">A name is unknown, or a value is not allowed here; the message says what is.</exception>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    internal static TorchOptions Of(IReadOnlyDictionary<string, string> options)
    {
        AdapterOptions.ThrowIfUnknown(options, "fitter torchsharp", DeviceName, TensorBoardName);
        torch.Device device = TorchDevices.Choose(options.GetValueOrDefault(DeviceName));
        string? folder = options.GetValueOrDefault(TensorBoardName);
        if (folder is not null)
        {
            if (string.IsNullOrWhiteSpace(folder))
            {
                throw new ArgumentException(
                    $"The fitter torchsharp's option {TensorBoardName} is '{folder}'; allowed: a folder.", nameof(options));
            }

            _ = Directory.CreateDirectory(folder);
        }

        return new TorchOptions(device, folder);
    }
}
