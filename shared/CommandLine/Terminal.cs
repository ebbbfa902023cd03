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
        bool isTerminal = IsTerminal(output);
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

    /// <summary>Whether a writer is the standard output, and that a terminal, where one can draw over.</summary>
    /// <param name="output">The writer.</param>
    /// <returns>True where it is.</returns>
    public static bool IsTerminal(TextWriter output) =>
        ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;

    /// <summary>Shows the cursor again that a live display has hidden; nothing where there is no terminal.</summary>
    public static void ShowCursor()
    {
        if (!Console.IsOutputRedirected)
        {
            Console.Write("\e[?25h");
        }
    }
}
