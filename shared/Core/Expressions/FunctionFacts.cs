using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Expressions;

/// <summary>How a function is written and how many arguments it takes.</summary>
/// <param name="Function">The function.</param>
/// <param name="Name">Its text.</param>
/// <param name="Arguments">The names of its arguments, as a message shows them.</param>
/// <param name="Minimum">The least number of arguments.</param>
/// <param name="Maximum">The greatest number of arguments.</param>
internal sealed record FunctionFacts(
    ExpressionFunction Function, string Name, string Arguments, int Minimum, int Maximum)
{
    private static readonly FunctionFacts[] All =
    [
        new(ExpressionFunction.Sin, "sin", "x", 1, 1),
        new(ExpressionFunction.Cos, "cos", "x", 1, 1),
        new(ExpressionFunction.Tan, "tan", "x", 1, 1),
        new(ExpressionFunction.Tanh, "tanh", "x", 1, 1),
        new(ExpressionFunction.Exp, "exp", "x", 1, 1),
        new(ExpressionFunction.Log, "log", "x", 1, 1),
        new(ExpressionFunction.Sqrt, "sqrt", "x", 1, 1),
        new(ExpressionFunction.Abs, "abs", "x", 1, 1),
        new(ExpressionFunction.Sign, "sign", "x", 1, 1),
        new(ExpressionFunction.Atan2, "atan2", "y, x", 2, 2),
        new(ExpressionFunction.Min, "min", "a, b, ...", 2, int.MaxValue),
        new(ExpressionFunction.Max, "max", "a, b, ...", 2, int.MaxValue),
        new(ExpressionFunction.Clamp, "clamp", "x, lo, hi", 3, 3),
        new(ExpressionFunction.Wrap, "wrap", "x", 1, 1),
    ];

    private static readonly Dictionary<ExpressionFunction, FunctionFacts> ByFunction =
        All.ToDictionary(facts => facts.Function);

    private static readonly Dictionary<string, FunctionFacts> ByName = All.ToDictionary(facts => facts.Name);

    public static IReadOnlyCollection<string> Names => ByName.Keys;

    public static FunctionFacts Of(ExpressionFunction function) => ByFunction[function];

    public static FunctionFacts? Find(string name) => ByName.GetValueOrDefault(name);

    public bool Takes(int count) => count >= Minimum && count <= Maximum;
}
