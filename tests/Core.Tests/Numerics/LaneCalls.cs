using System;
using MbRlRobot.Numerics;

namespace MbRlRobot.Tests.Numerics;

/// <summary>The functions of lanes by name, over arrays, at every width; and their twins in double precision.</summary>
internal static class LaneCalls
{
    /// <summary>Applies a function to arrays whose length is a multiple of 16.</summary>
    public static float[] Run(LaneWidth width, string function, float[] x, float[]? y = null) => width switch
    {
        LaneWidth.Four => Run<Lanes128>(function, x, y ?? x),
        LaneWidth.Eight => Run<Lanes256>(function, x, y ?? x),
        _ => Run<Lanes512>(function, x, y ?? x),
    };

    public static float One(string function, float x, float y = 0)
    {
        float[] xs = new float[16];
        float[] ys = new float[16];
        Array.Fill(xs, x);
        Array.Fill(ys, y);
        return Run(LaneWidth.Four, function, xs, ys)[0];
    }

    public static double Exact(string function, double x, double y = 0) => function switch
    {
        "exp" => Math.Exp(x),
        "log" => Math.Log(x),
        "sigmoid" => 1 / (1 + Math.Exp(-x)),
        "silu" => x / (1 + Math.Exp(-x)),
        "tanh" => Math.Tanh(x),
        "softplus" => Math.Max(x, 0) + LogOfOneAnd(Math.Exp(-Math.Abs(x))),
        "sin" => Math.Sin(x),
        "cos" => Math.Cos(x),
        "tan" => Math.Tan(x),
        "wrap" => Angles.Wrap(x),
        "pow" => Math.Pow(x, y),
        "atan2" => Math.Atan2(x, y),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "no such function"),
    };

    /// <summary>The error in units of the last place of the float32 number next to the exact one.</summary>
    public static double Units(float value, double exact)
    {
        float nearest = MathF.Abs((float)exact);
        return Math.Abs(value - exact) / Math.Max(float.Epsilon, (double)nearest - MathF.BitDecrement(nearest));
    }

    private static float[] Run<T>(string function, float[] x, float[] y)
        where T : struct, ILanes<T>
    {
        float[] results = new float[x.Length];
        for (int lane = 0; lane < x.Length; lane += T.Count)
        {
            Apply(function, T.Load(ref x[0], lane), T.Load(ref y[0], lane)).Store(ref results[0], lane);
        }

        return results;
    }

    private static T Apply<T>(string function, T x, T y)
        where T : struct, ILanes<T> => function switch
        {
            "exp" => LaneMath.Exp(x),
            "log" => LaneMath.Log(x),
            "sigmoid" => LaneMath.Sigmoid(x),
            "silu" => LaneMath.Silu(x),
            "tanh" => LaneMath.Tanh(x),
            "softplus" => LaneMath.Softplus(x),
            "sin" => LaneAngles.SinCos(x, out _),
            "cos" => Cosine(x),
            "tan" => LaneAngles.SinCos(x, out T cosine) / cosine,
            "wrap" => LaneAngles.Wrap(x),
            "pow" => LanePower.Pow(x, y),
            "atan2" => LaneArcTangent.Atan2(x, y),
            _ => throw new ArgumentOutOfRangeException(nameof(function), function, "no such function"),
        };

    private static T Cosine<T>(T x)
        where T : struct, ILanes<T>
    {
        LaneAngles.SinCos(x, out T cosine);
        return cosine;
    }

    private static double LogOfOneAnd(double small) => small < 1e-5 ? small - (small * small / 2) : Math.Log(1 + small);
}
