using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Benchmarks.Children;

namespace MbRlRobot.Benchmarks.Comparing;

/// <summary>The PyTorch peer: a process for each measurement, in the environment that is best for it (peers/README.md).</summary>
/// <param name="python">A Python that has torch.</param>
internal sealed class TorchPeer(string python)
{
    /// <summary>More than anyone has time for: so the time alone ends a measurement, and processes side by side work as long.</summary>
    public const string ManyRepetitions = "100000";

    private static readonly Dictionary<string, string> Environment = new()
    {
        ["OPENBLAS_CORETYPE"] = "HASWELL",
        ["ATEN_CPU_CAPABILITY"] = "avx512",
        ["MALLOC_TRIM_THRESHOLD_"] = "4000000000",
        ["MALLOC_MMAP_THRESHOLD_"] = "4000000000",
        ["MALLOC_TOP_PAD_"] = "67108864",
    };

    private static string File => Path.Combine(TestKit.Repository.Root, "tests", "Benchmarks", "peers", "peer_torch.py");

    /// <summary>Asks for the torch that there is.</summary>
    /// <param name="cancellation">Kills it.</param>
    /// <returns>The torch.</returns>
    /// <exception cref="IOException">There is no such Python, it lacks torch or numpy, or they are too slow to compare with.</exception>
    public async Task<TorchBuild> BuildAsync(CancellationToken cancellation)
    {
        TorchBuild build;
        try
        {
            build = TorchBuild.Parse(await ChildOutput.ReadAsync(Dotnet.Start(python, "-c", TorchBuild.Question), python, cancellation));
        }
        catch (IOException fault)
        {
            throw new IOException(
                $"The peer cannot run: {fault.Message}. It needs a Python with torch and numpy: apt-get install python3-torch, or --python FILE.", fault);
        }

        return build.IsSlow
            ? throw new IOException(
                $"The peer would not be at its best: torch {build.Description} multiplies matrices by the reference BLAS, several times slower "
                + "than others. Debian: apt-get install libopenblas0-pthread.")
            : build;
    }

    /// <summary>Measures.</summary>
    /// <param name="threads">Threads of torch and of its BLAS.</param>
    /// <param name="options">What else the peer is told.</param>
    /// <param name="cancellation">Kills it.</param>
    /// <returns>Its times.</returns>
    public async Task<TorchTimes> RunAsync(int threads, IReadOnlyList<string> options, CancellationToken cancellation)
    {
        string count = threads.ToString(CultureInfo.InvariantCulture);
        ProcessStartInfo start = Dotnet.Start(python, [File, "--threads", count, .. options]);
        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["OPENBLAS_NUM_THREADS"] = count;
        start.Environment["OMP_NUM_THREADS"] = count;
        return TorchTimes.Parse(await ChildOutput.ReadAsync(start, "peer_torch.py", cancellation));
    }
}
