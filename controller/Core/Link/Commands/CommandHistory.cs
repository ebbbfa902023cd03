using System.Collections.Generic;
using MbRlRobot.Messaging.Payloads;

namespace MbRlRobot.Link.Commands;

/// <summary>Which commands came before: each nonce counts once, and of one sender only rising sequence numbers. Bounded.</summary>
internal sealed class CommandHistory
{
    /// <summary>The nonces remembered; a command lives two seconds.</summary>
    public const int MostNonces = 1024;

    /// <summary>The senders remembered.</summary>
    public const int MostSenders = 64;

    private readonly HashSet<(string Sender, string Nonce)> _nonces = [];
    private readonly Queue<(string Sender, string Nonce)> _order = new();
    private readonly Dictionary<string, ulong> _last = [];

    /// <summary>Notes a command.</summary>
    /// <param name="command">The command.</param>
    /// <returns>Whether it is new; a further sender beyond those that can be remembered is not.</returns>
    public bool IsNew(RobotCommand command)
    {
        bool isKnown = _last.TryGetValue(command.Sender, out ulong last);
        bool hasRoom = isKnown || _last.Count < MostSenders;
        if (!hasRoom || (isKnown && command.Sequence <= last) || !_nonces.Add((command.Sender, command.Nonce)))
        {
            return false;
        }

        _last[command.Sender] = command.Sequence;
        _order.Enqueue((command.Sender, command.Nonce));
        if (_order.Count > MostNonces)
        {
            _nonces.Remove(_order.Dequeue());
        }

        return true;
    }
}
