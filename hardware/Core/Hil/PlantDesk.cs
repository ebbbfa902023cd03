using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using MbRlRobot.Robots;

namespace MbRlRobot.Hil;

/// <summary>
/// Answers frames: one client at a time, each request carried out once however often it comes. It knows no socket and no clock.
/// </summary>
internal sealed class PlantDesk
{
    /// <summary>How long a client may be silent before another may take its place, ns: it is asked every I/O period, or may be thinking.</summary>
    private const long OwnTimeSilence = 1_000_000_000;
    private const long LockstepSilence = 5_000_000_000;

    private readonly ServedPlant _plant;
    private readonly PlantCounts _counts;
    private readonly Action<PlantEvent> _tell;
    private readonly PlantFrame _lastReply = new();
    private readonly byte[] _names;
    private readonly ulong _fingerprint;
    private ulong _session;
    private ulong _client;
    private ulong _refused;
    private ulong _sequence;
    private long _heard;
    private bool _isTaken;

    /// <summary>Opens the desk.</summary>
    /// <param name="plant">The plant.</param>
    /// <param name="robot">What it is.</param>
    /// <param name="channels">Its channels.</param>
    /// <param name="counts">Counts frames.</param>
    /// <param name="tell">Told what happens.</param>
    /// <exception cref="InvalidDataException">The robot is too large for a frame.</exception>
    public PlantDesk(
        ServedPlant plant, RobotDescription robot, IReadOnlyList<string> channels, PlantCounts counts, Action<PlantEvent> tell)
    {
        (_plant, _counts, _tell) = (plant, counts, tell);
        _names = Encoding.UTF8.GetBytes(string.Join('\n', channels));
        _fingerprint = Fingerprint(robot);
        if (Math.Max(channels.Count, robot.Action.Count) > PlantFrame.MaximumValues || _names.Length > PlantFrame.MaximumText)
        {
            throw new InvalidDataException(
                $"{robot.Type} has {channels.Count} channels, with names of {_names.Length} bytes, and {robot.Action.Count} actions; "
                + $"allowed over UDP: {PlantFrame.MaximumValues} each, and {PlantFrame.MaximumText} bytes.");
        }
    }

    /// <summary>What client and server must agree on: the beginning of the schema's hash.</summary>
    /// <param name="robot">The robot.</param>
    public static ulong Fingerprint(RobotDescription robot) =>
        ulong.Parse(RobotSchema.Hash(robot).AsSpan(0, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>Lets the plant's own time pass; a command that is too old by then stops the drives.</summary>
    /// <param name="nanoseconds">Now.</param>
    public void Tick(long nanoseconds)
    {
        if (_plant.BringTo(nanoseconds))
        {
            _tell(PlantEvent.CommandTooOld);
        }
    }

    /// <summary>Answers a frame.</summary>
    /// <param name="request">The frame, checked.</param>
    /// <param name="nanoseconds">Now.</param>
    /// <param name="reply">Receives the answer, sealed.</param>
    /// <returns>False where there is nothing to say.</returns>
    public bool TryAnswer(PlantFrame request, long nanoseconds, PlantFrame reply)
    {
        Tick(nanoseconds);
        return !request.IsReply && (request.Kind == PlantFrameKind.Hello
            ? TryWelcome(request, nanoseconds, reply)
            : TryServe(request, nanoseconds, reply));
    }

    private bool TryServe(PlantFrame request, long nanoseconds, PlantFrame reply)
    {
        if (request.Session != _session || _session == 0)
        {
            _counts.Foreign++;
            return false;
        }

        if (request.Sequence <= _sequence)
        {
            return TryRepeat(request, reply);
        }

        if (!_isTaken)
        {
            _counts.Foreign++;
            return false;
        }

        (_sequence, _heard) = (request.Sequence, nanoseconds);
        reply.Begin(request.Kind, _session, _sequence);
        if (request.Kind == PlantFrameKind.Bye)
        {
            Leave();
        }
        else
        {
            _plant.Serve(request, reply);
        }

        return Finish(reply);
    }

    private bool TryRepeat(PlantFrame request, PlantFrame reply)
    {
        if (request.Sequence < _sequence || request.Kind != _lastReply.Kind)
        {
            _counts.Stale++;
            return false;
        }

        _counts.Repeated++;
        reply.CopyFrom(_lastReply);
        return true;
    }

    private bool TryWelcome(PlantFrame request, long nanoseconds, PlantFrame reply)
    {
        if (request.Sequence == _client)
        {
            // the same client asks again; an old hello that comes after more than that is nobody's
            return TryRepeat(request, reply);
        }

        reply.Begin(PlantFrameKind.Hello, 0, request.Sequence);
        reply.Answer = request.Command != _fingerprint ? PlantHelloReply.OtherRobot
            : IsBusy(nanoseconds) ? PlantHelloReply.InUse
            : PlantHelloReply.Welcome;
        if (reply.Answer != PlantHelloReply.Welcome)
        {
            return Refuse(request, reply);
        }

        _plant.Rest();
        (_client, _sequence, _heard, _isTaken) = (request.Sequence, 0, nanoseconds, true);
        _session = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))) | 1;
        reply.Session = _session;
        reply.HasOwnTime = _plant.HasOwnTime;
        reply.SetText(_names);
        _tell(PlantEvent.ClientCame);
        return Finish(reply);
    }

    private bool Refuse(PlantFrame request, PlantFrame reply)
    {
        // who asks again because the answer was lost is told again, and people are told once
        if (request.Sequence != _refused)
        {
            _refused = request.Sequence;
            _tell(reply.Answer == PlantHelloReply.InUse ? PlantEvent.SecondClientRefused : PlantEvent.OtherRobotRefused);
        }

        reply.IsReply = true;
        reply.Seal();
        return true;
    }

    private bool IsBusy(long nanoseconds) =>
        _isTaken && nanoseconds - _heard <= (_plant.HasOwnTime ? OwnTimeSilence : LockstepSilence);

    private void Leave()
    {
        _plant.Rest();
        _isTaken = false;
        _tell(PlantEvent.ClientLeft);
    }

    private bool Finish(PlantFrame reply)
    {
        reply.IsReply = true;
        reply.Seal();
        _lastReply.CopyFrom(reply);
        _counts.Answered++;
        return true;
    }
}
