using System;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Models;

namespace MbRlRobot.Link.Reception;

/// <summary>Tells people and the trainer how models fare.</summary>
/// <param name="shelf">What the robot has.</param>
/// <param name="publish">Publishes.</param>
/// <param name="events">Takes what people should know.</param>
internal sealed class ModelReports(
    ModelShelf shelf, Func<TopicKind, ReadOnlyMemory<byte>, Task> publish, LinkEvents events)
{
    /// <summary>A model came a step further.</summary>
    /// <param name="version">Its version.</param>
    /// <param name="stage">How far it is.</param>
    /// <param name="message">What happened, for people.</param>
    public void Tell(ulong version, ModelStage stage, string message)
    {
        events.Tell($"model {version}: {message}");
        Publish(version, stage, ModelRefusal.None, message);
    }

    /// <summary>A model was refused; the one that runs was not touched.</summary>
    /// <param name="version">Its version; 0 where its manifest could not be believed.</param>
    /// <param name="verdict">Why.</param>
    public void Refuse(ulong version, ModelVerdict verdict)
    {
        events.Tell($"model {version} is refused: {verdict}");
        Publish(version, ModelStage.Refused, verdict.Refusal, verdict.Reason);
    }

    private void Publish(ulong version, ModelStage stage, ModelRefusal refusal, string message) => publish(
        TopicKind.ModelResult,
        PayloadJson.Write(new ModelResult(
            version, stage, refusal, shelf.RunningVersion, shelf.HighestVersion, Printable.Text(message))));
}
