using System;
using System.IO;
using System.Linq;
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
    private const int PausesPerState = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly ServeLines _lines = new(request.IsJson);

    /// <summary>Runs; disposes of what the request opened.</summary>
    /// <param name="stop">Ends it.</param>
    /// <returns>Done when all is stored and said.</returns>
    public async Task RunAsync(CancellationToken stop)
    {
        using ServeRequest owned = request;
        await using (request.Bus.ConfigureAwait(false))
        {
            TrainerService service = await TrainerService.StartAsync(
                request.Bus, request.Store, request.Key, request.Types, request.Options with { Log = _lines.Add }, stop).ConfigureAwait(false);
            await using (service.ConfigureAwait(false))
            {
                _lines.Add($"serving at {request.Broker} as {request.Options.TrainerId}, data in {request.Options.DataFolder}; Ctrl-C ends it");
                await ShowAsync(service, stop).ConfigureAwait(false);
            }

            _lines.Add("ended; all that came is stored");
            service.View.Ingest.Robots.Select(ServeTable.Describe).ToList().ForEach(_lines.Add);
            Flush();
        }
    }

    private Task ShowAsync(TrainerService service, CancellationToken stop) => request switch
    {
        { IsJson: true } => ShowStatesAsync(service, stop),
        { IsHeadless: true } => RepeatAsync(Flush, stop),
        _ => Terminal.IsTerminal(output) ? DrawAsync(service, stop) : RepeatAsync(Flush, stop),
    };

    private Task ShowStatesAsync(TrainerService service, CancellationToken stop)
    {
        int pauses = 0;
        return RepeatAsync(
            () =>
            {
                if (pauses++ % PausesPerState == 0)
                {
                    _lines.Add(service.View);
                }

                Flush();
                output.Flush();
            },
            stop);
    }

    private Task DrawAsync(TrainerService service, CancellationToken stop)
    {
        IAnsiConsole console = Terminal.On(output);
        return console.Live(ServeTable.Of(service.View)).AutoClear(true).StartAsync(display => RepeatAsync(
            () =>
            {
                _lines.Flush(line => console.Write(new Text(line + "\n")));
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

    private void Flush() => _lines.Flush(output.WriteLine);
}
