namespace MbRlRobot.Models;

/// <summary>
/// Why a robot refused a model. The values are in the order of the checks: the code that a robot reports is the first
/// that failed, and everything before it passed. Nothing is kept of a refused model, and the running one is never
/// touched. <see cref="ModelRefusalAdvice"/> says what the operator should do.
/// </summary>
public enum ModelRefusal
{
    /// <summary>Not refused.</summary>
    None = 0,

    /// <summary>The message is longer than a signed manifest may be. Nothing of it was read.</summary>
    Size = 1,

    /// <summary>The message is no envelope of key id, signature and payload.</summary>
    Envelope = 2,

    /// <summary>The key id is not among the keys that this robot trusts, or the key's time is over.</summary>
    UnknownKey = 3,

    /// <summary>The signature does not fit the payload's bytes. Nothing of the payload was parsed.</summary>
    Signature = 4,

    /// <summary>
    /// The payload is signed, but no valid manifest (<see cref="ModelManifestReader"/> names each problem).
    /// </summary>
    Manifest = 5,

    /// <summary>The model is for another robot type, or not for this robot.</summary>
    Robot = 6,

    /// <summary>
    /// The robot's own record of what it has taken is missing or damaged, so that nobody can tell an old model from a new
    /// one. Nothing is taken until an operator starts a new record.
    /// </summary>
    Record = 7,

    /// <summary>
    /// The version is not above the highest that this robot has ever taken: an old model, or a replay.
    /// </summary>
    Version = 8,

    /// <summary>The model's time is over.</summary>
    Expired = 9,

    /// <summary>The model needs a newer controller.</summary>
    Runtime = 10,

    /// <summary>Schema hash or control period differ: the model was fitted for another robot description.</summary>
    Schema = 11,

    /// <summary>The ensemble does not fit the planner: the particles are no multiple of the active members.</summary>
    Architecture = 12,

    /// <summary>This very file was rolled back on this robot before.</summary>
    RolledBack = 13,

    /// <summary>A chunk did not come, or has not the size that was announced.</summary>
    Chunks = 14,

    /// <summary>The file's SHA-256 is not the one that was signed.</summary>
    Hash = 15,

    /// <summary>The file is no ONNX model with the inputs, outputs and metadata that were announced.</summary>
    Structure = 16,

    /// <summary>The model has an operator that is not on the list of allowed ones.</summary>
    Operators = 17,

    /// <summary>The model refers to data outside its file.</summary>
    ExternalData = 18,

    /// <summary>A weight is infinite or not a number.</summary>
    Weights = 19,

    /// <summary>The engine that is to run the model could not be built with it.</summary>
    Engine = 20,

    /// <summary>The outputs for the golden inputs are off by more than the tolerance.</summary>
    Golden = 21,

    /// <summary>Somewhere inside the robot's limits an output is infinite or not a number.</summary>
    Outputs = 22,

    /// <summary>Planning with the model takes longer on this board than its budget allows.</summary>
    Latency = 23,

    /// <summary>Everything passed, but the model could not be written to the robot's disk.</summary>
    Storage = 24,

    /// <summary>In the shadow of the running model the new one predicted live transitions worse.</summary>
    Shadow = 25,

    /// <summary>On trial the model did not drive the robot as it should, and was rolled back.</summary>
    Trial = 26,
}
