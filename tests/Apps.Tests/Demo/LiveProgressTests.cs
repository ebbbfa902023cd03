using System;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading;
using MbRlRobot.Lab.Learning;
using MbRlRobot.Ports;
using MbRlRobot.Reports;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.TrainerApp.Demo;
using Spectre.Console;
using Xunit;

namespace MbRlRobot.Apps.Tests.Demo;

public sealed class LiveProgressTests
{
    private static readonly RunEpisode Episode = new(0, true, 250, -12.5, null, null, null, 1.25, null, null, 0);

    [Fact]
    public void Keeps_a_line_of_each_episode_and_each_kind_of_warning()
    {
        string shown = Show(
            140,
            progress =>
            {
                progress.EpisodeEnded(Episode);
                progress.Warned("step 1 failed");
                progress.Warned("step 2 failed");
            });
        Assert.Contains("  1 explored   250   -12.50     -        -      -  1.25           -", shown);
        Assert.Contains("warning: step 2 failed (2 times like this)", shown);
        Assert.DoesNotContain("step 1 failed", shown);
    }

    [Fact]
    public void Draws_at_most_ten_times_a_second_what_is_under_way()
    {
        string shown = Show(
            140,
            progress =>
            {
                progress.EpisodeStarted(1, isExploring: false);
                for (int step = 0; step < 1000; step++)
                {
                    progress.StepTaken(new RunStep(1, step, -0.5, 4.25, 0));
                }

                Thread.Sleep(110);
                progress.FitProgressed(new FitProgress(250, 1000, -1.5));
            });
        Assert.InRange(Regex.Count(shown, " plans "), 2, 20);
        Assert.Contains("2 plans     1000    -0.50     -     4.25", shown);
        Assert.Contains("━━━━━━━━━━──────────────────────────────  25 %", shown);
        Assert.Contains("step 250 of 1000, loss -1.50", shown);
    }

    [Fact]
    public void Says_that_it_is_ending_once_it_was_asked_to()
    {
        string shown = Show(140, progress => progress.EpisodeStarted(0, isExploring: true), new CancellationToken(canceled: true));
        Assert.Contains("ending after the step under way", shown);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(80, false)]
    [InlineData(20, false)]
    public void Shows_the_errors_of_the_states_where_they_have_room_and_no_line_too_long(int width, bool hasErrors)
    {
        string shown = Show(width, progress => progress.EpisodeEnded(Episode));
        Assert.Equal(hasErrors, shown.Contains("thetaDot"));
        Assert.All(Regex.Replace(shown, "\e[^A-Za-z]*[A-Za-z]", "").Split('\n'), line => Assert.InRange(line.Trim('\r').Length, 0, width));
    }

    private static string Show(int width, Action<IRunObserver> run, CancellationToken stop = default)
    {
        using StringWriter output = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
        });
        console.Profile.Width = width;
        console.Profile.Height = 50; // whatever terminal the test runs in
        int result = LiveProgress.Show(
            Options(),
            console,
            progress =>
            {
                run(progress);
                return 7;
            },
            stop);
        Assert.Equal(7, result);
        return output.ToString();
    }

    private static RunOptions Options() => new(
        SampleRobot.Read(), ".", "plant", null!, "builtin", null!, "builtin", null!, 2, 0, ".", false, false, 1, "1.0.0");
}
