using System.Text.Json.Serialization;
using MbRlRobot.Configuration;

namespace MbRlRobot.Messaging.Payloads;

/// <summary>How far a model came on a robot.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ModelStage>))]
public enum ModelStage
{
    /// <summary>A check failed; nothing of it is kept, and the running model was not touched.</summary>
    Refused,

    /// <summary>Every check passed; it waits for its turn, or predicts in the shadow of the running one.</summary>
    Staged,

    /// <summary>It is the model that the robot plans with.</summary>
    Running,

    /// <summary>It ran, and the robot went back to the one before.</summary>
    RolledBack,
}
