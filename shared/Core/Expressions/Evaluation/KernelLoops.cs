using MbRlRobot.Numerics;

namespace MbRlRobot.Expressions.Evaluation;

/// <summary>The loops over a row. The result may take an operand's place: a bundle is read before it is written.</summary>
internal static class KernelLoops
{
    public static void Unary<T, TOperation>(in KernelRows rows)
        where T : struct, ILanes<T>
        where TOperation : struct, IUnaryOperation<T>
    {
        ref float result = ref rows.Destination;
        ref float x = ref rows.First;
        int lanes = rows.Lanes;
        for (nint lane = 0; lane < lanes; lane += T.Count)
        {
            TOperation.Apply(T.Load(ref x, lane)).Store(ref result, lane);
        }
    }

    public static void Binary<T, TOperation>(in KernelRows rows)
        where T : struct, ILanes<T>
        where TOperation : struct, IBinaryOperation<T>
    {
        ref float result = ref rows.Destination;
        ref float left = ref rows.First;
        ref float right = ref rows.Second;
        int lanes = rows.Lanes;
        for (nint lane = 0; lane < lanes; lane += T.Count)
        {
            TOperation.Apply(T.Load(ref left, lane), T.Load(ref right, lane)).Store(ref result, lane);
        }
    }

    public static void Select<T>(in KernelRows rows)
        where T : struct, ILanes<T>
    {
        ref float result = ref rows.Destination;
        ref float mask = ref rows.First;
        ref float whenTrue = ref rows.Second;
        ref float whenFalse = ref rows.Third;
        int lanes = rows.Lanes;
        for (nint lane = 0; lane < lanes; lane += T.Count)
        {
            T chosen = T.Select(T.Load(ref mask, lane), T.Load(ref whenTrue, lane), T.Load(ref whenFalse, lane));
            chosen.Store(ref result, lane);
        }
    }
}
