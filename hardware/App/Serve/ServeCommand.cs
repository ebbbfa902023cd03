using System;
using System.CommandLine;
using MbRlRobot.Adapters;
using MbRlRobot.CommandLine;
using MbRlRobot.Hil;

namespace MbRlRobot.PlantApp.Serve;

/// <summary><c>serve</c>: a simulated robot behind a UDP socket.</summary>
public static class ServeCommand
{
    private const string Description =
        "Serve a simulated robot over UDP, to one controller at a time (run --io udp). Ctrl-C stops its drives and ends it.";

    /// <summary>Makes the command.</summary>
    /// <param name="adapters">Lists the adapters.</param>
    /// <returns>The command.</returns>
    public static Command Create(Func<AdapterRegistry> adapters)
    {
        ServeOptions options = new();
        Command command = new("serve", Description);
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            using StopSignals signals = new();
            ServeRequest request = options.Read(parsed, adapters());
            ServeLines lines = new(request, parsed.InvocationConfiguration.Output);
            PlantServerOptions served = new(request.Address.Resolve(), request.IsLockstep, request.Impairment, lines.Add);
            using PlantServer server = new(request.Robot, request.Folder, request.IoFactory, served);
            lines.Began(server.EndPoint.ToString());
            server.Run(signals.Token);
            lines.Ended(server.Counts);
            return ExitCode.Ok;
        });
        return command;
    }
}
