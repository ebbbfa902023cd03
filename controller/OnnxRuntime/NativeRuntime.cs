using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using MbRlRobot.Adapters;
using Microsoft.ML.OnnxRuntime;

namespace MbRlRobot.OnnxRuntime;

/// <summary>
/// The native library of ONNX Runtime: the package's own, or another one. A process uses one, chosen before its first
/// engine is built.
/// </summary>
internal static class NativeRuntime
{
    private const string EntryPoint = "OrtGetApiBase";
    private const string PackagesOwn = "the package's own";

    private static readonly Lock Gate = new();
    private static string? _inUse;
    private static nint _handle;

    /// <summary>The library's version, once it is in use.</summary>
    public static string Version { get; private set; } = string.Empty;

    /// <summary>Loads the library, once in a process.</summary>
    /// <param name="library">The file; null for the one in use, or the package's own.</param>
    /// <exception cref="ArgumentException">The file cannot be used, or another one is in use.</exception>
    /// <exception cref="AdapterNotFoundException">The package has no library for this machine.</exception>
    public static void Use(string? library)
    {
        lock (Gate)
        {
            string? file = library is null ? null : FullPath(library);
            if (_inUse is not null && file is not null && file != _inUse)
            {
                throw Unusable(file, $"this process has used {_inUse} already, and can use one only; start it anew");
            }

            if (_inUse is null && file is not null)
            {
                Redirect(file);
            }

            _inUse ??= PackagesOwn;
            Version = Start();
        }
    }

    private static string FullPath(string library)
    {
        string file = Path.GetFullPath(library);
        return File.Exists(file) ? file : throw Unusable(file, "there is no such file");
    }

    private static void Redirect(string file)
    {
        _handle = Load(file);
        RequireNewEnough(file);
        NativeLibrary.SetDllImportResolver(
            typeof(InferenceSession).Assembly,
            (name, _, _) => name.Contains("onnxruntime", StringComparison.OrdinalIgnoreCase)
                && !name.Contains("extensions", StringComparison.OrdinalIgnoreCase) ? _handle : 0);
        _inUse = file;
    }

    private static nint Load(string file)
    {
        try
        {
            nint handle = NativeLibrary.Load(file);
            return NativeLibrary.TryGetExport(handle, EntryPoint, out _)
                ? handle
                : throw Unusable(file, "it is no library of ONNX Runtime");
        }
        catch (Exception refused) when (refused is DllNotFoundException or BadImageFormatException)
        {
            throw Unusable(file, LoaderFault(refused));
        }
    }

    /// <summary>
    /// An older library's table of functions is shorter than the one that the package's classes read: they would read
    /// past its end.
    /// </summary>
    private static unsafe void RequireNewEnough(string file)
    {
        nint entry = NativeLibrary.GetExport(_handle, EntryPoint);
        nint* functions = (nint*)((delegate* unmanaged<nint>)entry)();
        string version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)functions[1])()) ?? string.Empty;
        string wanted = OptionalPackage.Of(typeof(NativeRuntime).Assembly)[0].Version.Split('-')[0];
        if (!System.Version.TryParse(version.Split('-', '+')[0], out Version? has) || has < System.Version.Parse(wanted))
        {
            throw Unusable(file, $"it is ONNX Runtime {version}; this program was built for {wanted} and later");
        }
    }

    private static string Start()
    {
        try
        {
            return Environment().GetVersionString();
        }
        catch (TypeInitializationException refused)
        {
            throw new AdapterNotFoundException(
                $"rollout engine: onnxruntime cannot load its native library: {LoaderFault(refused.GetBaseException())}. "
                + "Give the option library=FILE a library of ONNX Runtime for this machine, or choose the engine builtin.");
        }
    }

    /// <summary>What goes wrong is thrown; nothing is to be written to the console beside it.</summary>
    private static OrtEnv Environment()
    {
        if (OrtEnv.IsCreated)
        {
            return OrtEnv.Instance();
        }

        EnvironmentCreationOptions options = new()
        {
            logId = "mbrl",
            logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        return OrtEnv.CreateInstanceWithOptions(ref options);
    }

    /// <summary>What the system's loader said last, without the runtime's page of advice around it.</summary>
    private static string LoaderFault(Exception refused) =>
        refused.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Last(line => line != ".")
            .TrimEnd('.');

    private static ArgumentException Unusable(string file, string why) =>
        new($"The engine onnxruntime cannot use the library '{file}': {why}.");
}
