namespace MbRlRobot.Onnx;

/// <summary>The names by which a consumer of a model file finds its inputs, outputs and metadata.</summary>
public static class OnnxNames
{
    /// <summary>
    /// Input <c>state</c>, [E,B,ds]: the state, member e's rows in its own block. Angles may be wrapped or not.
    /// </summary>
    public const string State = "state";

    /// <summary>Input <c>action</c>, [E,B,da]: the action held over the control period.</summary>
    public const string Action = "action";

    /// <summary>
    /// Output <c>next_mean</c>, [E,B,ds]: the mean of the next state, in the states' units; angles are not wrapped.
    /// </summary>
    public const string NextMean = "next_mean";

    /// <summary>
    /// Output <c>log_var</c>, [E,B,ds]: natural logarithm of the variance of next_mean's error, in state unit
    /// squared.
    /// </summary>
    public const string LogVar = "log_var";

    /// <summary>The symbolic dimension of the rows.</summary>
    public const string Rows = "B";

    /// <summary>The name of the graph.</summary>
    public const string Graph = "dynamics";

    /// <summary>The producer that a file names.</summary>
    public const string Producer = "MbRlRobot";

    /// <summary>Metadata: what the file is, <see cref="FormatValue"/>.</summary>
    public const string Format = "mbrl.format";

    /// <summary>The value of <see cref="Format"/>.</summary>
    public const string FormatValue = "mbrl-dynamics 1";

    /// <summary>Metadata: the robot's type.</summary>
    public const string Type = "mbrl.type";

    /// <summary>Metadata: the schema of the transitions it was fitted to, 64 lower-case hexadecimal digits.</summary>
    public const string SchemaHash = "mbrl.schemaHash";

    /// <summary>Metadata: the model's version, a whole number.</summary>
    public const string Version = "mbrl.version";

    /// <summary>Metadata: seconds between sensor readings.</summary>
    public const string IoPeriod = "mbrl.ioPeriod";

    /// <summary>Metadata: seconds from state to next state.</summary>
    public const string ControlPeriod = "mbrl.controlPeriod";

    /// <summary>
    /// Metadata: the state vector, names and units among the rest, as robot.json has it (a JSON array).
    /// </summary>
    public const string States = "mbrl.state";

    /// <summary>Metadata: the action vector as robot.json has it (a JSON array).</summary>
    public const string Actions = "mbrl.action";

    /// <summary>
    /// Metadata: members, dimensions, hidden layers, activation, and whether it is deterministic (then log_var is
    /// the holdout residuals' and the same everywhere), as the manifest has it (a JSON object).
    /// </summary>
    public const string Architecture = "mbrl.architecture";

    /// <summary>Metadata: how next_mean gives angles, <see cref="AnglesValue"/>.</summary>
    public const string Angles = "mbrl.angles";

    /// <summary>The value of <see cref="Angles"/>.</summary>
    public const string AnglesValue = "unwrapped";

    /// <summary>Metadata: each member's normalised holdout error, NaN for none, separated by blanks.</summary>
    public const string HoldoutError = "mbrl.holdoutError";

    /// <summary>
    /// Metadata that only a graph of another make needs, one without our initializer <c>target_scale</c>: the standard
    /// deviation of each learned state's change beyond the kinematic prior, in its unit, separated by blanks. Members'
    /// disagreement is measured in it.
    /// </summary>
    public const string ChangeScale = "mbrl.changeScale";
}
