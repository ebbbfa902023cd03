using System;
using System.Collections.Concurrent;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.CommandLine;
using MbRlRobot.Service;
using Spectre.Console;

namespace MbRlRobot.TrainerApp.Serve;

/// <summary>Serves until it is stopped, and shows how it goes.</summary>
/// <param name="request">What to serve.</param>
/// <param name="output">Takes lines, or the picture.</param>
internal sealed class ServeRun(ServeRequest request, TextWriter output)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentQueue<string> _lines = [];

    /// <summary>Runs; disposes of what the request opened.</summary>
    /// <param name="stop">Ends it.</param>
    /// <returns>Done when all is stored and said.</returns>
    public async Task RunAsync(CancellationToken stop)
    {
        using ServeRequest owned = request;
        await using (request.Bus.ConfigureAwait(false))
        {
            TrainerService service = await TrainerService.StartAsync(
                request.Bus, request.Store, request.Key, request.Types, request.Options with { Log = Write }, stop).ConfigureAwait(false);
            await using (service.ConfigureAwait(false))
            {
                Write($"serving at {request.Broker} as {request.Options.TrainerId}, data in {request.Options.DataFolder}; Ctrl-C ends it");
                await ShowAsync(service, stop).ConfigureAwait(false);
            }
        }

        Flush(output.WriteLine);
        output.WriteLine("ended; all that came is stored");
    }

    private Task ShowAsync(TrainerService service, CancellationToken stop)
    {
        IAnsiConsole console = Terminal.On(output);
        return request.IsHeadless || !Terminal.IsTerminal(output)
            ? RepeatAsync(() => Flush(output.WriteLine), stop)
            : console.Live(ServeTable.Of(service.View)).AutoClear(true).StartAsync(display => RepeatAsync(
                () =>
                {
                    Flush(line => console.Write(new Text(line + "\n")));
                    display.UpdateTarget(ServeTable.Of(service.View));
                },
                stop));
    }

    private static async Task RepeatAsync(Action show, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            show();
            await Task.Delay(Pause, stop).ContinueWith(
                _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        }
    }

    private void Write(string line)
    {
        string time = TimeProvider.System.GetLocalNow().ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        _lines.Enqueue($"{time} {line}");
    }

    private void Flush(Action<string> write)
    {
        while (_lines.TryDequeue(out string? line))
        {
            write(line);
        }
    }
}
