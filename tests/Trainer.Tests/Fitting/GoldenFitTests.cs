using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Fitting;

/// <summary>
/// Weights after some steps, kept as hashes: a kernel that is written anew, to be faster, must round as the one before, or what was
/// proved to learn is not what is shipped.
/// </summary>
public sealed class GoldenFitTests
{
    public static TheoryData<string, string, LaneWidth, string> Fits()
    {
        TheoryData<string, string, LaneWidth, string> fits = [];
        foreach ((string model, string training, string hash) in Golden)
        {
            foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
            {
                fits.Add(model, training, width, hash);
            }
        }

        return fits;
    }

    /// <summary>Widths and batches that leave rests of tiles, of bundles and of blocks of samples, and ones that leave none.</summary>
    private static IEnumerable<(string Model, string Training, string Hash)> Golden =>
    [
        ("""{ "members": 3, "active": 3, "hidden": [19, 33] }""",
            """{ "steps": 30, "batch": 32, "learningRate": 0.003 }""",
            "5bf5fe82219ce8a585b7c7a127386b2c"),
        ("""{ "members": 1, "active": 1, "hidden": [64, 64, 64] }""",
            """{ "steps": 6, "batch": 256, "learningRate": 0.003, "weightDecay": [0.1, 0.2, 0.3] }""",
            "f1f3f7ce527f1efc19778cf7699778df"),
        ("""{ "members": 1, "active": 1, "hidden": [200, 72] }""",
            """{ "steps": 6, "batch": 131, "learningRate": 0.003 }""",
            "b5438e26a9177b9f6da71be59f6728a2"),
        ("""{ "members": 3, "active": 3, "hidden": [48, 7], "activation": "tanh", "deterministic": true }""",
            """{ "steps": 20, "batch": 37, "learningRate": 0.003 }""",
            "3f7283ea15eee58d5eb9af87f327748c"),
        ("""{ "members": 3, "active": 3, "hidden": [113], "activation": "relu" }""",
            """{ "steps": 20, "batch": 65, "learningRate": 0.003, "beta": 0 }""",
            "d7f75f11d1463575cb70fcd4c75b9c3c"),
    ];

    [Theory]
    [MemberData(nameof(Fits))]
    public void Learns_the_same_weights_bit_for_bit_as_ever(string model, string training, LaneWidth width, string hash)
    {
        FitRequest request = LinearSystem.Request(600, ("$.model", model), ("$.training", training));
        float[] numbers = FitTesting.Numbers(FitTesting.Fit(request, width).Checkpoint);
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<float>(numbers)))[..32]);
    }
}
