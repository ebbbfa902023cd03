using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics.X86;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Children;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Running;
using MbRlRobot.Numerics;

namespace MbRlRobot.Acceptance.Proofs;

/// <summary>A run is a function of its seed: whatever the process, the number of threads or the width of the vectors.</summary>
public sealed class SameBits : IProof
{
    private static readonly Dictionary<string, string> AsIs = [];
    private static readonly Dictionary<string, string> NoAvx512 = new() { ["DOTNET_EnableAVX512"] = "0" };
    private static readonly Dictionary<string, string> NoAvx2 = new() { ["DOTNET_EnableAVX2"] = "0" };

    /// <inheritdoc />
    public string Name => nameof(SameBits);

    /// <inheritdoc />
    public string Shows => "report, transitions, checkpoint and model are the same bytes with other processes, threads and vector widths";

    /// <inheritdoc />
    public async Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation)
    {
        Criteria criteria = new(progress);
        Comparison whole = await Compare("3 episodes", ["1", "3"], criteria, cancellation);
        await whole.Expect("once more", ["1", "3"], AsIs, LaneDispatch.Best);
        await whole.Expect("2 threads", ["2", "3"], AsIs, LaneDispatch.Best);
        Comparison tiny = await Compare("2 short episodes", ["1", "2", BitsChild.Tiny], criteria, cancellation);
        string skipped = LaneDispatch.Best == LaneWidth.Sixteen ? "" : "; without AVX-512 here nothing to switch off";
        if (skipped.Length == 0)
        {
            await whole.Expect("without AVX-512", ["2", "3"], NoAvx512, LaneWidth.Eight);
        }

        if (Avx2.IsSupported)
        {
            await tiny.Expect("without AVX2", ["2", "2", BitsChild.Tiny], NoAvx2, LaneWidth.Four);
        }
        else
        {
            skipped += "; without AVX2 here nothing to switch off";
        }

        return criteria.Verdict($"vectors here: {LaneDispatch.Best}{skipped}");
    }

    private static async Task<Comparison> Compare(
        string what, string[] arguments, Criteria criteria, CancellationToken cancellation)
    {
        string[] lines = await Comparison.Run(arguments, AsIs, cancellation);
        criteria.Tell($"{what}: {string.Join(", ", lines.Select(line => line[..Math.Min(line.Length, 24)]))}");
        return new Comparison(what, lines, criteria, cancellation);
    }

    private sealed class Comparison(string what, string[] expected, Criteria criteria, CancellationToken cancellation)
    {
        public static async Task<string[]> Run(
            string[] arguments, Dictionary<string, string> settings, CancellationToken cancellation)
        {
            string output = await ChildCommands.Start([BitsChild.Word, .. arguments], settings, cancellation);
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }

        public async Task Expect(string how, string[] arguments, Dictionary<string, string> settings, LaneWidth width)
        {
            string[] lines = await Run(arguments, settings, cancellation);
            criteria.Check($"{what}, {how}: {lines[0]}", lines[0] == $"{BitsChild.Width} {width}");
            for (int line = 1; line < expected.Length; line++)
            {
                string name = expected[line].Split(' ')[0];
                criteria.Check($"{what}, {how}: the same {name}", lines.Length == expected.Length && lines[line] == expected[line]);
            }
        }
    }
}
