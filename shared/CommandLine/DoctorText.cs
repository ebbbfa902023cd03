using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using MbRlRobot.Adapters;
using MbRlRobot.Diagnostics;
using Spectre.Console;

namespace MbRlRobot.CommandLine;

/// <summary>Writes the diagnosis for people.</summary>
public static class DoctorText
{
    private const double BytesOfGibibyte = 1L << 30;

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Takes the text.</param>
    public static void Write(DoctorReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        IAnsiConsole console = Terminal.On(output);
        console.MarkupLineInterpolated($"[bold]{report.Product}[/]");
        console.Write(MachineGrid(report.Machine));
        WriteProbes(report.Probes, console);
        foreach (PortReport port in report.Ports)
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"[bold]{port.Port}[/]: {port.Purpose}");
            console.Write(AdapterGrid(port));
            console.MarkupLineInterpolated($"  default: [bold]{port.Default ?? "none"}[/], {port.Why}");
        }
    }

    private static Grid MachineGrid(MachineReport machine)
    {
        Grid grid = Columns(2);
        Row(grid, "system", $"{machine.OperatingSystem}, {machine.Architecture}");
        Row(grid, "processor", $"{machine.Processor}, {machine.Cores} cores".TrimStart(',', ' '));
        Row(grid, "vectors", string.Create(CultureInfo.InvariantCulture, $"{machine.VectorBits} bits ({string.Join(' ', machine.Features)})"));
        Row(grid, "memory", string.Create(CultureInfo.InvariantCulture, $"{machine.MemoryBytes / BytesOfGibibyte:F1} GiB"));
        Row(grid, "runtime", machine.DotNet);
        return grid;
    }

    private static void WriteProbes(IReadOnlyList<ProbeReport> probes, IAnsiConsole console)
    {
        if (probes.Count == 0)
        {
            return;
        }

        Grid grid = Columns(3);
        foreach (ProbeReport probe in probes)
        {
            string remedy = probe.Remedy is null ? string.Empty : $"\nto do: {probe.Remedy}";
            grid.AddRow(new Text(probe.Name), new Markup(State(probe.State)), new Text(probe.Finding + remedy));
        }

        console.WriteLine();
        console.MarkupLine("[bold]what the machine gives a control loop[/]");
        console.Write(grid);
    }

    private static string State(ProbeState state) => state switch
    {
        ProbeState.Ok => "[green]ok[/]",
        ProbeState.Warn => "[yellow]WARN[/]",
        _ => "[grey]unknown[/]",
    };

    private static Grid AdapterGrid(PortReport port)
    {
        Grid grid = Columns(3);
        foreach (AdapterReport adapter in port.Adapters)
        {
            grid.AddRow(new Text(adapter.Name), new Markup(State(adapter.State)), new Text(Explain(adapter)));
        }

        return grid;
    }

    private static Grid Columns(int count)
    {
        Grid grid = new();
        for (int column = 0; column < count - 1; column++)
        {
            grid.AddColumn(new GridColumn().NoWrap().Padding(2, 0, 0, 0));
        }

        return grid.AddColumn(new GridColumn().Padding(2, 0, 0, 0));
    }

    private static string State(AdapterState state) => state switch
    {
        AdapterState.Ready => "[green]ready[/]",
        AdapterState.Missing => "[yellow]missing[/]",
        _ => "[grey]not in this version[/]",
    };

    private static string Explain(AdapterReport adapter)
    {
        IEnumerable<string> needs = adapter.Dependencies.Select(each => $"{each} ({(each.IsPresent ? "present" : "missing")})");
        IEnumerable<string> remedies = adapter.Dependencies.Where(each => !each.IsPresent).Select(each => each.Install).Distinct();
        return string.Join('\n', [adapter.Summary, .. Line("needs", needs), .. Line("to do", remedies)]);
    }

    private static IEnumerable<string> Line(string name, IEnumerable<string> parts) =>
        parts.Any() ? [$"{name}: {string.Join(", ", parts)}"] : [];

    private static void Row(Grid grid, string name, string value) => grid.AddRow(new Text(name), new Text(value));
}
