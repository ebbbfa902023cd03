using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using MbRlRobot.Installation;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Models;
using MbRlRobot.Ports;

namespace MbRlRobot.Link.Reception;

/// <summary>Gets the file of a manifest that passed: asks for the chunks that are missing, some at a time, until all are there.</summary>
internal sealed class ModelFetch
{
    /// <summary>The most chunks asked for at once: 4 MiB.</summary>
    public const int ChunksAtOnce = 16;

    /// <summary>How long a chunk is waited for before it is asked for again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ChunkCache _cache;
    private readonly Func<TopicKind, ReadOnlyMemory<byte>, Task> _publish;
    private readonly LinkEvents _events;
    private readonly TimeProvider _time;
    private readonly ChunkAssembler _assembler;
    private int _askedUpTo;

    /// <summary>Begins, with what is there from before a restart.</summary>
    /// <param name="check">The manifest, which passed.</param>
    /// <param name="cache">Keeps chunks over a restart.</param>
    /// <param name="publish">Publishes requests.</param>
    /// <param name="events">Takes what people should know.</param>
    /// <param name="time">The clock.</param>
    public ModelFetch(
        ManifestCheck check, ChunkCache cache, Func<TopicKind, ReadOnlyMemory<byte>, Task> publish, LinkEvents events, TimeProvider time)
    {
        (Check, _cache, _publish, _events, _time) = (check, cache, publish, events, time);
        _assembler = new ChunkAssembler(check.Manifest!.Onnx, time.Monotonic(), Patience);
        Cached(() => cache.Restore(_assembler, time.Monotonic()));
    }

    /// <summary>The manifest.</summary>
    public ManifestCheck Check { get; }

    /// <summary>Whether all chunks are there.</summary>
    public bool IsComplete => _assembler.IsComplete;

    /// <summary>Takes a chunk that arrived; what does not belong to the file changes nothing.</summary>
    /// <param name="message">The message; nobody vouches for it.</param>
    public void Take(BusMessage message)
    {
        ReadOnlyMemory<byte> payload = message.Payload;
        ChunkOutcome outcome = TopicName.TryParse(message.Topic, out TopicName topic)
            ? _assembler.Take(topic.Sha256, topic.ChunkIndex, payload.Span, _time.Monotonic())
            : ChunkOutcome.Foreign;
        switch (outcome)
        {
            case ChunkOutcome.Taken:
                Cached(() => _cache.Keep(_assembler.File, topic.ChunkIndex, payload.Span));
                break;
            case ChunkOutcome.Repeated:
                break;
            default:
                _events.Refuse(TopicKind.ModelChunk, $"a chunk came that is not of model {Check.Manifest!.Version}, or has another length");
                break;
        }
    }

    /// <summary>Asks for what is missing, where it was not asked for or did not come. To be called ten times a second or so.</summary>
    public void Tend()
    {
        if (IsComplete)
        {
            return;
        }

        ModelVerdict progress = _assembler.CheckProgress(_time.Monotonic());
        int first = _assembler.Missing.First();
        if (progress.IsPassed && first < _askedUpTo)
        {
            return;
        }

        if (!progress.IsPassed)
        {
            _events.Tell($"model {Check.Manifest!.Version}: {progress.Reason}; asked for again");
            _assembler.Resume(_time.Monotonic());
        }

        int count = _assembler.Missing.Take(ChunksAtOnce).TakeWhile((index, place) => index == first + place).Count();
        _askedUpTo = first + count;
        _publish(TopicKind.ModelRequest, PayloadJson.Write(new ModelRequest(_assembler.File.Sha256, first, count)));
    }

    /// <summary>The connection is new: what was asked for may never come.</summary>
    public void AskAgain() => _askedUpTo = 0;

    /// <summary>The file, once it is complete.</summary>
    /// <param name="onnx">Receives it; empty where its hash differs: then all of it is fetched again.</param>
    /// <returns>Whether it is the one that was signed.</returns>
    public ModelVerdict TryFinish(out ReadOnlyMemory<byte> onnx)
    {
        ModelVerdict verdict = _assembler.TryFinish(out onnx);
        Cached(_cache.Clear);
        _askedUpTo = 0;
        return verdict;
    }

    /// <summary>The cache saves time after a restart; without it the download goes on.</summary>
    private void Cached(Action work)
    {
        try
        {
            work();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _events.Tell($"the chunks of a model could not be kept: {fault.Message}");
        }
    }
}
