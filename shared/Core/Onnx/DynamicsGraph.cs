using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Onnx.Wire;
using MbRlRobot.Robots;

namespace MbRlRobot.Onnx;

/// <summary>
/// The one graph that a robot's layout and an architecture have, without the learned numbers: the writer fills it, the
/// reader compares a file with it. Networks and variance bounds: PETS (Chua et al. 2018).
/// </summary>
internal sealed class DynamicsGraph
{
    /// <summary>
    /// The log-variance of a shifted action, which has no error: small, and finite for every consumer.
    /// </summary>
    public const float ExactLogVar = ReferenceEnsemble.ExactLogVariance;

    private readonly DynamicsLayout _layout;
    private readonly EnsembleArchitecture _shape;
    private readonly GraphWriter _graph = new(new GraphProto { Name = OnnxNames.Graph });
    private readonly string _learnedNext;
    private readonly string _learnedLogVar;

    private DynamicsGraph(DynamicsLayout layout, EnsembleArchitecture shape)
    {
        (_layout, _shape) = (layout, shape);
        bool isWhole = layout.Lagged.Count == 0;
        _learnedNext = isWhole ? OnnxNames.NextMean : "learned.next";
        _learnedLogVar = isWhole ? OnnxNames.LogVar : "learned.log_var";
    }

    /// <summary>Builds the graph: nodes, constants, inputs and outputs.</summary>
    public static GraphProto Build(DynamicsLayout layout, EnsembleArchitecture shape)
    {
        DynamicsGraph dynamics = new(layout, shape);
        dynamics.AddEnds();
        string output = dynamics.Network(dynamics.Inputs());
        string next = dynamics.Next(output);
        string logVar = shape.Deterministic ? dynamics.ResidualLogVar() : dynamics.BoundedLogVar(output);
        if (layout.Lagged.Count > 0)
        {
            dynamics.Shift(next, logVar);
        }

        return dynamics._graph.Graph;
    }

    private void AddEnds()
    {
        GraphProto graph = _graph.Graph;
        graph.Input.Add(GraphWriter.Value(OnnxNames.State, _shape.Members, _layout.StateDimension));
        graph.Input.Add(GraphWriter.Value(OnnxNames.Action, _shape.Members, _layout.ActionDimension));
        graph.Output.Add(GraphWriter.Value(OnnxNames.NextMean, _shape.Members, _layout.StateDimension));
        graph.Output.Add(GraphWriter.Value(OnnxNames.LogVar, _shape.Members, _layout.StateDimension));
    }

    /// <summary>The networks' inputs, normalised: (raw - mean) / scale.</summary>
    private string Inputs()
    {
        List<string> parts = [];
        for (int start = 0; start < _layout.Inputs.Count;)
        {
            ModelInputKind kind = _layout.Inputs[start].Kind;
            IEnumerable<ModelInput> run = _layout.Inputs.Skip(start).TakeWhile(input => input.Kind == kind);
            int[] columns = [.. run.Select(input => input.Index)];
            parts.Add(InputPart($"inputs.{parts.Count}", kind, columns));
            start += columns.Length;
        }

        string raw = _graph.Concat("inputs", [.. parts]);
        string centred = _graph.Node("Sub", "inputs.centred", raw, WeightSlot.InputMean);
        return _graph.Node("Div", "inputs.normalized", centred, WeightSlot.InputScale);
    }

    private string InputPart(string name, ModelInputKind kind, int[] columns) => kind switch
    {
        ModelInputKind.State => _graph.Gather(name, OnnxNames.State, columns),
        ModelInputKind.Action => _graph.Gather(name, OnnxNames.Action, columns),
        ModelInputKind.Sine => _graph.Node("Sin", name, _graph.Gather($"{name}.angle", OnnxNames.State, columns)),
        ModelInputKind.Cosine => _graph.Node("Cos", name, _graph.Gather($"{name}.angle", OnnxNames.State, columns)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not an input"),
    };

    private string Network(string values)
    {
        for (int layer = 0; layer < _shape.LayerCount; layer++)
        {
            string product = _graph.Node("MatMul", $"layer{layer}.product", values, WeightSlot.Weight(layer));
            values = _graph.Node("Add", $"layer{layer}.sum", product, WeightSlot.Bias(layer));
            values = layer < _shape.Hidden.Count ? Activate($"layer{layer}.active", values) : values;
        }

        return values;
    }

    private string Activate(string name, string values) => _shape.Activation switch
    {
        Activation.Silu => _graph.Node("Mul", name, values, _graph.Node("Sigmoid", $"{name}.sigmoid", values)),
        Activation.Tanh => _graph.Node("Tanh", name, values),
        Activation.Relu => _graph.Node("Relu", name, values),
        _ => throw new ArgumentOutOfRangeException(nameof(name), _shape.Activation, "not an activation"),
    };

    /// <summary>State + controlPeriod * velocity + change, of the learned states.</summary>
    private string Next(string output)
    {
        IReadOnlyList<LearnedState> learned = _layout.Learned;
        string mean = _shape.Deterministic ? output : _graph.Gather("mean", output, Enumerable.Range(0, learned.Count));
        string scaled = _graph.Node("Mul", "change.scaled", mean, WeightSlot.TargetScale);
        string change = _graph.Node("Add", "change", scaled, WeightSlot.TargetMean);
        string prior = _graph.Gather("learned.state", OnnxNames.State, learned.Select(state => state.Index));
        if (learned.Any(state => state.Velocity >= 0))
        {
            string rates = _graph.Gather("rates", OnnxNames.State, learned.Select(RateOf));
            string periods = _graph.Constant("periods", [.. learned.Select(PeriodOf)]);
            prior = _graph.Node("Add", "prior", prior, _graph.Node("Mul", "motion", rates, periods));
        }

        return _graph.Node("Add", _learnedNext, prior, change);
    }

    /// <summary>A state without a velocity moves by itself times nothing.</summary>
    private static int RateOf(LearnedState state) => state.Velocity < 0 ? state.Index : state.Velocity;

    private float PeriodOf(LearnedState state) => state.Velocity < 0 ? 0 : (float)_layout.ControlPeriod;

    /// <summary>min + softplus(s1 - min) with s1 = max - softplus(max - s), plus 2 ln scale.</summary>
    private string BoundedLogVar(string output)
    {
        string raw = _graph.Gather(
            "raw_log_var", output, Enumerable.Range(_layout.Learned.Count, _layout.Learned.Count));
        string above = _graph.Node("Softplus", "above", _graph.Node("Sub", "above.gap", WeightSlot.MaximumLogVar, raw));
        string capped = _graph.Node("Sub", "capped", WeightSlot.MaximumLogVar, above);
        string below = _graph.Node(
            "Softplus", "below", _graph.Node("Sub", "below.gap", capped, WeightSlot.MinimumLogVar));
        string bounded = _graph.Node("Add", "bounded", WeightSlot.MinimumLogVar, below);
        return _graph.Node("Add", _learnedLogVar, bounded, ScaleLogVar());
    }

    private string ResidualLogVar()
    {
        string sum = _graph.Node("Add", "residual", WeightSlot.ResidualLogVar, ScaleLogVar());
        return OnAllRows(_learnedLogVar, sum);
    }

    private string ScaleLogVar()
    {
        string log = _graph.Node("Log", "scale.log", WeightSlot.TargetScale);
        return _graph.Node("Add", "scale.log_var", log, log);
    }

    private string OnAllRows(string name, string columns)
    {
        string one = _graph.Gather($"{name}.one", OnnxNames.State, [0]);
        return _graph.Node("Expand", name, columns, _graph.Node("Shape", $"{name}.rows", one));
    }

    /// <summary>Adds the states that are actions applied earlier, and puts all states into the robot's order.</summary>
    private void Shift(string next, string logVar)
    {
        LaggedState[] older = [.. _layout.Lagged.Where(state => state.Source >= 0)];
        LaggedState[] newest = [.. _layout.Lagged.Where(state => state.Source < 0)];
        List<string> parts = [next];
        if (older.Length > 0)
        {
            parts.Add(_graph.Gather("lagged.older", OnnxNames.State, older.Select(state => state.Source)));
        }

        parts.Add(_graph.Gather("lagged.newest", OnnxNames.Action, newest.Select(state => state.Action)));
        int[] held =
        [
            .. _layout.Learned.Select(state => state.Index),
            .. older.Concat(newest).Select(state => state.Index),
        ];
        int[] order = [.. Enumerable.Range(0, held.Length).Select(state => Array.IndexOf(held, state))];
        _graph.Gather(OnnxNames.NextMean, _graph.Concat("next.parts", [.. parts]), order);

        string exact = _graph.Constant("exact_log_var", [.. _layout.Lagged.Select(_ => ExactLogVar)]);
        string both = _graph.Concat("log_var.parts", logVar, OnAllRows("lagged.log_var", exact));
        _graph.Gather(OnnxNames.LogVar, both, order);
    }
}
