using System;
using System.Collections.Generic;
using System.IO;
using MbRlRobot.Ingest.Live;
using MbRlRobot.Messaging;
using MbRlRobot.Service;
using MbRlRobot.TrainerApp.Serve;
using Spectre.Console;
using Xunit;

namespace MbRlRobot.Apps.Tests.Serve;

public sealed class ServeTableTests
{
    [Fact]
    public void Shows_what_could_not_be_used_and_nothing_of_it_where_all_could()
    {
        Assert.DoesNotContain("could not be used", Drawn([]), StringComparison.Ordinal);
        string drawn = Drawn(new() { [TopicKind.Birth] = 2, [TopicKind.Transitions] = 7 });
        Assert.Contains("could not be used: Birth 2, Transitions 7", drawn, StringComparison.Ordinal);
    }

    private static string Drawn(SortedDictionary<TopicKind, long> refused)
    {
        using StringWriter output = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 200;
        ServiceView view = new([], [new RobotView("r1", "sample", IsOnline: true)], new IngestStatistics([], 0, 0, null, 0), null, refused);
        console.Write(ServeTable.Of(view));
        Assert.Contains("r1", output.ToString(), StringComparison.Ordinal);
        return output.ToString();
    }
}
