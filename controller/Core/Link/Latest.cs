using System;
using System.Threading.Tasks;
using MbRlRobot.Messaging;

namespace MbRlRobot.Link;

/// <summary>A retained message: published when it changes, and again when that failed or the connection is new.</summary>
/// <param name="kind">What it is.</param>
/// <param name="publish">Publishes.</param>
internal sealed class Latest(TopicKind kind, Func<TopicKind, ReadOnlyMemory<byte>, Task> publish)
{
    private byte[]? _told;
    private Task _telling = Task.CompletedTask;

    /// <summary>Says how it is now.</summary>
    /// <param name="payload">The message as it is to be kept by the broker.</param>
    /// <returns>Whether it was published now.</returns>
    public bool Say(byte[] payload)
    {
        if (!_telling.IsCompleted)
        {
            return false;
        }

        if (_telling.IsCompletedSuccessfully && _told is not null && payload.AsSpan().SequenceEqual(_told))
        {
            return false;
        }

        (_told, _telling) = (payload, publish(kind, payload));
        return true;
    }

    /// <summary>It is to be said again.</summary>
    public void Forget() => _told = null;
}
