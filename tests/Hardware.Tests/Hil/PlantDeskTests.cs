using System.Collections.Generic;
using System.Linq;
using System.Text;
using MbRlRobot.Hil;
using MbRlRobot.Plants;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Hil;

public sealed class PlantDeskTests
{
    private const long Second = 1_000_000_000;

    private static readonly RobotDescription Robot = RigRobot.Read();

    private readonly PlantClock _clock = new();
    private readonly PlantCounts _counts = new();
    private readonly List<PlantEvent> _events = [];
    private readonly PlantFrame _reply = new();
    private readonly PlantIo _io;
    private PlantDesk _desk = null!;
    private ulong _session;
    private ulong _sequence;

    public PlantDeskTests() => _io = PlantCatalog.Open(Robot, "rig", _clock);

    [Fact]
    public void Carries_a_request_out_once_however_often_it_comes()
    {
        Open(hasOwnTime: false);
        Ask(PlantFrameKind.Enable, command: 1);
        Drive(2, 0.5);
        PlantFrame advance = Request(PlantFrameKind.Advance);
        advance.Seconds = 0.25;
        for (int time = 0; time < 5; time++)
        {
            Assert.True(_desk.TryAnswer(advance, 0, _reply));
            Assert.Equal((IoStatus.Ok, advance.Sequence, true), (_reply.Status, _reply.Sequence, _reply.IsReply));
        }

        Assert.Equal((250_000_000L, 4L), (_clock.NowNanoseconds, _counts.Repeated));
        double[] once = Read();
        using PlantIo other = PlantCatalog.Open(Robot, "rig", new PlantClock());
        other.Enable();
        other.Write([0.5]);
        other.Advance(0.25);
        double[] expected = new double[once.Length];
        other.Read(expected, out _);
        Assert.Equal(expected, once);
    }

    [Fact]
    public void Ignores_what_was_overtaken_foreign_or_an_answer_itself()
    {
        Open(hasOwnTime: false);
        PlantFrame old = Request(PlantFrameKind.Advance);
        old.Seconds = 1;
        Read();
        Assert.False(_desk.TryAnswer(old, 0, _reply));
        PlantFrame foreign = Request(PlantFrameKind.Advance);
        foreign.Session ^= 2;
        Assert.False(_desk.TryAnswer(foreign, 0, _reply));
        PlantFrame reflected = Request(PlantFrameKind.Advance);
        reflected.IsReply = true;
        Assert.False(_desk.TryAnswer(reflected, 0, _reply));
        Assert.Equal((0L, 1L, 1L), (_clock.NowNanoseconds, _counts.Stale, _counts.Foreign));
    }

    [Fact]
    public void Obeys_the_latest_command_and_none_before_it()
    {
        Open(hasOwnTime: true);
        Ask(PlantFrameKind.Enable, command: 1);
        Drive(5, 0.5);
        Drive(4, -1);
        PlantFrame read = Request(PlantFrameKind.Read);
        (read.Command, read.IsEnabled) = (3, false);
        read.SetValues([0]);
        _desk.TryAnswer(read, Second / 20, _reply);
        Assert.Equal(IoStatus.Ok, _reply.Drives);
        Assert.True(Read(Second / 10)[2] > 0);
        Command(6, isEnabled: false, 0);
        Assert.Equal(IoStatus.NotEnabled, Drive(7, 1).Drives);
    }

    [Fact]
    public void Stops_the_drives_when_their_command_is_too_old_and_starts_them_by_an_enable_only()
    {
        Open(hasOwnTime: true);
        Ask(PlantFrameKind.Enable, command: 1);
        Assert.Equal(IoStatus.Ok, Drive(2, 1).Drives);

        // three control periods; readings repeat the command, and do not keep it alive
        for (long now = 0; now <= 120 * Second / 1000; now += Second / 100)
        {
            Assert.Equal(IoStatus.Ok, RepeatCommand(2, now));
        }

        Assert.Empty(_events.Skip(1));
        _desk.Tick(121 * Second / 1000);
        Assert.Equal([PlantEvent.ClientCame, PlantEvent.CommandTooOld], _events);
        Assert.Equal(IoStatus.NotEnabled, RepeatCommand(2, Second / 8));
        Assert.Equal(Interlock.CommandTooOld, _reply.Interlock);
        Assert.Equal(IoStatus.NotEnabled, Drive(3, 1, Second / 8).Status);
        Ask(PlantFrameKind.Enable, command: 4);
        Assert.Equal(IoStatus.Ok, Drive(5, 1, Second / 8).Status);
        Assert.Equal((IoStatus.Ok, Interlock.None), (RepeatCommand(5, Second / 8), _reply.Interlock));
    }

    [Fact]
    public void Lets_its_own_time_pass_under_the_command()
    {
        Open(hasOwnTime: true);
        Ask(PlantFrameKind.Enable, command: 1);
        Drive(2, 0.5);
        _desk.Tick(Second / 20);
        using PlantIo other = PlantCatalog.Open(Robot, "rig", new PlantClock());
        other.Enable();
        other.Write([0.5]);
        other.Advance(0.05);
        double[] expected = new double[4];
        other.Read(expected, out _);
        Assert.Equal(expected, Read(Second / 20));
        Assert.Equal(Second / 20, _reply.TimeNanoseconds);
        PlantFrame advance = Request(PlantFrameKind.Advance);
        advance.Seconds = 0.1;
        Assert.True(_desk.TryAnswer(advance, Second / 20, _reply));
        Assert.Equal((IoStatus.TransferFailed, Second / 20), (_reply.Status, _clock.NowNanoseconds));
    }

    [Fact]
    public void Takes_one_client_at_a_time_and_another_once_it_has_left_or_is_silent()
    {
        Open(hasOwnTime: true);
        Ask(PlantFrameKind.Enable, command: 1);
        Assert.Equal(PlantHelloReply.InUse, Hello(77, Second).Answer);
        Assert.Equal(PlantHelloReply.InUse, Hello(77, Second).Answer);
        Assert.Single(_events, PlantEvent.SecondClientRefused);
        Assert.Equal(PlantHelloReply.Welcome, Hello(77, Second + 1).Answer);
        Assert.False(_desk.TryAnswer(Request(PlantFrameKind.Read), Second + 1, _reply));
        (_session, _sequence) = (Hello(77, Second + 1).Session, 0);
        Assert.Equal(IoStatus.NotEnabled, Drive(1, 1, Second + 1).Status);
        Ask(PlantFrameKind.Bye);
        Assert.Equal(PlantHelloReply.Welcome, Hello(78, Second + 2).Answer);
        Assert.Equal(
            [PlantEvent.ClientCame, PlantEvent.CommandTooOld, PlantEvent.ClientCame, PlantEvent.ClientLeft, PlantEvent.ClientCame],
            _events.Where(happened => happened != PlantEvent.SecondClientRefused));
    }

    [Fact]
    public void Says_goodbye_again_and_serves_nobody_after_it()
    {
        Open(hasOwnTime: false);
        PlantFrame bye = Request(PlantFrameKind.Bye);
        Assert.True(_desk.TryAnswer(bye, 0, _reply));
        Assert.True(_desk.TryAnswer(bye, 0, _reply));
        Assert.False(_desk.TryAnswer(Request(PlantFrameKind.Read), 0, _reply));

        // a hello of the session that is over, which was on its way all that time
        PlantFrame late = new();
        late.Begin(PlantFrameKind.Hello, 0, 1);
        late.Command = PlantDesk.Fingerprint(Robot);
        Assert.False(_desk.TryAnswer(late, 0, _reply));
    }

    [Fact]
    public void Refuses_a_client_of_another_robot()
    {
        Open(hasOwnTime: false);
        PlantFrame hello = new();
        hello.Begin(PlantFrameKind.Hello, 0, 5);
        hello.Command = PlantDesk.Fingerprint(RigRobot.Read(("$.ioPeriod", "0.02")));
        Assert.True(_desk.TryAnswer(hello, 0, _reply));
        Assert.Equal((PlantHelloReply.OtherRobot, 0UL), (_reply.Answer, _reply.Session));
        Assert.Equal(PlantEvent.OtherRobotRefused, _events[^1]);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-0.001)]
    [InlineData(10.001)]
    [InlineData(1e300)]
    public void Refuses_a_time_that_makes_no_sense(double seconds)
    {
        Open(hasOwnTime: false);
        PlantFrame advance = Request(PlantFrameKind.Advance);
        advance.Seconds = seconds;
        Assert.True(_desk.TryAnswer(advance, 0, _reply));
        Assert.Equal((IoStatus.TransferFailed, 0L), (_reply.Status, _clock.NowNanoseconds));
    }

    [Theory]
    [InlineData(4, double.NaN)]
    [InlineData(4, double.NegativeInfinity)]
    [InlineData(3, 0)]
    [InlineData(5, 0)]
    [InlineData(120, 0)]
    [InlineData(0, 0)]
    public void Refuses_values_that_make_no_sense(int count, double value)
    {
        Open(hasOwnTime: false);
        Ask(PlantFrameKind.Enable, command: 1);
        PlantFrame reset = Request(PlantFrameKind.Reset);
        reset.SetValues([.. Enumerable.Repeat(value, count)]);
        Assert.True(_desk.TryAnswer(reset, 0, _reply));
        Assert.Equal(IoStatus.TransferFailed, _reply.Status);
        PlantFrame command = Request(PlantFrameKind.Command);
        (command.Command, command.IsEnabled) = (2, true);
        command.SetValues([.. Enumerable.Repeat(value, count)]);
        Assert.True(_desk.TryAnswer(command, 0, _reply));
        Assert.Equal(IoStatus.TransferFailed, _reply.Status);
        Assert.All(Read(), each => Assert.Equal(0, each));
    }

    [Fact]
    public void Names_the_channels_to_its_client()
    {
        Open(hasOwnTime: true);
        PlantFrame hello = Hello(1, 0);
        Assert.Equal("x\ntheta\nxDot\nthetaDot", Encoding.UTF8.GetString(hello.Text));
        Assert.True(hello.HasOwnTime);
    }

    private void Open(bool hasOwnTime)
    {
        _desk = new PlantDesk(new ServedPlant(_io, Robot, _clock, hasOwnTime), Robot, _io.Channels, _counts, _events.Add);
        _session = Hello(1, 0).Session;
        Assert.NotEqual(0UL, _session);
    }

    private PlantFrame Hello(ulong client, long now)
    {
        PlantFrame hello = new();
        hello.Begin(PlantFrameKind.Hello, 0, client);
        hello.Command = PlantDesk.Fingerprint(Robot);
        Assert.True(_desk.TryAnswer(hello, now, _reply));
        return _reply;
    }

    private PlantFrame Request(PlantFrameKind kind)
    {
        PlantFrame request = new();
        request.Begin(kind, _session, ++_sequence);
        return request;
    }

    private void Ask(PlantFrameKind kind, ulong command = 0)
    {
        PlantFrame request = Request(kind);
        request.Command = command;
        Assert.True(_desk.TryAnswer(request, _clock.NowNanoseconds, _reply));
        Assert.Equal(IoStatus.Ok, _reply.Status);
    }

    private PlantFrame Drive(ulong number, double action, long now = 0) => Command(number, isEnabled: true, action, now);

    private PlantFrame Command(ulong number, bool isEnabled, double action, long now = 0)
    {
        PlantFrame command = Request(PlantFrameKind.Command);
        (command.Command, command.IsEnabled) = (number, isEnabled);
        command.SetValues([action]);
        Assert.True(_desk.TryAnswer(command, now, _reply));
        return _reply;
    }

    private IoStatus RepeatCommand(ulong number, long now)
    {
        PlantFrame read = Request(PlantFrameKind.Read);
        (read.Command, read.IsEnabled) = (number, true);
        read.SetValues([1]);
        Assert.True(_desk.TryAnswer(read, now, _reply));
        return _reply.Drives;
    }

    private double[] Read(long now = 0)
    {
        Assert.True(_desk.TryAnswer(Request(PlantFrameKind.Read), now, _reply));
        double[] values = new double[_reply.Count];
        _reply.GetValues(values);
        return values;
    }
}
