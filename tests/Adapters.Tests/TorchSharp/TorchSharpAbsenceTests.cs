using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Adapters.Tests.TorchSharp;

/// <summary>The trainer as it was built with TorchSharp, on a machine where the native half is not there or does not load.</summary>
[AdapterUnderTest(typeof(AppAdapters), "torchsharp")]
[Collection(TorchSharpFitters.Name)]
public sealed class TorchSharpAbsenceTests : IDisposable
{
    private const int PatienceMilliseconds = 120_000;
    private readonly string _folder = Directory.CreateTempSubdirectory("mbrl-torch-").FullName;

    public TorchSharpAbsenceTests()
    {
        // native libraries lie in folders below
        foreach (string file in Directory.GetFiles(AppContext.BaseDirectory))
        {
            if (!Path.GetFileName(file).Contains("LibTorchSharp", StringComparison.Ordinal))
            {
                File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
            }
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [AdapterFact]
    public void Doctor_says_what_is_missing_and_what_to_do()
    {
        (int exitCode, string output, _) = Run("doctor", "--json");
        Assert.Equal(0, exitCode);
        Assert.StartsWith("{", output, StringComparison.Ordinal);
        Assert.Contains("libLibTorchSharp does not load on this machine", output, StringComparison.Ordinal);
    }

    [AdapterFact]
    public void A_library_that_is_none_is_as_good_as_missing()
    {
        File.WriteAllText(Path.Combine(_folder, "libLibTorchSharp.so"), "no library");
        (int exitCode, string output, _) = Run("doctor", "--json");
        Assert.Equal(0, exitCode);
        Assert.Contains("libLibTorchSharp does not load on this machine", output, StringComparison.Ordinal);
    }

    [AdapterFact]
    public void Asking_for_it_is_refused_in_one_line_and_nothing_is_written()
    {
        string run = Path.Combine(_folder, "run");
        string robot = Path.Combine(Repository.Root, "hardware", "robots", "pendulum", "robot.json");
        (int exitCode, string output, string error) =
            Run("demo", "--robot", robot, "--fitter", "torchsharp", "--episodes", "1", "--out", run);
        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.Contains("TorchSharp-cpu", error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.False(Directory.Exists(run));
    }

    private (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, [Path.Combine(_folder, "mbrl-trainer.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(PatienceMilliseconds))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{string.Join(' ', arguments)} did not end");
        }

        return (process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
