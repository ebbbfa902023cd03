using System;
using System.Security.Cryptography;
using System.Threading.Tasks;
using MbRlRobot.Installation;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Models;
using MbRlRobot.Ports;

namespace MbRlRobot.Link.Reception;

/// <summary>
/// Takes models from the trainer: manifest, file, checks, disk. What is refused is answered with its code, and the running
/// model is not touched.
/// </summary>
internal sealed class ModelReception
{
    private readonly ModelSettings _settings;
    private readonly ModelShelf _shelf;
    private readonly ModelReports _reports;
    private readonly Func<TopicKind, ReadOnlyMemory<byte>, Task> _publish;
    private readonly Func<WallClock> _clock;
    private readonly LinkEvents _events;
    private readonly TimeProvider _time;
    private readonly ModelRehearsal _rehearsal;
    private byte[] _seen = [];
    private ModelFetch? _fetch;
    private ReadOnlyMemory<byte> _onnx;
    private Task<ModelVerdict>? _verifying;
    private BusMessage? _waiting;

    /// <summary>Prepares to take models.</summary>
    /// <param name="settings">What they are held against, and where they go.</param>
    /// <param name="shelf">What the robot has.</param>
    /// <param name="reports">Tells how they fare.</param>
    /// <param name="publish">Publishes requests.</param>
    /// <param name="clock">The time of day.</param>
    /// <param name="events">Takes what people should know.</param>
    /// <param name="time">The clock.</param>
    public ModelReception(
        ModelSettings settings,
        ModelShelf shelf,
        ModelReports reports,
        Func<TopicKind, ReadOnlyMemory<byte>, Task> publish,
        Func<WallClock> clock,
        LinkEvents events,
        TimeProvider time)
    {
        (_settings, _shelf, _reports, _publish) = (settings, shelf, reports, publish);
        (_clock, _events, _time) = (clock, events, time);
        _rehearsal = new ModelRehearsal(settings.Installer);
    }

    /// <summary>A manifest arrived. The broker keeps it, so it comes again at each connection.</summary>
    /// <param name="message">The message; nobody vouches for it.</param>
    public void Hear(BusMessage message)
    {
        if (_verifying is not null)
        {
            _waiting = message;
            return;
        }

        byte[] hash = SHA256.HashData(message.Payload.Span);
        if (hash.AsSpan().SequenceEqual(_seen))
        {
            return;
        }

        ManifestCheck check = _settings.Installer.Examine(message.Payload.Span, _clock());
        if (check.Manifest is { } manifest)
        {
            _seen = hash;
            _events.Tell($"model {manifest.Version} is offered: {manifest.Onnx.SizeBytes} bytes");
            _fetch = new ModelFetch(check, _settings.Cache, _publish, _events, _time);
        }
        else
        {
            Refuse(message.Payload.Span, hash, check.Verdict);
        }
    }

    /// <summary>A chunk arrived.</summary>
    /// <param name="message">The message; nobody vouches for it.</param>
    public void TakeChunk(BusMessage message)
    {
        if (_verifying is null && _fetch is not null)
        {
            _fetch.Take(message);
        }
        else
        {
            _events.Refuse(TopicKind.ModelChunk, "a chunk of a model came that nobody waits for");
        }
    }

    /// <summary>The connection is new.</summary>
    public void Reconnected() => _fetch?.AskAgain();

    /// <summary>Does what is due. To be called ten times a second or so.</summary>
    /// <param name="isConnected">Whether anything can be asked for.</param>
    public void Tend(bool isConnected)
    {
        if (_verifying is { IsCompleted: true })
        {
            Settle(_fetch!.Check, _verifying);
        }
        else if (_verifying is null && _fetch is { IsComplete: true })
        {
            Verify(_fetch);
        }
        else if (_verifying is null && isConnected)
        {
            _fetch?.Tend();
        }
    }

    /// <summary>Waits for checks that are under way: what they use must not be taken from them.</summary>
    /// <returns>Done when none are.</returns>
    public async Task EndAsync()
    {
        await _rehearsal.EndAsync().ConfigureAwait(false);
        if (_verifying is not null)
        {
            await ((Task)_verifying).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Verify(ModelFetch fetch)
    {
        ModelVerdict verdict = fetch.TryFinish(out _onnx);
        if (verdict.IsPassed)
        {
            // plans are timed meanwhile: off this thread, so that the ring is emptied
            (WallClock clock, ReadOnlyMemory<byte> onnx) = (_clock(), _onnx);
            _verifying = Task.Run(() => VerifyAsync(fetch.Check, onnx, clock));
        }
        else
        {
            _fetch = null;
            _reports.Refuse(fetch.Check.Manifest!.Version, verdict);
        }
    }

    /// <summary>Plans of a rehearsal would slow those that are timed.</summary>
    private async Task<ModelVerdict> VerifyAsync(ManifestCheck check, ReadOnlyMemory<byte> onnx, WallClock clock)
    {
        await _rehearsal.EndAsync().ConfigureAwait(false);
        return _settings.Installer.Verify(check, onnx, clock);
    }

    private void Settle(ManifestCheck check, Task<ModelVerdict> verifying)
    {
        ulong version = check.Manifest!.Version;
        ModelVerdict verdict = verifying.IsFaulted
            ? ModelVerdict.Refuse(ModelRefusal.Engine, verifying.Exception.InnerException!.Message)
            : verifying.Result;
        verdict = verdict.IsPassed ? _settings.Installer.Stage(check, _onnx, _clock()) : verdict;
        (_verifying, _fetch, _onnx) = (null, null, default);
        _shelf.Refresh();
        if (verdict.IsPassed)
        {
            _reports.Tell(version, ModelStage.Staged, "every check passed, and it is on the disk");
        }
        else
        {
            _reports.Refuse(version, verdict);
        }

        if (_waiting is { } next)
        {
            _waiting = null;
            Hear(next);
        }
    }

    /// <summary>
    /// Past the signature a manifest can be believed, whatever else is wrong with it; before, anybody may have made it. A model that is
    /// there already is no news.
    /// </summary>
    private void Refuse(ReadOnlySpan<byte> message, byte[] hash, ModelVerdict verdict)
    {
        if (verdict.Refusal <= ModelRefusal.Manifest || !SignedEnvelope.TryParse(message, out SignedEnvelope envelope)
            || ModelManifestReader.Read(envelope.Payload).Manifest is not { } manifest)
        {
            _reports.RefuseUnbelieved(verdict);
            return;
        }

        _seen = hash;
        if (verdict.Refusal != ModelRefusal.Version || !_shelf.Has(manifest))
        {
            _reports.Refuse(manifest.Version, verdict);
        }
    }
}
