using MbRlRobot.Messaging.Payloads;

namespace MbRlRobot.Mailbox;

/// <summary>What became of a command.</summary>
/// <param name="Outcome">Done, or why not.</param>
/// <param name="Message">A few words for people; empty where there is nothing to say.</param>
public sealed record MailReply(CommandOutcome Outcome, string Message);
