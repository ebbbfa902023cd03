using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using MbRlRobot.Lab.Learning;
using MbRlRobot.Ports;
using MbRlRobot.Reports;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MbRlRobot.TrainerApp.Demo;

/// <summary>
/// Draws how a run goes on a terminal: a line for each episode that has ended, and below, drawn over and over, the episode
/// and the fit under way, and warnings. It draws on the run's own thread, so between decisions and never during one.
/// </summary>
internal sealed class LiveProgress : IRunObserver
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly RunOptions _options;
    private readonly IAnsiConsole _console;
    private readonly LiveDisplayContext _display;
    private readonly CancellationToken _stop;
    private readonly EpisodeTable _table;
    private readonly WarningTally _warnings = new();
    private long _drawn;
    private RunStep _step;
    private bool _isExploring;
    private double? _planMilliseconds;
    private FitProgress _fit;

    private LiveProgress(RunOptions options, IAnsiConsole console, LiveDisplayContext display, CancellationToken stop)
    {
        (_options, _console, _display, _stop) = (options, console, display, stop);
        _table = new EpisodeTable(options.Robot, console.Profile.Width);
    }

    /// <summary>Runs something and shows how it goes.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="options">The run.</param>
    /// <param name="console">A terminal.</param>
    /// <param name="run">What to run.</param>
    /// <param name="stop">Whether the user has asked it to end.</param>
    /// <returns>What it gave.</returns>
    public static T Show<T>(RunOptions options, IAnsiConsole console, Func<IRunObserver, T> run, CancellationToken stop)
    {
        LiveProgress? progress = null;
        T result = console.Live(new Text(string.Empty)).AutoClear(true).Start(display =>
        {
            progress = new LiveProgress(options, console, display, stop);
            progress.WriteAbove(progress._table.Header, new Style(decoration: Decoration.Bold));
            return run(progress);
        });
        foreach ((string, int) kind in progress!._warnings.Kinds)
        {
            console.Write(new Text($"warning: {WarningTally.Describe(kind)}\n", new Style(Color.Yellow)));
        }

        return result;
    }

    /// <inheritdoc/>
    public void EpisodeStarted(int episode, bool isExploring)
    {
        (_step, _isExploring, _planMilliseconds) = (new RunStep(episode, -1, 0, double.NaN, 0), isExploring, null);
        Draw();
    }

    /// <inheritdoc/>
    public void StepTaken(in RunStep step)
    {
        _step = step;
        _planMilliseconds = double.IsFinite(step.PlanMilliseconds) ? step.PlanMilliseconds : _planMilliseconds;
        if (step.NonFinite > 0)
        {
            _warnings.Add(NonFinitePlans.Describe(step));
        }

        Draw();
    }

    /// <inheritdoc/>
    public void FitProgressed(FitProgress progress)
    {
        _fit = progress;
        Draw();
    }

    /// <inheritdoc/>
    public void FitEnded(FitResult result, ulong version)
    {
        _fit = default;
        Draw();
    }

    /// <inheritdoc/>
    public void EpisodeEnded(RunEpisode episode) =>
        WriteAbove(_table.Row(episode), new Style(episode.Exploring ? Color.Grey : null));

    /// <inheritdoc/>
    public void Warned(string message) => _warnings.Add(message);

    private void WriteAbove(string line, Style style) => _console.Write(new Text(Fitted(line) + "\n", style));

    /// <summary>A line that covers what was drawn where it goes, and no more than that.</summary>
    private string Fitted(string line)
    {
        int width = Math.Max(1, _console.Profile.Width - 1);
        return line.Length <= width ? line.PadRight(width) : line[..width];
    }

    private void Draw()
    {
        if (Stopwatch.GetElapsedTime(_drawn) < Pause)
        {
            return;
        }

        _display.UpdateTarget(new Rows(Lines()));
        _drawn = Stopwatch.GetTimestamp();
    }

    private IEnumerable<IRenderable> Lines()
    {
        yield return new Text(Fitted(_table.Row(_step, _isExploring, _planMilliseconds)), new Style(Color.Aqua));
        yield return new Text(Fitted(BarLine()), new Style(Color.Green));
        foreach ((string, int) kind in _warnings.Kinds.TakeLast(3))
        {
            yield return new Text(Fitted($"warning: {WarningTally.Describe(kind)}"), new Style(Color.Yellow));
        }

        string hint = _stop.IsCancellationRequested
            ? "ending after the step under way; Ctrl-C again kills"
            : "Ctrl-C ends the run with everything written";
        yield return new Text(Fitted(hint), new Style(Color.Grey));
    }

    private string BarLine()
    {
        double episodes = _step.Episode + ((_step.Step + 1.0) / _options.Robot.Task.EpisodeSteps);
        return _fit.Steps == 0
            ? $"run  {Bar.Of(episodes, _options.Episodes)}  episode {_step.Episode + 1} of {_options.Episodes}"
            : FormattableString.Invariant(
                $"fit  {Bar.Of(_fit.Step, _fit.Steps)}  step {_fit.Step} of {_fit.Steps}, loss {_fit.Loss:F2}");
    }
}
