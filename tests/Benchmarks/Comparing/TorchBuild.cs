using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace MbRlRobot.Benchmarks.Comparing;

/// <summary>The torch that a Python has.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Blas">The files of the linear algebra that it loaded; none where it has its own.</param>
internal sealed record TorchBuild(string Version, IReadOnlyList<string> Blas)
{
    /// <summary>What a Python is asked: it answers with <c>{"torch": VERSION, "blas": [FILE, ...]}</c>.</summary>
    public const string Question = """
        import json, re, torch
        files = {line.split()[-1] for line in open('/proc/self/maps') if re.search(r'/lib[^/]*(blas|mkl|blis|atlas)[^/]*$', line)}
        import numpy
        print(json.dumps({'torch': torch.__version__, 'blas': sorted(files)}))
        """;

    private static readonly string[] Fast = ["openblas", "mkl", "blis", "atlas"];

    /// <summary>Whether matrices are multiplied by the reference library, which is several times slower than any other.</summary>
    public bool IsSlow => Blas.Count > 0 && !Blas.Any(file => Fast.Any(Path.GetFileName(file).Contains));

    /// <summary>For people.</summary>
    public string Description => Blas.Count == 0 ? Version : $"{Version} ({string.Join(", ", Blas.Select(Path.GetFileName))})";

    /// <summary>Reads the answer.</summary>
    /// <param name="json">What the Python wrote.</param>
    /// <returns>The build.</returns>
    /// <exception cref="IOException">It is no answer.</exception>
    public static TorchBuild Parse(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            string[] files = [.. root.GetProperty("blas").EnumerateArray().Select(file => file.GetString() ?? "")];
            return new TorchBuild(root.GetProperty("torch").GetString() ?? "", files);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new IOException($"asked for its torch, Python answered: {json.Trim()}", fault);
        }
    }
}
