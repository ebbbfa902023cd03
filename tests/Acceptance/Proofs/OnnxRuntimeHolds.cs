using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Children;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Acceptance.Running;
using MbRlRobot.Adapters;
using MbRlRobot.TrainerApp;

namespace MbRlRobot.Acceptance.Proofs;

/// <summary>The engine over ONNX Runtime gives back what it takes, and takes the native library that it is told to.</summary>
public sealed class OnnxRuntimeHolds : IProof
{
    private const string WarmUps = "20";
    private const string Loads = "200";
    private const double LimitMegabytes = 20;

    private static readonly Dictionary<string, string> AsIs = [];

    /// <inheritdoc />
    public string Name => nameof(OnnxRuntimeHolds);

    /// <inheritdoc />
    public string Shows => "200 loads of a model into ONNX Runtime keep less than 20 MB, and its native library may be another one";

    /// <inheritdoc />
    public async Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation)
    {
        try
        {
            _ = TrainerProgram.Adapters().RolloutEngines.Find(OnnxRuntimeChild.Word);
        }
        catch (AdapterNotFoundException missing)
        {
            return new Verdict(Outcome.Skipped, missing.Message);
        }

        Criteria criteria = new(progress);
        string grown = await Child(cancellation, WarmUps, Loads);
        double megabytes = double.Parse(grown, CultureInfo.InvariantCulture) / 1e6;
        criteria.Check($"{megabytes:f1} MB more resident memory after {Loads} loads, limit {LimitMegabytes}", megabytes < LimitMegabytes);
        await TryLibraries(criteria, cancellation);
        return criteria.Verdict($"{megabytes:f1} MB after {Loads} loads");
    }

    private static async Task TryLibraries(Criteria criteria, CancellationToken cancellation)
    {
        using TemporaryFolder folder = new();
        string own = Directory.EnumerateFiles(AppContext.BaseDirectory, "libonnxruntime.so", SearchOption.AllDirectories).Order().Last();
        string copy = Path.Combine(folder.Path, "my-runtime.so");
        File.Copy(own, copy);
        string taken = await Child(cancellation, "1", "1", copy);
        criteria.Check($"another library: {taken}", long.TryParse(taken, out _));
        string text = Path.Combine(folder.Path, "text.so");
        await File.WriteAllTextAsync(text, "no library", cancellation);
        string refused = await Child(cancellation, "1", "1", text);
        criteria.Check($"a text: {refused}", refused.Contains($"cannot use the library '{text}'", StringComparison.Ordinal));
        string stranger = Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "libSystem.Native.so").Single();
        refused = await Child(cancellation, "1", "1", stranger);
        criteria.Check($"a library of another kind: {refused}", refused.Contains("it is no library of ONNX Runtime", StringComparison.Ordinal));
    }

    private static async Task<string> Child(CancellationToken cancellation, params string[] arguments) =>
        (await ChildCommands.Start([OnnxRuntimeChild.Word, .. arguments], AsIs, cancellation)).Trim();
}
