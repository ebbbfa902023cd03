using System;
using System.IO;
using System.Threading;
using MbRlRobot.CommandLine;
using MbRlRobot.Ports;
using Spectre.Console;

namespace MbRlRobot.TrainerApp.Fit;

/// <summary>Shows how far a fit is, where there is a terminal to draw on.</summary>
internal static class FitProgressBar
{
    /// <summary>Runs a fit.</summary>
    /// <param name="fitter">Fits.</param>
    /// <param name="request">What to fit.</param>
    /// <param name="output">Where to draw; a file or a pipe gets nothing.</param>
    /// <returns>What the fit gave.</returns>
    public static FitResult Run(IEnsembleFitter fitter, FitRequest request, TextWriter output)
    {
        IAnsiConsole console = Terminal.On(output);
        return console.Profile.Capabilities.Ansi
            ? console.Progress().AutoClear(true).Start(context =>
            {
                ProgressTask task = context.AddTask("fitting", maxValue: 1);
                return fitter.Fit(request, new Bar(task), CancellationToken.None);
            })
            : fitter.Fit(request, null, CancellationToken.None);
    }

    private sealed class Bar(ProgressTask task) : IProgress<FitProgress>
    {
        public void Report(FitProgress value)
        {
            task.Value = (double)value.Step / value.Steps;
            task.Description = FormattableString.Invariant($"step {value.Step} of {value.Steps}, loss {value.Loss:F2}");
        }
    }
}
