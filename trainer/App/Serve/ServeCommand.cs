using System;
using System.CommandLine;
using MbRlRobot.Adapters;
using MbRlRobot.CommandLine;

namespace MbRlRobot.TrainerApp.Serve;

/// <summary><c>serve</c>: the trainer of robots in operation.</summary>
public static class ServeCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="adapters">Lists the adapters.</param>
    /// <returns>The command.</returns>
    public static Command Create(Func<AdapterRegistry> adapters)
    {
        ServeOptions options = new();
        Command command = new("serve", "Store what robots record, refit their models, and send those that pass back, signed.");
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            ServeRequest request = options.Read(parsed, adapters());
            using StopSignals signals = new();
            new ServeRun(request, parsed.InvocationConfiguration.Output).RunAsync(signals.Token).GetAwaiter().GetResult();
            return ExitCode.Ok;
        });
        return command;
    }
}
