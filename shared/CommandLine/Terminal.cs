using System;
using System.IO;
using Spectre.Console;

namespace MbRlRobot.CommandLine;

/// <summary>Makes consoles that write rich text to a terminal and plain text elsewhere.</summary>
public static class Terminal
{
    private const int PlainWidth = 160;

    /// <summary>A console on a writer.</summary>
    /// <param name="output">The standard output, or any other writer.</param>
    /// <returns>The console: colours only where the standard output is a terminal that has them.</returns>
    public static IAnsiConsole On(TextWriter output)
    {
        bool isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        if (!isTerminal)
        {
            console.Profile.Width = PlainWidth;
        }

        return console;
    }
}
