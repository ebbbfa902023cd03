using System;
using System.IO;
using MbRlRobot.CommandLine;
using Spectre.Console;

namespace MbRlRobot.ControllerApp.Bench;

/// <summary>Shows what is being measured, where there is a terminal to draw on.</summary>
internal static class BenchProgress
{
    /// <summary>Runs a measurement.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="output">Where to draw; a file or a pipe gets nothing.</param>
    /// <param name="measure">Measures; is given what to tell about it, and the share that is done.</param>
    /// <returns>What it gave.</returns>
    /// <remarks>Draws only when told: drawing beside the measurement would be measured.</remarks>
    public static T Run<T>(TextWriter output, Func<Action<string, double>, T> measure)
    {
        IAnsiConsole console = Terminal.On(output);
        return console.Profile.Capabilities.Ansi
            ? console.Progress().AutoRefresh(false).AutoClear(true).Start(context => Measure(context, measure))
            : measure((_, _) => { });
    }

    private static T Measure<T>(ProgressContext context, Func<Action<string, double>, T> measure)
    {
        ProgressTask task = context.AddTask("measuring", maxValue: 1);
        return measure((what, share) =>
        {
            (task.Description, task.Value) = (what, share);
            context.Refresh();
        });
    }
}
