using System;
using System.IO;
using System.Threading.Tasks;
using MbRlRobot.Loop;
using MbRlRobot.Mailbox;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Recording;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Controller.Tests.Mailbox;

public sealed class MailboxTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);
    private readonly string _folder = Directory.CreateTempSubdirectory("mbrl-mailbox-").FullName;
    private readonly MonotonicLoopClock _clock = new();
    private readonly ControlMailbox _mailbox;
    private readonly MailboxSender _sender;

    public MailboxTests()
    {
        _mailbox = ControlMailbox.Open(Box, epoch: 7);
        _sender = MailboxSender.Open(Box);
    }

    private string Box => Path.Combine(_folder, "mailbox");

    [Fact]
    public void Carries_a_command_and_its_reply()
    {
        ulong sequence = _sender.Send(CommandKind.Set, CommandOrigin.Link, (UInt128)99, [new(3, 0.25), new(0, -1)], Long);
        Assert.True(Take(out MailCommand command));
        Assert.Equal(new MailCommand(sequence, CommandKind.Set, CommandOrigin.Link, 99, 2), command);
        Assert.Equal([new(3, 0.25), new(0, -1)], _mailbox.Settings.ToArray());
        Assert.Null(_sender.TryReadReply(sequence));
        _mailbox.Answer(sequence, CommandOutcome.Refused, "zu groß");
        Assert.Equal(new MailReply(CommandOutcome.Refused, "zu groß"), _sender.WaitForReply(sequence, Long));
        Assert.False(Take(out _));
    }

    [Fact]
    public void Keeps_the_order_and_says_when_it_is_full()
    {
        for (int round = 0; round < 5; round++)
        {
            for (int command = 0; command < 16; command++)
            {
                Send(CommandKind.Disarm);
            }

            Assert.Contains("full", Assert.Throws<IOException>(() => Send(CommandKind.Stop)).Message, StringComparison.Ordinal);
            for (ulong command = 0; command < 16; command++)
            {
                Assert.True(Take(out MailCommand taken));
                Assert.Equal(((ulong)round * 16) + command, taken.Sequence);
            }
        }

        Assert.Equal(80, _mailbox.Handled);
    }

    [Fact]
    public void Does_not_hand_over_what_is_too_old_but_says_so()
    {
        ulong old = _sender.Send(CommandKind.Arm, CommandOrigin.Local, null, [], TimeSpan.Zero);
        ulong good = Send(CommandKind.Stop);
        Assert.True(Take(out MailCommand command));
        Assert.Equal((good, CommandKind.Stop), (command.Sequence, command.Kind));
        Assert.Equal(CommandOutcome.Expired, _sender.TryReadReply(old)!.Outcome);
        Assert.Equal((1, 1), (_mailbox.Expired, _mailbox.Handled));
    }

    [Fact]
    public void Takes_a_nonce_once()
    {
        _sender.Send(CommandKind.Arm, CommandOrigin.Link, (UInt128)5, [], Long);
        Assert.True(Take(out _));
        ulong again = _sender.Send(CommandKind.Arm, CommandOrigin.Link, (UInt128)5, [], Long);
        Assert.False(Take(out _));
        Assert.Equal(CommandOutcome.Repeated, _sender.TryReadReply(again)!.Outcome);
        Assert.Equal(1, _mailbox.Repeated);
    }

    [Fact]
    public void Does_not_do_what_was_meant_for_a_process_that_died()
    {
        ulong late = Send(CommandKind.Arm);
        using ControlMailbox next = ControlMailbox.Open(Box, epoch: 8);
        ulong fresh = Send(CommandKind.Disarm);
        Assert.True(next.TryTake(_clock.NowNanoseconds, out MailCommand command));
        Assert.Equal(fresh, command.Sequence);
        Assert.Equal(CommandOutcome.Expired, _sender.TryReadReply(late)!.Outcome);
        Assert.Equal(1, next.Expired);
    }

    [Theory]
    [InlineData(MailboxFormat.KindAt)]
    [InlineData(MailboxFormat.ExpiryAt)]
    [InlineData(MailboxFormat.CountAt)]
    [InlineData(MailboxFormat.SettingsAt + 9)]
    public void Finds_a_damaged_command(int place)
    {
        ulong torn = _sender.Send(CommandKind.Set, CommandOrigin.Local, null, [new(0, 1)], Long);
        using (MappedFile memory = MappedFile.Open(Box, 1))
        {
            memory.Bytes(MailboxFormat.CommandAt(torn) + place, 1)[0] ^= 0x80;
        }

        ulong whole = Send(CommandKind.Stop);
        Assert.True(Take(out MailCommand command));
        Assert.Equal((whole, 1), (command.Sequence, _mailbox.Torn));
        Assert.Equal(CommandOutcome.Failed, _sender.TryReadReply(torn)!.Outcome);
    }

    [Fact]
    public void Does_not_see_a_command_whose_sender_died_within_it_and_loses_none_behind_it()
    {
        ulong half = Send(CommandKind.Arm);
        using (MappedFile memory = MappedFile.Open(Box, 1))
        {
            // as far as a sender gets before the commit word
            memory.Word(MailboxFormat.CommandAt(half)) = 0;
            memory.Word(MailboxFormat.WrittenAt) = half;
        }

        Assert.False(Take(out _));
        Assert.Equal(half, Send(CommandKind.Stop));
        Assert.True(Take(out MailCommand command));
        Assert.Equal((CommandKind.Stop, 0), (command.Kind, _mailbox.Torn));
    }

    [Fact]
    public void Keeps_a_command_whose_sender_died_before_it_counted_it()
    {
        ulong uncounted = Send(CommandKind.Disarm);
        using (MappedFile memory = MappedFile.Open(Box, 1))
        {
            memory.Word(MailboxFormat.WrittenAt) = uncounted;
        }

        Assert.Equal(uncounted + 1, Send(CommandKind.Stop));
        Assert.True(Take(out MailCommand first));
        Assert.True(Take(out MailCommand second));
        Assert.Equal((CommandKind.Disarm, CommandKind.Stop), (first.Kind, second.Kind));
    }

    [Fact]
    public void Lets_senders_take_turns()
    {
        Parallel.For(0, 8, _ =>
        {
            using MailboxSender sender = MailboxSender.Open(Box);
            sender.Send(CommandKind.Disarm, CommandOrigin.Local, null, [], Long);
        });
        int taken = 0;
        while (Take(out _))
        {
            taken++;
        }

        Assert.Equal(8, taken);
    }

    [Fact]
    public void Cuts_a_reply_that_is_too_long()
    {
        ulong sequence = Send(CommandKind.Arm);
        Take(out _);
        _mailbox.Answer(sequence, CommandOutcome.Refused, new string('x', 5000));
        Assert.Equal(MailboxFormat.LongestText, _sender.TryReadReply(sequence)!.Message.Length);
    }

    [Fact]
    public void Allocates_nothing_where_the_loop_asks()
    {
        Send(CommandKind.Disarm);
        Take(out _);
        _mailbox.Answer(0, CommandOutcome.Done, "x");
        ulong sequence = Send(CommandKind.Disarm);
        long now = _clock.NowNanoseconds;
        using (AllocationGuard.Expect(0))
        {
            _mailbox.TryTake(now, out _);
            _mailbox.Answer(sequence, CommandOutcome.Done, "done");
            _mailbox.TryTake(now, out _);
        }
    }

    [Fact]
    public void Is_made_anew_where_the_file_is_something_else_and_opened_by_nobody_then()
    {
        string other = Path.Combine(_folder, "other");
        File.WriteAllText(other, "no mailbox");
        Assert.Throws<InvalidDataException>(() => MailboxSender.Open(other));
        using ControlMailbox made = ControlMailbox.Open(other, 1);
        using MailboxSender sender = MailboxSender.Open(other);
        sender.Send(CommandKind.Stop, CommandOrigin.Local, null, [], Long);
        Assert.True(made.TryTake(_clock.NowNanoseconds, out _));
    }

    public void Dispose()
    {
        _mailbox.Dispose();
        _sender.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private ulong Send(CommandKind kind) => _sender.Send(kind, CommandOrigin.Local, null, [], Long);

    private bool Take(out MailCommand command) => _mailbox.TryTake(_clock.NowNanoseconds, out command);
}
