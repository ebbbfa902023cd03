using System;
using System.Globalization;
using TorchSharp;

namespace MbRlRobot.TorchSharp;

/// <summary>The devices that libtorch can compute on here.</summary>
internal static class TorchDevices
{
    private const string Cpu = "cpu";
    private const string Cuda = "cuda";

    /// <summary>Chooses one.</summary>
    /// <param name="asked"><c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>; null for CUDA where there is any, else the CPU.</param>
    /// <returns>The device.</returns>
    /// <exception cref="ArgumentException">It is no device, or none of this machine.</exception>
    internal static torch.Device Choose(string? asked)
    {
        int count = torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        string name = asked ?? (count > 0 ? Cuda : Cpu);
        if (name == Cpu)
        {
            return torch.CPU;
        }

        int index = CudaIndex(name);
        return index >= 0 && index < count
            ? torch.device($"{Cuda}:{index}")
            : throw new ArgumentException($"The fitter torchsharp's option device is '{asked}'; allowed: {Allowed(count)}.", nameof(asked));
    }

    /// <summary>The number of <c>cuda:N</c>, 0 for <c>cuda</c>; -1 for what is neither.</summary>
    private static int CudaIndex(string name)
    {
        if (name == Cuda)
        {
            return 0;
        }

        bool isNumbered = name.StartsWith(Cuda + ":", StringComparison.Ordinal);
        ReadOnlySpan<char> number = isNumbered ? name.AsSpan(Cuda.Length + 1) : [];
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : -1;
    }

    private static string Allowed(int count) => count == 0
        ? "cpu (cuda and cuda:N need an NVIDIA GPU with its driver and a build with TorchSharpRuntime=TorchSharp-cuda-linux; libtorch sees no such device here)"
        : string.Create(CultureInfo.InvariantCulture, $"cpu, cuda, cuda:N with N from 0 to {count - 1}");
}
