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
/// <param name="time">The clock.</param>
internal sealed class ModelReports(
    ModelShelf shelf, Func<TopicKind, ReadOnlyMemory<byte>, Task> publish, LinkEvents events, TimeProvider time)
{
    /// <summary>Whoever floods a robot with manifests must not make it flood the trainer.</summary>
    private static readonly TimeSpan AnswerInterval = TimeSpan.FromSeconds(1);

    private TimeSpan _answered = -AnswerInterval;

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
    /// <param name="version">Its version.</param>
    /// <param name="verdict">Why.</param>
    public void Refuse(ulong version, ModelVerdict verdict)
    {
        events.Tell($"model {version} is refused: {verdict}");
        Publish(version, ModelStage.Refused, verdict.Refusal, verdict.Reason);
    }

    /// <summary>A message was refused of which nobody can say whether a trainer has sent it.</summary>
    /// <param name="verdict">Why.</param>
    public void RefuseUnbelieved(ModelVerdict verdict)
    {
        events.Refuse(TopicKind.ModelManifest, $"a manifest is refused: {verdict}");
        TimeSpan now = time.Monotonic();
        if (now - _answered >= AnswerInterval)
        {
            _answered = now;
            Publish(version: 0, ModelStage.Refused, verdict.Refusal, verdict.Reason);
        }
    }

    private void Publish(ulong version, ModelStage stage, ModelRefusal refusal, string message) => publish(
        TopicKind.ModelResult,
        PayloadJson.Write(new ModelResult(
            version, stage, refusal, shelf.RunningVersion, shelf.HighestVersion, Printable.Text(message))));
}
