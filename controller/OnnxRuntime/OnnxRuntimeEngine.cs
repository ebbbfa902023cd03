using System;
using System.Collections.Generic;
using System.IO;
using MbRlRobot.Adapters;
using MbRlRobot.Onnx;
using MbRlRobot.Ports;
using MbRlRobot.Rollouts;
using Microsoft.ML.OnnxRuntime;

namespace MbRlRobot.OnnxRuntime;

/// <summary>
/// Builds rollout engines whose networks ONNX Runtime computes, from the model file as it is; everything else is that of
/// the built-in engine.
/// </summary>
internal static class OnnxRuntimeEngine
{
    private const string Adapter = "engine onnxruntime";
    private const string Library = "library";
    private const string Provider = "provider";

    /// <summary>Builds an engine.</summary>
    /// <param name="setup">
    /// What it is built for. Options: <c>library</c>, the file of another native library of ONNX Runtime, and
    /// <c>provider</c>, an execution provider that the library has, such as <c>cpu</c> or <c>cuda</c>.
    /// </param>
    /// <returns>The engine, warmed up.</returns>
    /// <exception cref="InvalidDataException">The runtime cannot run the model, or it is for another robot.</exception>
    /// <exception cref="ArgumentException">
    /// An option is unknown or cannot be had, or the model's members do not fit the number of particles.
    /// </exception>
    /// <exception cref="AdapterNotFoundException">The native library cannot be used here.</exception>
    public static IRolloutEngine Create(RolloutSetup setup)
    {
        OnnxNetwork network = Open(setup);
        try
        {
            return new BatchRolloutEngine(setup.Robot, network, setup.MaximumCandidates, setup.Threads);
        }
        catch (Exception fault)
        {
            network.Dispose();
            if (fault is OnnxRuntimeException refused)
            {
                throw Refused(refused);
            }

            throw;
        }
    }

    /// <summary>Loads a model's networks, without anything around them.</summary>
    /// <param name="setup">As <see cref="Create"/> takes it.</param>
    /// <returns>The networks.</returns>
    /// <inheritdoc cref="Create"/>
    public static OnnxNetwork Open(RolloutSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        AdapterOptions.ThrowIfUnknown(setup.Options, Adapter, Library, Provider);
        OnnxInterface model = OnnxInterfaceReader.Read(setup.Model, "the model", setup.Robot);
        NativeRuntime.Use(setup.Options.GetValueOrDefault(Library));
        string provider = setup.Options.GetValueOrDefault(Provider, ExecutionProviders.Cpu);
        using SessionOptions options = Options(provider);
        try
        {
            return new OnnxNetwork(model, setup, options, copiesInputs: !ExecutionProviders.IsCpu(provider));
        }
        catch (OnnxRuntimeException refused)
        {
            throw Refused(refused);
        }
    }

    private static InvalidDataException Refused(OnnxRuntimeException refused) => new(
        $"the model: ONNX Runtime {NativeRuntime.Version} cannot run it: {refused.Message}. Export it with mbrl-trainer, or "
        + "with operators and an opset that this runtime knows.",
        refused);

    /// <summary>One thread, which never spins: the engine's own threads share out the candidates.</summary>
    private static SessionOptions Options(string provider)
    {
        SessionOptions options = new()
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        try
        {
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            ExecutionProviders.Append(options, provider);
            return options;
        }
        catch
        {
            options.Dispose();
            throw;
        }
    }
}
