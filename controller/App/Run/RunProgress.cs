using System;
using System.Collections.Generic;
using System.IO;
using MbRlRobot.CommandLine;
using MbRlRobot.Loop;
using MbRlRobot.Reports;
using MbRlRobot.Status;
using Spectre.Console;

namespace MbRlRobot.ControllerApp.Run;

/// <summary>
/// Shows how a run goes until it ends: a line for each episode, and on a terminal one that is drawn over for the moment. It
/// reads the status block as any other program would; the loop does not know of it.
/// </summary>
/// <param name="request">What runs.</param>
/// <param name="process">The control process.</param>
/// <param name="signals">Whether somebody has asked it to end.</param>
internal sealed class RunProgress(RunRequest request, ControlProcess process, RunSignals signals)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly EpisodeLines _lines = new(request.Robot);
    private readonly List<RunEpisode> _episodes = [];

    /// <summary>Shows it, until the loop ends.</summary>
    /// <param name="output">Takes the lines.</param>
    /// <returns>The episodes.</returns>
    public IReadOnlyList<RunEpisode> Follow(TextWriter output)
    {
        if (Terminal.IsTerminal(output) && !request.IsHeadless)
        {
            IAnsiConsole console = Terminal.On(output);
            console.WriteLine(EpisodeLines.Header);
            console.Live(new Text(string.Empty)).AutoClear(true).Start(display => Draw(console, display));
        }
        else
        {
            output.WriteLine(EpisodeLines.Header);
            Write(output);
        }

        return _episodes;
    }

    private void Write(TextWriter output)
    {
        bool isOver = false;
        while (!isOver)
        {
            // asked before the episodes are looked through: what came before the end is shown
            isOver = process.Join(Pause);
            foreach (string line in TakeEnded())
            {
                output.WriteLine(line);
            }

            output.Flush();
        }
    }

    private void Draw(IAnsiConsole console, LiveDisplayContext display)
    {
        using StatusReader reader = StatusReader.Open(process.Files.Status);
        bool isOver = false;
        while (!isOver)
        {
            isOver = process.Join(Pause);
            foreach (string line in TakeEnded())
            {
                console.WriteLine(Fitted(console, line));
            }

            string hint = signals.IsEnding ? "stopping; Ctrl-C again ends at once" : "Ctrl-C stops the robot and ends";
            string now = reader.TryRead() is { } snapshot ? EpisodeLines.Now(snapshot.Status) : string.Empty;
            display.UpdateTarget(new Rows(
                new Text(Fitted(console, now), new Style(Color.Aqua)), new Text(hint, new Style(Color.Grey))));
        }
    }

    private IEnumerable<string> TakeEnded()
    {
        while (process.Episodes.TryTake(out EpisodeSummary episode))
        {
            _episodes.Add(_lines.Report(episode));
            yield return _lines.Row(episode);
        }
    }

    private static string Fitted(IAnsiConsole console, string line)
    {
        int width = Math.Max(1, console.Profile.Width - 1);
        return line.Length <= width ? line.PadRight(width) : line[..width];
    }
}
