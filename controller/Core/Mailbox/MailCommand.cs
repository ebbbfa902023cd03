using System;
using MbRlRobot.Messaging.Payloads;

namespace MbRlRobot.Mailbox;

/// <summary>A command as the control process takes it.</summary>
/// <param name="Sequence">Its number in the mailbox, from 0; the reply goes there.</param>
/// <param name="Kind">What to do.</param>
/// <param name="Origin">Who says so.</param>
/// <param name="Nonce">Its name; one that came before is a repetition.</param>
/// <param name="Count">How many values it sets: those of <see cref="ControlMailbox.Settings"/>.</param>
public readonly record struct MailCommand(
    ulong Sequence, CommandKind Kind, CommandOrigin Origin, UInt128 Nonce, int Count);
