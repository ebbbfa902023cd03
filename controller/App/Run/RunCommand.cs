using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Text;
using MbRlRobot.Adapters;
using MbRlRobot.CommandLine;
using MbRlRobot.ControllerApp.Link;
using MbRlRobot.Diagnostics;
using MbRlRobot.Lifecycle;
using MbRlRobot.Models;
using MbRlRobot.Processes;
using MbRlRobot.Reports;
using MbRlRobot.Systemd;

namespace MbRlRobot.ControllerApp.Run;

/// <summary><c>run</c>: the control process of a robot.</summary>
public static class RunCommand
{
    private const string Description =
        "Run a robot: its control process. A simulated robot begins by itself; a physical one waits for the command arm. "
        + "Ctrl-C stops it and ends.";

    /// <summary>Makes the command.</summary>
    /// <param name="adapters">Lists the adapters.</param>
    /// <returns>The command.</returns>
    public static Command Create(Func<AdapterRegistry> adapters)
    {
        RunOptions options = new();
        Command command = new("run", Description);
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            RunRequest request = options.Read(parsed, adapters());
            TextWriter error = TextWriter.Synchronized(parsed.InvocationConfiguration.Error);
            if (request.Link is null && !options.IsWithoutLink(parsed))
            {
                error.WriteLine("warning: without --broker nothing is logged to disk or sent; --no-link says that this is meant");
            }

            // ended after the robot, however that ends: what it recorded is brought in
            using ILinkHost? link = HostOf(request.Link, adapters, error);
            using ServiceNotifier? service = ServiceNotifier.FromEnvironment(line => error.WriteLine($"warning: {line}"));
            return Run(request with { Heartbeat = service }, link, parsed.InvocationConfiguration.Output, error);
        });
        return command;
    }

    private static int Run(RunRequest request, ILinkHost? link, TextWriter output, TextWriter error)
    {
        using ControlProcess process = new(request, line => error.WriteLine($"warning: {line}"));
        using RunSignals signals = new(process);
        foreach (string warning in process.Warnings)
        {
            error.WriteLine($"warning: {warning}");
        }

        TextWriter people = request.IsJson ? TextWriter.Null : output;
        RunText.WriteHead(request, process, people);
        link?.Start();
        process.Start();
        RunProgress progress = new(request, process, signals);
        IReadOnlyList<RunEpisode> episodes = progress.Follow(people);
        process.ThrowIfFailed();
        RunOutcome outcome = new(process.Loop.Status, episodes, process.Loop.Refusal);
        RunText.WriteEnd(outcome, people);
        if (request.IsJson)
        {
            output.Write(Encoding.UTF8.GetString(RunReportJson.Write(Report(request, outcome))));
        }

        bool isWell = outcome.Refusal is null && outcome.Status.Fault == LoopFault.None;
        return isWell ? ExitCode.Ok : ExitCode.Failed;
    }

    private static ILinkHost? HostOf(LinkRequest? link, Func<AdapterRegistry> adapters, TextWriter error) => link switch
    {
        null => null,
        { IsSingle: true } => new ThreadLinkHost(link.Line, adapters, line => error.WriteLine($"link: {line}")),
        _ => new LinkSupervisor(
            () => new ChildLink(link.Line.Arguments), RestartPauses.Usual, line => error.WriteLine($"warning: {line}")),
    };

    private static RunReport Report(RunRequest request, RunOutcome outcome)
    {
        MachineReport machine = MachineProbe.Look();
        return new RunReport(
            request.Robot.Type,
            request.Wiring.Io,
            request.Seed,
            request.Engine,
            Fitter: null,
            Oracle: false,
            new RunVersions(Product.Version, machine.DotNet, ModelFormat.Version),
            new RunMachine(machine.Processor, machine.Cores, machine.MemoryBytes, machine.OperatingSystem),
            outcome.Episodes);
    }
}
