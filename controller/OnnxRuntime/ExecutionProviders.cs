using System;
using System.Linq;
using Microsoft.ML.OnnxRuntime;

namespace MbRlRobot.OnnxRuntime;

/// <summary>The parts of a library of ONNX Runtime that compute on one kind of processor each.</summary>
internal static class ExecutionProviders
{
    /// <summary>The provider that every library has.</summary>
    public const string Cpu = "cpu";

    private const string Suffix = "ExecutionProvider";

    /// <summary>Whether a name is that of <see cref="Cpu"/>.</summary>
    public static bool IsCpu(string name) => name.Equals(Cpu, StringComparison.OrdinalIgnoreCase);

    /// <summary>Makes a provider the preferred one; what it cannot compute, the processor does.</summary>
    /// <param name="options">The session's options.</param>
    /// <param name="name">The provider: cpu, cuda, tensorrt, rocm, openvino, dnnl, xnnpack ...; in any case.</param>
    /// <exception cref="ArgumentException">The library has none of that name, or cannot start it.</exception>
    public static void Append(SessionOptions options, string name)
    {
        string[] available = [.. OrtEnv.Instance().GetAvailableProviders().Select(Short)];
        string provider = available.FirstOrDefault(each => each.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException(
                $"The engine onnxruntime has no provider '{name}'; this library of ONNX Runtime {NativeRuntime.Version} has "
                + $"{string.Join(", ", available.Select(each => each.ToLowerInvariant()))}. Take another library, "
                + "library=FILE, that has it.");
        try
        {
            AppendKnown(options, provider);
        }
        catch (Exception refused) when (refused is OnnxRuntimeException or EntryPointNotFoundException)
        {
            throw new ArgumentException(
                $"The engine onnxruntime cannot start the provider '{name}': {refused.Message}. Install what it needs, take another "
                + "library, library=FILE, or choose provider=cpu.", refused);
        }
    }

    private static void AppendKnown(SessionOptions options, string provider)
    {
        switch (provider.ToLowerInvariant())
        {
            case Cpu:
                break;
            case "cuda":
                options.AppendExecutionProvider_CUDA();
                break;
            case "tensorrt":
                options.AppendExecutionProvider_Tensorrt();
                options.AppendExecutionProvider_CUDA();
                break;
            case "rocm":
                options.AppendExecutionProvider_ROCm();
                break;
            case "migraphx":
                options.AppendExecutionProvider_MIGraphX();
                break;
            case "openvino":
                options.AppendExecutionProvider_OpenVINO();
                break;
            case "dnnl":
                options.AppendExecutionProvider_Dnnl();
                break;
            case "xnnpack":
                options.AppendExecutionProvider("XNNPACK");
                break;
            case "webgpu":
                options.AppendExecutionProvider("WebGPU");
                break;
            default:
                options.AppendExecutionProvider(provider);
                break;
        }
    }

    private static string Short(string provider) =>
        provider.EndsWith(Suffix, StringComparison.Ordinal) ? provider[..^Suffix.Length] : provider;
}
