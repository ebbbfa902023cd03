using System;

namespace MbRlRobot.Models;

/// <summary>What an operator should do about a refusal, for command lines and logs.</summary>
public static class ModelRefusalAdvice
{
    /// <summary>The advice for a refusal.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <returns>One sentence; for <see cref="ModelRefusal.None"/> that nothing is to be done.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such refusal.</exception>
    public static string For(ModelRefusal refusal) => refusal switch
    {
        ModelRefusal.None => "Nothing to do.",
        ModelRefusal.Size => "Publish with fewer golden rows; if no trainer sent it, look for who else may publish.",
        ModelRefusal.Envelope => "Publish with mbrl-trainer; a bare manifest.json is no signed message.",
        ModelRefusal.UnknownKey => "Add the trainer's public key to the robot's trusted keys, if you trust it.",
        ModelRefusal.Signature => "Treat it as an attack or damage: check who may publish, then publish again.",
        ModelRefusal.Manifest => "Bring trainer and controller to the same version; the log names each bad value.",
        ModelRefusal.Robot => "Publish for this type and robot id, or correct --id on the robot.",
        ModelRefusal.Record => "Restore the record, or start a new one at the registry's highest version for this robot.",
        ModelRefusal.Version => "Publish again: the trainer gives the same weights a version above the robot's.",
        ModelRefusal.Expired => "Check the robot's clock, then publish again with a later notAfterUtc.",
        ModelRefusal.Runtime => "Update the controller on the robot.",
        ModelRefusal.Schema => "Use the same robot.json on robot and trainer, then fit again.",
        ModelRefusal.Architecture => "Set planner.particles in robot.json to a multiple of the active members.",
        ModelRefusal.RolledBack => "Fit again: this file has failed on this robot before.",
        ModelRefusal.Chunks => "Check the link and that a trainer is online; the robot asks again.",
        ModelRefusal.Hash => "Publish again; if it repeats, compare the file in the registry with its manifest.",
        ModelRefusal.Structure => "Export the model with mbrl-trainer of this version.",
        ModelRefusal.Operators => "Export the model with mbrl-trainer; robots run its operators only.",
        ModelRefusal.ExternalData => "Export the model into one file.",
        ModelRefusal.Weights => "Discard the model and look for non-finite rows or a diverged fit.",
        ModelRefusal.Engine => "Run mbrl-controller doctor: it says what the engine lacks.",
        ModelRefusal.Golden => "Run mbrl-controller doctor: this board computes other numbers than the trainer.",
        ModelRefusal.Outputs => "Fit again with data that reach further, or narrow the state limits in robot.json.",
        ModelRefusal.Latency => "Shrink network, population or horizon, or plan less often: see mbrl-controller bench.",
        ModelRefusal.Storage => "Make room on the robot's disk, or let the controller write there; it tries again.",
        ModelRefusal.Shadow => "Collect more data and fit again; the robot goes on with the better model.",
        ModelRefusal.Trial => "Look at the log for what went wrong on trial; fit again with the data since then.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "not a refusal"),
    };
}
